package dev.platen.bench;

import java.net.URI;
import java.util.Optional;

/**
 * A printer to be put on the bench.
 *
 * @param id short name; its state lies in a folder of that name
 * @param model id of a model
 * @param firmware version
 * @param panelLanguage language tag of the panel when new
 * @param ownAddress whether it gets an address of its own on the loopback network, or the bench's
 * @param ippPrinter a printer with paper that its status sheets are printed on too
 */
public record PrinterPlan(
    String id,
    String model,
    String firmware,
    String panelLanguage,
    boolean ownAddress,
    Optional<URI> ippPrinter) {

  /** A printer whose sheets go to its output tray only. */
  public PrinterPlan(
      String id, String model, String firmware, String panelLanguage, boolean ownAddress) {
    this(id, model, firmware, panelLanguage, ownAddress, Optional.empty());
  }

  public PrinterPlan {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,60}")) {
      throw new IllegalArgumentException(
          "A printer's id has lower-case letters, digits and dashes; got " + id);
    }
  }
}
