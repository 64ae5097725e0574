package dev.platen.printer.fax;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.openpdf.text.pdf.PdfReader;

/** A fax as a file. */
public final class FaxDocument {
  private static final byte[] PDF_HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TIFF_LITTLE_ENDIAN = {'I', 'I', 42, 0};
  private static final byte[] TIFF_BIG_ENDIAN = {'M', 'M', 0, 42};

  private final Format format;
  private final int pages;
  private final byte[] content;

  FaxDocument(Format format, int pages, byte[] content) {
    this.format = format;
    this.pages = pages;
    this.content = content.clone();
  }

  /** What kind of file. */
  public enum Format {
    PDF("application/pdf", ".pdf"),
    TIFF("image/tiff", ".tif");

    private final String contentType;
    private final String suffix;

    Format(String contentType, String suffix) {
      this.contentType = contentType;
      this.suffix = suffix;
    }

    public String contentType() {
      return contentType;
    }

    /** End of a file's name, with its full stop. */
    public String suffix() {
      return suffix;
    }
  }

  /**
   * A document of these bytes.
   *
   * @throws IllegalArgumentException where they are neither PDF nor TIFF, or have no page that can
   *     be read
   */
  public static FaxDocument of(byte[] content) {
    Format format =
        startsWith(content, PDF_HEAD)
            ? Format.PDF
            : startsWith(content, TIFF_LITTLE_ENDIAN) || startsWith(content, TIFF_BIG_ENDIAN)
                ? Format.TIFF
                : null;
    if (format == null) {
      throw new IllegalArgumentException(
          "A fax is a PDF or TIFF file; these %d bytes begin as neither".formatted(content.length));
    }
    try {
      int pages = format == Format.PDF ? pdfPages(content) : tiffPages(content);
      if (pages > 0) {
        return new FaxDocument(format, pages, content);
      }
    } catch (IOException | RuntimeException e) {
      // The parsers' own words are about their insides.
    }
    throw new IllegalArgumentException(
        "The %s file of %d bytes has no page that can be read: send a whole file"
            .formatted(format, content.length));
  }

  private static boolean startsWith(byte[] content, byte[] head) {
    return content.length >= head.length
        && Arrays.equals(content, 0, head.length, head, 0, head.length);
  }

  private static int pdfPages(byte[] content) throws IOException {
    try (PdfReader reader = new PdfReader(content)) {
      return reader.getNumberOfPages();
    }
  }

  private static int tiffPages(byte[] content) throws IOException {
    // The reader takes a file whose first page lies behind its end for one of one page.
    ByteOrder order = content[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    int firstPage = ByteBuffer.wrap(content).order(order).getInt(TIFF_LITTLE_ENDIAN.length);
    if (firstPage < 0 || firstPage >= content.length) {
      return 0;
    }
    ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.setInput(stream);
      return reader.getNumImages(true);
    } finally {
      reader.dispose();
    }
  }

  public Format format() {
    return format;
  }

  public int pages() {
    return pages;
  }

  public byte[] content() {
    return content.clone();
  }

  @Override
  public String toString() {
    return "FaxDocument[%s, %d pages, %d bytes]".formatted(format, pages, content.length);
  }
}
