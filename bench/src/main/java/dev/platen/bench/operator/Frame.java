package dev.platen.bench.operator;

import java.util.Map;

/**
 * What surrounds each page.
 *
 * @param at the printer's name in addresses; empty for the list of all
 * @param operator who is at work; empty where nobody has said so
 * @param token what forms carry; a secret
 */
public record Frame(Words words, String at, String operator, String token) {
  /** The languages that can be chosen: tag and own name. */
  public Map<String, String> languages() {
    return Words.LANGUAGES;
  }

  /** The address of this page, for a look at how it is now. */
  public String address() {
    return at.isEmpty() ? "/" : "/printers/" + at + "/";
  }

  @Override
  public String toString() {
    return "Frame[" + words.language() + ", " + at + "]";
  }
}
