package dev.platen.printer.ippserver;

import com.hp.jipp.model.Status;
import dev.platen.printer.sheet.Printout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Makes what comes out of the printer of the documents that it takes. */
final class Documents {
  /** The longest document, also once it is unpacked. */
  static final int MAX_BYTES = 64 * 1024 * 1024;

  private static final String ANY = "application/octet-stream";
  private static final String PDF = "application/pdf";
  private static final String JPEG = "image/jpeg";
  private static final String RASTER = "image/pwg-raster";

  private Documents() {}

  /**
   * @param format as the client says; looked for in the document where it is {@code
   *     application/octet-stream}
   * @param compression of compression-supported
   * @throws IppProblem where it cannot be printed
   */
  static Printout printout(byte[] sent, String format, String compression, int copies)
      throws IppProblem {
    byte[] document = unpacked(sent, compression);
    String kind = format.equals(ANY) ? look(document) : format;
    try {
      return switch (kind) {
        case PDF -> {
          try (PDDocument pdf = Loader.loadPDF(document)) {
            yield new Printout(document, pdf.getNumberOfPages() * copies);
          }
        }
        case JPEG -> jpeg(document, copies);
        case RASTER -> raster(PwgRaster.pages(document), copies);
        default ->
            throw new IppProblem(
                Status.clientErrorDocumentFormatNotSupported,
                "Not printed here: " + kind + ". Send PDF, JPEG or PWG Raster.");
      };
    } catch (IOException | RuntimeException e) {
      throw new IppProblem(
          Status.clientErrorDocumentFormatError, "The document is damaged or no " + kind);
    }
  }

  private static byte[] unpacked(byte[] sent, String compression) throws IppProblem {
    try {
      return switch (compression) {
        case "none" -> sent;
        case "gzip" -> limited(new GZIPInputStream(new ByteArrayInputStream(sent)));
        case "deflate" -> limited(new InflaterInputStream(new ByteArrayInputStream(sent)));
        default ->
            throw new IppProblem(
                Status.clientErrorCompressionNotSupported, "No such compression: " + compression);
      };
    } catch (IOException e) {
      throw new IppProblem(
          Status.clientErrorCompressionError, "The document cannot be unpacked by " + compression);
    }
  }

  private static byte[] limited(InputStream in) throws IOException, IppProblem {
    byte[] all = in.readNBytes(MAX_BYTES + 1);
    if (all.length > MAX_BYTES) {
      throw new IppProblem(
          Status.clientErrorRequestEntityTooLarge, "The document is longer than 64 MB");
    }
    return all;
  }

  private static String look(byte[] document) {
    if (begins(document, "%PDF-")) {
      return PDF;
    }
    if (begins(document, "RaS2")) {
      return RASTER;
    }
    return document.length > 2 && (document[0] & 0xff) == 0xff && (document[1] & 0xff) == 0xd8
        ? JPEG
        : ANY;
  }

  private static boolean begins(byte[] document, String with) {
    if (document.length < with.length()) {
      return false;
    }
    for (int i = 0; i < with.length(); i++) {
      if (document[i] != with.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static Printout jpeg(byte[] document, int copies) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(document));
    if (image == null) {
      throw new IOException("No JPEG");
    }
    try (PDDocument pdf = new PDDocument()) {
      PDRectangle upright = PDRectangle.A4;
      PDRectangle page =
          image.getWidth() > image.getHeight()
              ? new PDRectangle(/* width= */ upright.getHeight(), /* height= */ upright.getWidth())
              : upright;
      add(pdf, page, JPEGFactory.createFromByteArray(pdf, document));
      return printout(pdf, copies);
    }
  }

  private static Printout raster(List<PwgRaster.Page> pages, int copies) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      for (PwgRaster.Page page : pages) {
        PDRectangle size =
            new PDRectangle(
                page.image().getWidth() * 72f / page.resolution(),
                page.image().getHeight() * 72f / page.resolution());
        add(pdf, size, LosslessFactory.createFromImage(pdf, page.image()));
      }
      return printout(pdf, copies);
    }
  }

  /** As large as it fits, in the middle. */
  private static void add(PDDocument pdf, PDRectangle size, PDImageXObject image)
      throws IOException {
    PDPage page = new PDPage(size);
    pdf.addPage(page);
    float scale =
        Math.min(size.getWidth() / image.getWidth(), size.getHeight() / image.getHeight());
    float width = image.getWidth() * scale;
    float height = image.getHeight() * scale;
    try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
      content.drawImage(
          image, (size.getWidth() - width) / 2, (size.getHeight() - height) / 2, width, height);
    }
  }

  private static Printout printout(PDDocument pdf, int copies) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pdf.save(bytes);
    return new Printout(bytes.toByteArray(), pdf.getNumberOfPages() * copies);
  }
}
