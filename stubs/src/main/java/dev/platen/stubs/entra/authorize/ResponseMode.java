package dev.platen.stubs.entra.authorize;

import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import java.util.Locale;
import java.util.Map;

/** How parameters travel to a redirect URI. */
public enum ResponseMode {
  QUERY,
  FRAGMENT,
  FORM_POST;

  /**
   * @throws Problem (AADSTS70007) where there is no such mode
   */
  public static ResponseMode of(String text) {
    for (ResponseMode mode : values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
        return mode;
      }
    }
    throw new Problem(Situation.RESPONSE_MODE_UNSUPPORTED, Map.of("mode", text));
  }
}
