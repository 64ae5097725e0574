package dev.platen.printer.sheet;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.GregorianCalendar;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Lays out a status sheet: one A4 page, black on white, text that can be read back letter by
 * letter.
 */
public final class StatusSheet {
  private static final float MARGIN = 42;
  private static final float[] COLUMNS = {45, 55};
  private static final float SIZE = 8;
  private static final Color GREY = new Color(0xdd, 0xdd, 0xdd);

  private StatusSheet() {}

  /** The sheet as a PDF file. */
  public static byte[] pdf(SheetContent content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
      PdfWriter writer = PdfWriter.getInstance(document, bytes);
      document.addTitle(content.title());
      document.setDocumentLanguage(content.language());
      document.open();
      // The library's own would be the machine's time.
      writer
          .getInfo()
          .put(PdfName.CREATIONDATE, new PdfDate(GregorianCalendar.from(content.printedAt())));
      Paragraph title = new Paragraph(content.title(), Fonts.TITLE);
      title.setSpacingAfter(6);
      document.add(title);
      document.add(table(content.header()));
      for (SheetContent.Part part : content.parts()) {
        document.add(heading(part.heading()));
        document.add(table(part.lines()));
      }
    }
    return bytes.toByteArray();
  }

  private static PdfPTable heading(String text) {
    PdfPTable table = new PdfPTable(1);
    table.setWidthPercentage(100);
    table.setSpacingBefore(5);
    PdfPCell cell = cell(text, Fonts.BOLD);
    cell.setBackgroundColor(GREY);
    table.addCell(cell);
    return table;
  }

  private static PdfPTable table(List<SheetContent.Line> lines) {
    PdfPTable table = new PdfPTable(COLUMNS);
    table.setWidthPercentage(100);
    for (SheetContent.Line line : lines) {
      table.addCell(cell(line.label(), Fonts.PLAIN));
      table.addCell(cell(line.value(), Fonts.PLAIN));
    }
    return table;
  }

  private static PdfPCell cell(String text, Font font) {
    PdfPCell cell = new PdfPCell(new Phrase(text, font));
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setPaddingTop(0.4f);
    cell.setPaddingBottom(1.6f);
    cell.setVerticalAlignment(Element.ALIGN_TOP);
    return cell;
  }

  /** Liberation Sans, embedded, addressed by glyph: the only way to every language's letters. */
  private static final class Fonts {
    static final Font PLAIN = new Font(load("LiberationSans-Regular.ttf"), SIZE);
    static final Font BOLD = new Font(load("LiberationSans-Bold.ttf"), SIZE);
    static final Font TITLE = new Font(load("LiberationSans-Bold.ttf"), 15);

    private static BaseFont load(String name) {
      String file = "liberation/" + name;
      try (var stream = StatusSheet.class.getClassLoader().getResourceAsStream(file)) {
        if (stream == null) {
          throw new IllegalStateException("The font " + file + " is not on the class path");
        }
        return BaseFont.createFont(
            name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, stream.readAllBytes(), null);
      } catch (IOException e) {
        throw new UncheckedIOException("Reading the font " + file, e);
      }
    }
  }
}
