package dev.platen.printer.ippserver;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads PWG Raster (PWG 5102.4): sgray_8, srgb_8 and black_1. */
final class PwgRaster {
  private static final int SYNC_WORD = 0x52615332;
  private static final int HEADER_BYTES = 1796;
  // PWG 5102.4 table 3
  private static final int RESOLUTION = 276;
  private static final int WIDTH = 372;
  private static final int HEIGHT = 376;
  private static final int BITS_PER_PIXEL = 388;
  private static final int BYTES_PER_LINE = 392;
  private static final int COLOR_SPACE = 400;
  private static final int BLACK = 3;

  private static final long MAX_PIXELS = 80_000_000;
  private static final int MAX_PAGES = 500;

  private PwgRaster() {}

  /**
   * A page.
   *
   * @param resolution dots per inch
   */
  record Page(BufferedImage image, int resolution) {}

  /**
   * @throws IOException where it is damaged, or of a kind that is not taken
   */
  static List<Page> pages(byte[] document) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(document);
    List<Page> pages = new ArrayList<>();
    try {
      if (in.getInt() != SYNC_WORD) {
        throw new IOException("No PWG Raster");
      }
      while (in.hasRemaining() && pages.size() < MAX_PAGES) {
        pages.add(page(in));
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IOException("The raster ends early", e);
    }
    return pages;
  }

  private static Page page(ByteBuffer in) throws IOException {
    int header = in.position();
    int width = in.getInt(header + WIDTH);
    int height = in.getInt(header + HEIGHT);
    int bits = in.getInt(header + BITS_PER_PIXEL);
    int bytesPerLine = in.getInt(header + BYTES_PER_LINE);
    boolean black = in.getInt(header + COLOR_SPACE) == BLACK;
    int resolution = in.getInt(header + RESOLUTION);
    if (width <= 0
        || height <= 0
        || resolution <= 0
        || (long) width * height > MAX_PIXELS
        || (bits != 1 && bits != 8 && bits != 24)
        || bytesPerLine != (width * bits + 7) / 8) {
      throw new IOException("A raster of another kind");
    }
    in.position(header + HEADER_BYTES);
    BufferedImage image =
        new BufferedImage(
            width, height, bits == 24 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
    byte[] line = new byte[bytesPerLine];
    for (int y = 0; y < height; ) {
      int times = 1 + (in.get() & 0xff);
      line(in, line, bits == 24 ? 3 : 1, black);
      for (int i = 0; i < times && y < height; i++) {
        draw(image, y++, line, bits, black);
      }
    }
    return new Page(image, resolution);
  }

  /** PWG 5102.4 section 4.4: runs of one pixel, and rows of different ones. */
  private static void line(ByteBuffer in, byte[] line, int unit, boolean black) {
    for (int at = 0; at < line.length; ) {
      int code = in.get() & 0xff;
      if (code == 128) {
        java.util.Arrays.fill(line, at, line.length, (byte) (black ? 0 : 0xff));
        return;
      }
      if (code > 128) {
        int length = Math.min((257 - code) * unit, line.length - at);
        in.get(line, at, length);
        at += length;
      } else {
        byte[] pixel = new byte[unit];
        in.get(pixel);
        for (int i = 0; i <= code && at < line.length; i++) {
          System.arraycopy(pixel, 0, line, at, unit);
          at += unit;
        }
      }
    }
  }

  private static void draw(BufferedImage image, int y, byte[] line, int bits, boolean black) {
    for (int x = 0; x < image.getWidth(); x++) {
      int rgb;
      if (bits == 24) {
        rgb = (line[3 * x] & 0xff) << 16 | (line[3 * x + 1] & 0xff) << 8 | (line[3 * x + 2] & 0xff);
      } else {
        int value = bits == 8 ? line[x] & 0xff : (line[x / 8] >> (7 - x % 8) & 1) * 0xff;
        int grey = black ? 0xff - value : value;
        rgb = grey << 16 | grey << 8 | grey;
      }
      image.setRGB(x, y, rgb);
    }
  }
}
