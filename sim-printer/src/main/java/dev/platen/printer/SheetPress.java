package dev.platen.printer;

import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.ipp.IppException;
import dev.platen.printer.ipp.IppPrinter;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.JobFailure;
import dev.platen.printer.job.PrinterJobs;
import dev.platen.printer.sheet.OutputTray;
import dev.platen.printer.sheet.SheetContent;
import dev.platen.printer.sheet.StatusSheet;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints status sheets into the output tray and, where there is one, on a printer with paper. */
final class SheetPress implements PrinterJobs.SheetPrinter {
  private static final Logger log = LoggerFactory.getLogger(SheetPress.class);

  private final Supplier<SheetContent> content;
  private final OutputTray tray;
  private final Optional<IppPrinter> paper;
  private final Defects defects;

  SheetPress(
      Supplier<SheetContent> content,
      OutputTray tray,
      Optional<IppPrinter> paper,
      Defects defects) {
    this.content = content;
    this.tray = tray;
    this.paper = paper;
    this.defects = defects;
  }

  @Override
  public Optional<JobFailure> print(Job job) throws IOException {
    if (defects.has(Defect.LOSES_STATUS_SHEET)) {
      return Optional.empty();
    }
    byte[] pdf = StatusSheet.pdf(content.get());
    // First, so that it is there whatever becomes of the paper.
    tray.put(job.number(), pdf);
    return paper.flatMap(printer -> printOn(printer, job, pdf));
  }

  private static Optional<JobFailure> printOn(IppPrinter printer, Job job, byte[] pdf) {
    try {
      printer.print(job.fileName(), pdf);
      return Optional.empty();
    } catch (IppException e) {
      log.warn("Job {}: {}. The sheet is in the output tray.", job.number(), e.getMessage());
      return Optional.of(e.reached() ? JobFailure.PRINT_REFUSED : JobFailure.PRINT_NOT_CONNECTED);
    }
  }
}
