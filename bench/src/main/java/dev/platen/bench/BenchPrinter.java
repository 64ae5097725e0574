package dev.platen.bench;

import dev.platen.printer.Printer;
import java.net.URI;

/**
 * A printer that stands on the bench.
 *
 * @param id its short name, for example {@code printer-1}
 * @param label what is printed on it
 */
public record BenchPrinter(String id, PrinterLabel label, Printer printer) {

  /** Where its Web Config answers. */
  public URI webConfig() {
    return URI.create(
        "https://%s:%d/"
            .formatted(printer.device().identity().ipAddress(), printer.webConfig().httpsPort()));
  }
}
