package dev.platen.printer.scan;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * A glass on which somebody puts things while the printer runs: a picture, or a page of a PDF such
 * as a sheet that it has printed. Safe for use by many threads.
 */
public final class GlassPlate implements Glass {
  /** A4, in inches. */
  private static final double WIDTH = 210 / 25.4;

  private static final double HEIGHT = 297 / 25.4;
  private static final int MOST_DOTS = 600;
  private static final long MOST_PIXELS = 60_000_000;

  private volatile Glass content;

  /**
   * @param first what lies there when the printer is switched on
   */
  public GlassPlate(Glass first) {
    this.content = first;
  }

  @Override
  public BufferedImage page() {
    return content.page();
  }

  @Override
  public BufferedImage page(int resolution) {
    return content.page(resolution);
  }

  /** Puts something else there. */
  public void put(Glass other) {
    content = other;
  }

  /**
   * Puts a sheet there, face down: the first page of a PDF, or a PNG or JPEG picture as large as it
   * fits on A4.
   *
   * @throws IOException where it is none of them, or damaged
   */
  public void put(byte[] file) throws IOException {
    content = file.length > 4 && file[0] == '%' && file[1] == 'P' ? pdf(file) : picture(file);
  }

  private static Glass pdf(byte[] file) throws IOException {
    return new Sheet(render(file, Quality.OF_GLASS), file.clone());
  }

  private static BufferedImage render(byte[] file, int resolution) throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      if (document.getNumberOfPages() == 0) {
        throw new IOException("The PDF has no page");
      }
      return new PDFRenderer(document).renderImageWithDPI(0, Math.min(resolution, MOST_DOTS));
    }
  }

  private static Glass picture(byte[] file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("Neither PDF, PNG nor JPEG");
      }
      var reader = readers.next();
      try {
        reader.setInput(in);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
          throw new IOException("The picture is too large");
        }
        return new Picture(reader.read(0));
      } finally {
        reader.dispose();
      }
    }
  }

  /** A page of a PDF, which is as sharp as one looks at it. */
  private record Sheet(BufferedImage page, byte[] pdf) implements Glass {
    @Override
    public BufferedImage page(int resolution) {
      try {
        return render(pdf, resolution);
      } catch (IOException e) {
        // It was readable when it was put there.
        throw new IllegalStateException("The sheet on the glass cannot be read", e);
      }
    }
  }

  /** A picture on an A4 sheet. */
  private record Picture(BufferedImage image) implements Glass {
    @Override
    public BufferedImage page() {
      return page(Quality.OF_GLASS);
    }

    @Override
    public BufferedImage page(int resolution) {
      int width = (int) Math.round(WIDTH * resolution);
      int height = (int) Math.round(HEIGHT * resolution);
      BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
      double scale =
          Math.min((double) width / image.getWidth(), (double) height / image.getHeight());
      Graphics2D canvas = sheet.createGraphics();
      try {
        canvas.setRenderingHint(
            RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.drawImage(
            image,
            0,
            0,
            (int) Math.round(image.getWidth() * scale),
            (int) Math.round(image.getHeight() * scale),
            null);
        return sheet;
      } finally {
        canvas.dispose();
      }
    }
  }
}
