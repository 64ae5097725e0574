package dev.platen.printer.scan;

import dev.platen.printer.scan.Quality.ColorMode;
import dev.platen.printer.scan.Quality.OriginalSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** What the sensor makes of a page on the glass: so many dots of a part of it. */
final class Rendering {
  private static final double MILLIMETRES_PER_INCH = 25.4;

  private Rendering() {}

  static BufferedImage of(BufferedImage page, Quality quality) {
    if (quality.equals(Quality.usual())) {
      return page;
    }
    double scale = (double) quality.resolution() / Quality.OF_GLASS;
    OriginalSize size = quality.originalSize();
    boolean whole = size == OriginalSize.AUTO;
    BufferedImage image =
        new BufferedImage(
            dots(whole ? page.getWidth() * scale : inches(size.width()) * quality.resolution()),
            dots(whole ? page.getHeight() * scale : inches(size.height()) * quality.resolution()),
            quality.colorMode() == ColorMode.MONOCHROME
                ? BufferedImage.TYPE_BYTE_GRAY
                : BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D canvas = image.createGraphics();
    try {
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      // The lid, where the page does not reach.
      canvas.setColor(Color.WHITE);
      canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
      canvas.drawImage(
          page, 0, 0, dots(page.getWidth() * scale), dots(page.getHeight() * scale), null);
      return image;
    } finally {
      canvas.dispose();
    }
  }

  private static double inches(double millimetres) {
    return millimetres / MILLIMETRES_PER_INCH;
  }

  private static int dots(double number) {
    return (int) Math.max(1, Math.round(number));
  }
}
