package dev.platen.stubs.entra.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all form pages share.
 *
 * @param action where the form goes
 * @param flowToken the hidden field that names the flow
 * @param error what was wrong with the last try
 * @param wording which names the buttons have
 */
public record View(
    Words words, String action, String flowToken, Optional<FieldError> error, Wording wording) {

  /**
   * A text above the field.
   *
   * @param number the AADSTS number, for scripts
   */
  public record FieldError(String id, String text, int number) {}

  /** The text of {@code key}. */
  public String text(String key, String... arguments) {
    return words.text(key, arguments);
  }

  /** Whether {@code id} names the error that there is. */
  public boolean has(String id) {
    return error.map(FieldError::id).filter(id::equals).isPresent();
  }

  /** The attribute {@code aria-describedby} of the field: none without an error. */
  public @Nullable String describedBy() {
    return error.map(FieldError::id).orElse(null);
  }

  /** The attribute {@code aria-invalid} of the field: none without an error. */
  public @Nullable String invalid() {
    return error.isPresent() ? "true" : null;
  }
}
