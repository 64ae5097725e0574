package dev.platen.reports.discrepancy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Labels of two or more words that the same guide also writes with one letter more or less inside a
 * word. A letter at the end of a word is grammar.
 */
final class SpellingRule {
  List<Finding> find(Guides guides) {
    List<Finding> found = new ArrayList<>();
    guides
        .texts()
        .forEach(
            (locale, text) -> {
              String running = String.join("\n", text.sentences());
              Set<String> labels = new LinkedHashSet<>();
              guides.labels().keySet().forEach(key -> labels.add(guides.label(key, locale)));
              for (String label : labels) {
                for (String other : variants(label, running)) {
                  found.add(
                      new Finding(
                          locale,
                          label + " / " + other,
                          "the text has the label with one letter more or less"));
                }
              }
            });
    return found;
  }

  private static Set<String> variants(String label, String text) {
    String[] words = label.split(" ");
    Set<String> variants = new LinkedHashSet<>();
    if (words.length < 2) {
      return variants;
    }
    Matcher phrase =
        Pattern.compile(
                "(?<![\\p{L}'-])(?=(\\p{L}+(?: \\p{L}+){"
                    + (words.length - 1)
                    + "})(?![\\p{L}'-]))")
            .matcher(text);
    while (phrase.find()) {
      String candidate = phrase.group(1);
      if (differsByOneInnerLetter(words, candidate.split(" "))) {
        variants.add(candidate);
      }
    }
    return variants;
  }

  private static boolean differsByOneInnerLetter(String[] label, String[] candidate) {
    int differences = 0;
    for (int i = 0; i < label.length; i++) {
      String one = label[i].toLowerCase(Locale.ROOT);
      String two = candidate[i].toLowerCase(Locale.ROOT);
      if (!one.equals(two)) {
        String longer = one.length() > two.length() ? one : two;
        String shorter = one.length() > two.length() ? two : one;
        if (longer.length() != shorter.length() + 1 || !lacksOneInnerLetter(longer, shorter)) {
          return false;
        }
        differences++;
      }
    }
    return differences == 1;
  }

  private static boolean lacksOneInnerLetter(String longer, String shorter) {
    for (int i = 1; i < longer.length() - 1; i++) {
      if (Character.isLetter(longer.charAt(i))
          && (longer.substring(0, i) + longer.substring(i + 1)).equals(shorter)) {
        return true;
      }
    }
    return false;
  }
}
