package dev.platen.printer.webconfig.view;

/**
 * A text field.
 *
 * @param name control name, also its id
 * @param hint the rule in short
 * @param error the rule that its value breaks, empty where it breaks none
 * @param when the choices with which it shows, see {@link EmailServerView}
 * @param shown whether it shows now
 */
public record Field(
    String name,
    String label,
    String value,
    String hint,
    String error,
    String when,
    boolean shown) {

  public boolean wrong() {
    return !error.isEmpty();
  }

  /** Ids of the texts that describe this field. */
  public String describedBy() {
    return wrong() ? name + "-error " + name + "-hint" : name + "-hint";
  }
}
