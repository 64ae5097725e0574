package dev.platen.features.simulator;

import dev.platen.features.device.Patience;
import dev.platen.features.device.StatusSheet;
import dev.platen.printer.PrinterDevice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The sheets in the output tray of a simulated printer. */
final class TraySheet implements StatusSheet {
  private final PrinterDevice device;
  private final Patience patience;

  TraySheet(PrinterDevice device, Patience patience) {
    this.device = device;
    this.patience = patience;
  }

  @Override
  public String text() {
    patience.until(
        "A sheet in the output tray",
        () -> !device.outputTray().isEmpty(),
        () -> device.jobs().history().toString());
    try (PDDocument sheet = Loader.loadPDF(files().getLast())) {
      return new PDFTextStripper().getText(sheet);
    } catch (IOException e) {
      throw new UncheckedIOException("The sheet is not a PDF", e);
    }
  }

  @Override
  public List<byte[]> files() {
    List<byte[]> files = new ArrayList<>();
    for (Path file : device.outputTray()) {
      try {
        files.add(Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException("Reading " + file, e);
      }
    }
    return files;
  }
}
