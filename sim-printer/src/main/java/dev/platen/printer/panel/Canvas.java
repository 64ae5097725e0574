package dev.platen.printer.panel;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A picture that is being drawn: boxes, icons, and text that is made to fit its box. */
final class Canvas implements AutoCloseable {
  private final BufferedImage image;
  private final Graphics2D pen;
  private final List<String> cut = new ArrayList<>();
  private final List<String> unknownLetters = new ArrayList<>();

  /** Where on the picture, in pixels. */
  record Box(double x, double y, double width, double height) {
    Box inset(double sides, double topAndBottom) {
      return new Box(
          x + sides,
          y + topAndBottom,
          Math.max(0, width - 2 * sides),
          Math.max(0, height - 2 * topAndBottom));
    }

    /** The part of this width on the left. */
    Box left(double part) {
      return new Box(x, y, part, height);
    }

    /** The part of this width on the right. */
    Box right(double part) {
      return new Box(x + width - part, y, part, height);
    }

    /** The part of this height at the top. */
    Box top(double part) {
      return new Box(x, y, width, part);
    }

    /** What remains below {@link #top}. */
    Box below(double part) {
      return new Box(x, y + part, width, Math.max(0, height - part));
    }

    /** A box of this size in the middle. */
    Box middle(double innerWidth, double innerHeight) {
      return new Box(
          x + (width - innerWidth) / 2, y + (height - innerHeight) / 2, innerWidth, innerHeight);
    }
  }

  /** Where in its box a text stands; up and down it is always in the middle. */
  enum Align {
    LEFT,
    CENTER,
    RIGHT
  }

  /**
   * How a text looks.
   *
   * @param size of its letters in pixels, where it fits
   * @param anywhere whether words may be broken before letters get smaller
   * @param typed whether a person typed it, so that no box can be made for all of it
   */
  record Style(
      double size, boolean bold, Color color, Align align, boolean anywhere, boolean typed) {
    static Style of(double size, Color color) {
      return new Style(size, false, color, Align.LEFT, false, false);
    }

    Style strong() {
      return new Style(size, true, color, align, anywhere, typed);
    }

    Style at(Align other) {
      return new Style(size, bold, color, other, anywhere, typed);
    }

    Style breaking() {
      return new Style(size, bold, color, align, true, typed);
    }

    Style fromPerson() {
      return new Style(size, bold, color, align, true, true);
    }
  }

  Canvas(int width, int height, Color ground) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    fill(box(), ground);
  }

  Box box() {
    return new Box(0, 0, image.getWidth(), image.getHeight());
  }

  BufferedImage image() {
    return image;
  }

  /** Texts that were cut short, without those that a person typed. */
  List<String> cut() {
    return List.copyOf(cut);
  }

  /** Texts with letters that the fonts lack, without those that a person typed. */
  List<String> unknownLetters() {
    return List.copyOf(unknownLetters);
  }

  void fill(Box box, Color color) {
    pen.setColor(color);
    pen.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
  }

  /** A box with round corners and a line around it. */
  void card(Box box, Color ground, Color line, double radius) {
    Shape shape =
        new RoundRectangle2D.Double(
            box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1, radius, radius);
    pen.setColor(ground);
    pen.fill(shape);
    pen.setColor(line);
    pen.setStroke(new BasicStroke(1));
    pen.draw(shape);
  }

  void disc(Box box, Color color) {
    pen.setColor(color);
    pen.fill(new java.awt.geom.Ellipse2D.Double(box.x(), box.y(), box.width(), box.height()));
  }

  void icon(String name, Box box, Color color) {
    PanelIcons.draw(pen, name, box, color);
  }

  void text(String text, Box box, Style style) {
    TextFit fit =
        TextFit.of(text, box.width(), box.height(), style.size(), style.bold(), style.anywhere());
    Font font = PanelFonts.font(style.bold(), fit.size());
    if (!style.typed()) {
      if (fit.cut()) {
        cut.add(text);
      }
      if (font.canDisplayUpTo(text) >= 0) {
        unknownLetters.add(text);
      }
    }
    pen.setFont(font);
    pen.setColor(style.color());
    double line = fit.size() * TextFit.LINE;
    double top = box.y() + Math.max(0, (box.height() - fit.lines().size() * line) / 2);
    for (int i = 0; i < fit.lines().size(); i++) {
      String part = fit.lines().get(i);
      double spare = box.width() - TextFit.width(part, font);
      double x =
          switch (style.align()) {
            case LEFT -> box.x();
            case CENTER -> box.x() + spare / 2;
            case RIGHT -> box.x() + spare;
          };
      pen.drawString(part, (float) x, (float) (top + i * line + fit.size()));
    }
  }

  /** Does {@code drawing} where nothing is drawn outside of the box. */
  void inside(Box box, Runnable drawing) {
    Shape before = pen.getClip();
    pen.clip(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
    drawing.run();
    pen.setClip(before);
  }

  @Override
  public void close() {
    pen.dispose();
  }
}
