package dev.platen.features.lab;

import java.util.Set;

/**
 * A text as it was read from paper. Readers of print take O for 0, and l or I for 1. Where a word
 * is known to have digits only, or letters only, such a mistake is plain and forgiven; in a word
 * with both, either reading could be right, so that it stays open. Anything else is another value.
 */
final class SheetReading {
  private static final String EDGES = "[^\\p{L}\\p{Nd}]+";
  private final String text;

  SheetReading(String text) {
    this.text = text.replaceAll("\\s+", " ");
  }

  /** Whether a text stands on the paper. */
  enum Finding {
    THERE,
    /** It may be there, or something that looks like it. */
    OPEN,
    NOT_THERE
  }

  /** Looks for a text, anywhere. */
  Finding look(String wanted) {
    String value = wanted.strip().replaceAll("\\s+", " ");
    Finding best = Finding.NOT_THERE;
    for (int at = 0; at + value.length() <= text.length(); at++) {
      switch (compare(value, at)) {
        case THERE -> {
          return Finding.THERE;
        }
        case OPEN -> best = Finding.OPEN;
        case NOT_THERE -> {}
      }
    }
    return best;
  }

  private Finding compare(String wanted, int at) {
    Finding result = Finding.THERE;
    int begin = 0;
    for (int i = 0; i < wanted.length(); i++) {
      char expected = wanted.charAt(i);
      char read = text.charAt(at + i);
      if (isEdge(expected)) {
        begin = i + 1;
      }
      if (expected == read) {
        continue;
      }
      if (!looksLike(expected, read)) {
        return Finding.NOT_THERE;
      }
      String word = word(wanted, begin);
      boolean digits = word.chars().allMatch(Character::isDigit);
      boolean letters = word.chars().allMatch(Character::isLetter);
      // Two digits or two letters that look alike are two values.
      boolean plain =
          (digits && Character.isLetter(read)) || (letters && !Character.isLetter(read));
      if (!plain) {
        result = Finding.OPEN;
      }
    }
    return result;
  }

  private static String word(String wanted, int begin) {
    return wanted.substring(begin).split(EDGES, 2)[0];
  }

  private static boolean isEdge(char character) {
    return !Character.isLetterOrDigit(character);
  }

  private static final Set<String> ALIKE = Set.of("Oo0QD", "lI1i|!", "S5s", "B8", "Z2z");

  private static boolean looksLike(char one, char other) {
    return ALIKE.stream().anyMatch(same -> same.indexOf(one) >= 0 && same.indexOf(other) >= 0);
  }

  @Override
  public String toString() {
    return text;
  }
}
