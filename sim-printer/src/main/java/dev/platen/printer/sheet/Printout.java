package dev.platen.printer.sheet;

import java.util.Optional;

/** What comes out of a printer: a PDF file, and how many pages are counted for it. */
public final class Printout {
  private final byte[] pdf;
  private final int pages;

  public Printout(byte[] pdf, int pages) {
    this.pdf = pdf.clone();
    this.pages = pages;
  }

  public byte[] pdf() {
    return pdf.clone();
  }

  public int pages() {
    return pages;
  }

  /** Where a job gets what it prints. */
  public interface Source {
    /**
     * Waits for it, where it is still on its way.
     *
     * @return empty where it does not come any more, or the wait was broken off
     */
    Optional<Printout> await();
  }
}
