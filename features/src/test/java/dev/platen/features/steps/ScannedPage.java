package dev.platen.features.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Looks into what a printer sent as a scan. */
final class ScannedPage {
  private ScannedPage() {}

  /** The number of pages; a file that is no PDF is an error. */
  static int pagesOf(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    } catch (IOException e) {
      throw new UncheckedIOException("The attachment is not a PDF", e);
    }
  }
}
