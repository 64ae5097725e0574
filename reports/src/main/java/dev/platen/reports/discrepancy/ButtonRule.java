package dev.platen.reports.discrepancy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sentence about no status and the button to sign in: whether the button shows or does not.
 * Read from the words between the two labels and to the end of the clause.
 */
final class ButtonRule {
  private final Vocabulary words;

  ButtonRule(Vocabulary words) {
    this.words = words;
  }

  List<Finding> find(Guides guides) {
    Map<String, Boolean> shows = new TreeMap<>();
    Map<String, String> quotes = new TreeMap<>();
    guides
        .texts()
        .forEach(
            (locale, text) -> {
              String status = guides.label("web.current_status", locale);
              String button = guides.label("web.sign_in", locale);
              for (String sentence : text.sentences()) {
                int afterStatus = after(sentence, status, 0);
                int afterButton = afterStatus < 0 ? -1 : after(sentence, button, afterStatus);
                if (afterButton >= 0) {
                  int comma = sentence.indexOf(',', afterButton);
                  int end = comma < 0 ? sentence.length() : comma;
                  shows.put(
                      locale,
                      !words
                          .of("G-1", "not", locale)
                          .matcher(sentence.substring(afterStatus, end))
                          .find());
                  quotes.put(locale, sentence.substring(afterButton - button.length(), end));
                }
              }
            });
    List<Finding> found = new ArrayList<>();
    for (String locale : Majority.dissenters(shows)) {
      found.add(
          new Finding(
              locale,
              quotes.getOrDefault(locale, ""),
              "the clause about the button has a word of negation, or lacks the one that most"
                  + " guides have"));
    }
    return found;
  }

  private static int after(String sentence, String label, int from) {
    int at = label.isEmpty() ? -1 : sentence.indexOf(label, from);
    return at < 0 ? -1 : at + label.length();
  }
}
