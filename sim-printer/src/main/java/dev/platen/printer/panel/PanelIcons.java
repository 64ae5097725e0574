package dev.platen.printer.panel;

import dev.platen.printer.panel.Canvas.Box;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The panel's icons as lines on a field of 24 by 24. */
final class PanelIcons {
  private static final double FIELD = 24;

  private PanelIcons() {}

  static void draw(Graphics2D pen, String name, Box box, Color color) {
    AffineTransform before = pen.getTransform();
    pen.translate(box.x(), box.y());
    pen.scale(box.width() / FIELD, box.height() / FIELD);
    pen.setColor(color);
    pen.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    shapes(name).forEach(pen::draw);
    pen.setTransform(before);
  }

  private static List<Shape> shapes(String name) {
    return switch (name) {
      case "scan" -> List.of(line(4, 5, 20, 5), line(4, 19, 20, 19), rectangle(6, 9, 12, 6));
      case "fax" ->
          List.of(
              line(7, 9, 7, 3, 17, 3, 17, 9),
              rectangle(4, 9, 16, 11),
              rectangle(8, 13, 3, 3),
              line(14.5, 13.2, 17, 13.2),
              line(14.5, 16.2, 17, 16.2));
      case "to_my_email" -> List.of(rectangle(3, 6, 18, 13), line(3.5, 7, 12, 13.5, 20.5, 7));
      case "log_out_user" ->
          List.of(circle(12, 8, 4), new Arc2D.Double(4, 14, 16, 14, 0, 180, Arc2D.OPEN));
      case "job" ->
          List.of(
              line(6, 3, 15, 3, 19, 7, 19, 21, 6, 21, 6, 3),
              line(9, 7, 12, 7),
              line(9, 11, 16, 11),
              line(9, 15, 16, 15));
      case "settings" ->
          List.of(
              circle(12, 12, 3.2),
              line(12, 3, 12, 6),
              line(12, 18, 12, 21),
              line(3, 12, 6, 12),
              line(18, 12, 21, 12),
              line(5.6, 5.6, 7.7, 7.7),
              line(16.3, 16.3, 18.4, 18.4),
              line(18.4, 5.6, 16.3, 7.7),
              line(7.7, 16.3, 5.6, 18.4));
      case "lock" ->
          List.of(
              rectangle(5, 11, 14, 9),
              line(8, 11, 8, 8),
              line(16, 11, 16, 8),
              new Arc2D.Double(8, 4, 8, 8, 0, 180, Arc2D.OPEN));
      case "log_out" ->
          List.of(
              rectangle(5, 11, 14, 9),
              line(8, 11, 8, 7),
              new Arc2D.Double(8, 3, 8, 8, 30, 150, Arc2D.OPEN));
      case "network" ->
          List.of(
              rectangle(9, 3, 6, 5),
              rectangle(3, 16, 6, 5),
              rectangle(15, 16, 6, 5),
              line(12, 8, 12, 12),
              line(6, 16, 6, 12, 18, 12, 18, 16));
      case "next" -> List.of(line(9, 5, 16, 12, 9, 19));
      case "chosen" -> List.of(line(4, 12.5, 9.5, 18, 20, 6));
      case "message-question" ->
          List.of(
              circle(12, 12, 9.5),
              new Arc2D.Double(9.2, 6.4, 5.8, 5.8, -75, 255, Arc2D.OPEN),
              line(12.6, 12.2, 12, 14),
              line(12, 17, 12, 17.4));
      case "message-good" -> List.of(circle(12, 12, 9.5), line(7.5, 12.5, 10.5, 15.5, 16.5, 9));
      case "message-bad" ->
          List.of(
              line(12, 3, 22, 21, 2, 21, 12, 3), line(12, 10, 12, 15), line(12, 17.8, 12, 18.2));
      default -> List.of(new Arc2D.Double(3, 3, 18, 18, 90, -270, Arc2D.OPEN));
    };
  }

  private static Shape line(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    return path;
  }

  private static Shape rectangle(double x, double y, double width, double height) {
    return new Rectangle2D.Double(x, y, width, height);
  }

  private static Shape circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
