package dev.platen.printer.scan;

import dev.platen.printer.scan.Quality.OriginalSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfWriter;

/** Makes files of what lies on the glass. */
public final class Scanner {
  private static final float QUALITY = 0.75f;

  private final Glass glass;
  private final String producer;
  private final Clock clock;

  /**
   * @param producer the printer's name, kept in PDF files
   * @param clock for the creation date of PDF files
   */
  public Scanner(Glass glass, String producer, Clock clock) {
    this.glass = glass;
    this.producer = producer;
    this.clock = clock;
  }

  /** Scans all pages as they lie there into one file. */
  public ScanFile scan(ScanFile.Kind kind, String fileName) throws IOException {
    return file(kind, fileName, pages(Quality.usual()));
  }

  /** Scans all pages. */
  public List<ScanPage> pages(Quality quality) throws IOException {
    List<ScanPage> pages = new ArrayList<>();
    for (BufferedImage page : glass.pages()) {
      boolean whole = quality.originalSize() == OriginalSize.AUTO;
      pages.add(
          new ScanPage(
              jpeg(Rendering.of(page, quality)),
              whole ? PageSize.A4.getWidth() : points(quality.originalSize().width()),
              whole ? PageSize.A4.getHeight() : points(quality.originalSize().height())));
    }
    return pages;
  }

  private static float points(double millimetres) {
    return (float) (millimetres / 25.4 * 72);
  }

  /**
   * Makes a file.
   *
   * @param pages one for a JPEG, at least one for a PDF
   */
  public ScanFile file(ScanFile.Kind kind, String fileName, List<ScanPage> pages)
      throws IOException {
    return new ScanFile(
        fileName, kind, kind == ScanFile.Kind.PDF ? pdf(pages) : pages.getFirst().jpeg());
  }

  /**
   * Makes a file of one page that is there as dots.
   *
   * @param resolution dots per inch
   */
  public ScanFile file(ScanFile.Kind kind, String fileName, BufferedImage page, int resolution)
      throws IOException {
    return file(
        kind,
        fileName,
        List.of(
            new ScanPage(
                jpeg(page),
                page.getWidth() * 72f / resolution,
                page.getHeight() * 72f / resolution)));
  }

  private static byte[] jpeg(BufferedImage page) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // In memory: a scan leaves no trace in the machine's temporary folder.
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(page, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private byte[] pdf(List<ScanPage> pages) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Document document = new Document(sizeOf(pages.getFirst()), 0, 0, 0, 0)) {
      PdfWriter writer = PdfWriter.getInstance(document, bytes);
      document.addProducer(producer);
      document.open();
      // The library's own would be the machine's time.
      writer
          .getInfo()
          .put(
              PdfName.CREATIONDATE,
              new PdfDate(
                  GregorianCalendar.from(
                      ZonedDateTime.ofInstant(clock.instant(), clock.getZone()))));
      for (ScanPage page : pages) {
        document.setPageSize(sizeOf(page));
        document.newPage();
        Image image = Image.getInstance(page.jpeg());
        image.scaleAbsolute(page.width(), page.height());
        image.setAbsolutePosition(0, 0);
        document.add(image);
      }
    }
    return bytes.toByteArray();
  }

  private static Rectangle sizeOf(ScanPage page) {
    return new Rectangle(page.width(), page.height());
  }
}
