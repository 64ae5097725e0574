package dev.platen.stubs.entra.authorize;

import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import java.util.Locale;
import java.util.Map;

/** What an application wants the person to be asked, whether or not it is needed. */
public enum Prompt {
  LOGIN,
  SELECT_ACCOUNT,
  CONSENT,
  /** Nothing may be asked. */
  NONE;

  /**
   * @throws Problem (AADSTS90023) where there is no such prompt
   */
  static Prompt parse(String text) {
    for (Prompt prompt : values()) {
      if (prompt.name().toLowerCase(Locale.ROOT).equals(text)) {
        return prompt;
      }
    }
    throw new Problem(Situation.PROMPT_UNSUPPORTED, Map.of("prompt", text));
  }
}
