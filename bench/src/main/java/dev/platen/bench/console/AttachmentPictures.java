package dev.platen.bench.console;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attached scans as pictures: pages of PDF and TIFF, and images. An attachment comes from outside:
 * one that is too big or damaged has no picture, and nothing else happens.
 */
final class AttachmentPictures {
  private static final Logger LOG = LoggerFactory.getLogger(AttachmentPictures.class);
  private static final int MOST_PAGES = 10;
  private static final int MOST_OCTETS = 40 * 1024 * 1024;
  private static final long MOST_PIXELS = 60_000_000;
  private static final float WIDTH = 700;
  private static final Set<String> IMAGES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff");

  private AttachmentPictures() {}

  /** How many pages can be shown, at most {@value #MOST_PAGES}; 0 where none can. */
  static int pages(MailView.File file) {
    if (file.content().length > MOST_OCTETS) {
      return 0;
    }
    try {
      if (isPdf(file)) {
        try (PDDocument document = Loader.loadPDF(file.content())) {
          return Math.min(MOST_PAGES, document.getNumberOfPages());
        }
      }
      return IMAGES.contains(file.contentType()) ? Math.min(MOST_PAGES, images(file)) : 0;
    } catch (IOException | RuntimeException e) {
      LOG.debug("An attachment cannot be shown", e);
      return 0;
    }
  }

  /** A page as PNG; empty where there is none to show. */
  static Optional<byte[]> png(MailView.File file, int page) {
    if (page < 1 || page > pages(file)) {
      return Optional.empty();
    }
    try {
      BufferedImage picture = isPdf(file) ? pdf(file, page) : image(file, page);
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(picture, "png", png);
      return Optional.of(png.toByteArray());
    } catch (IOException | RuntimeException e) {
      LOG.debug("An attachment cannot be shown", e);
      return Optional.empty();
    }
  }

  private static boolean isPdf(MailView.File file) {
    return file.contentType().equals("application/pdf");
  }

  private static BufferedImage pdf(MailView.File file, int page) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.content())) {
      PDRectangle box = document.getPage(page - 1).getCropBox();
      float longest = Math.max(1, Math.max(box.getWidth(), box.getHeight()));
      return new PDFRenderer(document).renderImage(page - 1, Math.min(2, WIDTH * 1.5f / longest));
    }
  }

  private static int images(MailView.File file) throws IOException {
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(file.content()))) {
      return reader(in).map(reader -> count(reader)).orElse(0);
    }
  }

  private static int count(ImageReader reader) {
    try {
      return reader.getNumImages(true);
    } catch (IOException e) {
      return 0;
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage image(MailView.File file, int page) throws IOException {
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(file.content()))) {
      ImageReader reader = reader(in).orElseThrow(() -> new IOException("No reader for it"));
      try {
        if ((long) reader.getWidth(page - 1) * reader.getHeight(page - 1) > MOST_PIXELS) {
          throw new IOException("The picture is too big to be shown");
        }
        return reader.read(page - 1);
      } finally {
        reader.dispose();
      }
    }
  }

  private static Optional<ImageReader> reader(ImageInputStream in) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    reader.setInput(in);
    return Optional.of(reader);
  }
}
