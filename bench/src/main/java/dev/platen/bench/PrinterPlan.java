package dev.platen.bench;

/**
 * A printer to be put on the bench.
 *
 * @param id short name; its state lies in a folder of that name
 * @param model id of a model
 * @param firmware version
 * @param panelLanguage language tag of the panel when new
 * @param ownAddress whether it gets an address of its own on the loopback network, or the bench's
 */
public record PrinterPlan(
    String id, String model, String firmware, String panelLanguage, boolean ownAddress) {

  public PrinterPlan {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,60}")) {
      throw new IllegalArgumentException(
          "A printer's id has lower-case letters, digits and dashes; got " + id);
    }
  }
}
