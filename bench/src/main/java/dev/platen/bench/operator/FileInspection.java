package dev.platen.bench.operator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into a file that an operator has sent: a photo, a PDF file or comma-separated values. What
 * it is, its content decides; its name and what the browser calls it are not asked.
 */
final class FileInspection {
  private static final Logger LOG = LoggerFactory.getLogger(FileInspection.class);
  private static final int MOST_PAGES = 50;
  private static final long MOST_PIXELS = 64_000_000;
  private static final int LEAST_SIDE = 16;

  /** Pictures are decoded for a check only: every so many pixels are enough. */
  private static final int STEP = 16;

  private FileInspection() {}

  /**
   * @param csv whether comma-separated values are wanted, too
   */
  static SentFile of(byte[] content, boolean csv) {
    if (content.length == 0) {
      return new SentFile.Refused("ui.file_missing");
    }
    if (content.length > SentFile.MAX_BYTES) {
      return new SentFile.Refused("ui.file_large");
    }
    if (MediaTypes.isHeif(content)) {
      return new SentFile.Refused("ui.file_heif");
    }
    Optional<String> type = MediaTypes.scan(content);
    if (type.isEmpty()) {
      return csv && isCsv(content)
          ? new SentFile.Good(content, MediaTypes.CSV)
          : new SentFile.Refused(csv ? "ui.file_type_csv" : "ui.file_type");
    }
    try {
      return type.orElseThrow().equals(MediaTypes.PDF)
          ? pdf(content)
          : picture(content, type.orElseThrow());
    } catch (InvalidPasswordException e) {
      return new SentFile.Refused("ui.file_locked");
    } catch (IOException | RuntimeException e) {
      LOG.debug("A file that cannot be read", e);
      return new SentFile.Refused("ui.file_damaged");
    }
  }

  private static SentFile pdf(byte[] content) throws IOException {
    try (PDDocument document = Loader.loadPDF(content)) {
      int pages = document.getNumberOfPages();
      return pages >= 1 && pages <= MOST_PAGES
          ? new SentFile.Good(content, MediaTypes.PDF)
          : new SentFile.Refused("ui.file_damaged");
    }
  }

  private static SentFile picture(byte[] content, String type) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return new SentFile.Refused("ui.file_damaged");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS) {
          return new SentFile.Refused("ui.file_large");
        }
        if (Math.min(width, height) < LEAST_SIDE) {
          return new SentFile.Refused("ui.file_small");
        }
        ImageReadParam coarse = reader.getDefaultReadParam();
        coarse.setSourceSubsampling(STEP, STEP, 0, 0);
        BufferedImage seen = reader.read(0, coarse);
        LOG.debug("A picture, looked at in {} x {} pixels", seen.getWidth(), seen.getHeight());
        return new SentFile.Good(content, type);
      } finally {
        reader.dispose();
      }
    }
  }

  /** Text in UTF-8 with a separator in its first line. */
  private static boolean isCsv(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      String first = text.lines().findFirst().orElse("");
      return text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
          && !first.stripLeading().startsWith("<")
          && (first.contains(",") || first.contains(";") || first.contains("\t"));
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
