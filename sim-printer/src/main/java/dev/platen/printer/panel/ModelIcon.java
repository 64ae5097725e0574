package dev.platen.printer.panel;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** The picture by which computers show the printer in their lists (reference printer 1.4). */
public final class ModelIcon {
  /** Path of the picture of 128 pixels. */
  public static final String SMALL = "/PRESENTATION/AIRPRINT/PRINTER_128.PNG";

  /** Path of the picture of 512 pixels. */
  public static final String LARGE = "/PRESENTATION/AIRPRINT/PRINTER_512.PNG";

  private ModelIcon() {}

  /**
   * Draws it as a PNG file.
   *
   * @param size width and height in pixels
   */
  public static byte[] png(int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D canvas = image.createGraphics();
    try {
      canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      canvas.scale(size / 128.0, size / 128.0);
      canvas.setColor(Color.WHITE);
      canvas.fillRect(34, 12, 60, 34);
      canvas.fillRect(30, 78, 68, 36);
      canvas.setColor(new Color(0x3a, 0x43, 0x4c));
      canvas.setStroke(new BasicStroke(4));
      canvas.drawRect(34, 12, 60, 34);
      canvas.fillRoundRect(12, 42, 104, 48, 12, 12);
      canvas.setColor(Color.WHITE);
      canvas.fillRect(30, 76, 68, 38);
      canvas.setColor(new Color(0x3a, 0x43, 0x4c));
      canvas.drawRect(30, 76, 68, 38);
      canvas.setColor(new Color(0xff, 0xc2, 0x3d));
      canvas.fillOval(94, 52, 10, 10);
    } finally {
      canvas.dispose();
    }
    return PictureFile.png(image);
  }
}
