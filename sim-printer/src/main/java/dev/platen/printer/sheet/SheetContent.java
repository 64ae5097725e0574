package dev.platen.printer.sheet;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * What a status sheet says, already in words.
 *
 * @param header lines about the printer itself
 * @param printedAt on the printer's clock, kept as the file's date
 */
public record SheetContent(
    String title, String language, ZonedDateTime printedAt, List<Line> header, List<Part> parts) {

  public SheetContent {
    header = List.copyOf(header);
    parts = List.copyOf(parts);
  }

  /** A label and what stands beside it, which can be empty. */
  public record Line(String label, String value) {}

  /** Lines under a heading. */
  public record Part(String heading, List<Line> lines) {
    public Part {
      lines = List.copyOf(lines);
    }
  }
}
