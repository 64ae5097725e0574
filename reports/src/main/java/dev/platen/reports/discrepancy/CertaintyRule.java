package dev.platen.reports.discrepancy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The sentence that begins with "if" and has status and "signed in": whether it says "may". */
final class CertaintyRule {
  private static final int QUOTED_WORDS = 3;
  private final Vocabulary words;

  CertaintyRule(Vocabulary words) {
    this.words = words;
  }

  List<Finding> find(Guides guides) {
    Map<String, Boolean> may = new TreeMap<>();
    Map<String, String> quotes = new TreeMap<>();
    guides
        .texts()
        .forEach(
            (locale, text) -> {
              String status = guides.label("web.current_status", locale);
              String signedIn = guides.label("web.signed_in", locale);
              for (String sentence : text.sentences()) {
                int at = signedIn.isEmpty() ? -1 : sentence.indexOf(signedIn);
                if (at >= 0
                    && sentence.contains(status)
                    && words.of("G-2", "if", locale).matcher(sentence).find()) {
                  String rest = sentence.substring(at + signedIn.length());
                  may.put(locale, words.of("G-2", "may", locale).matcher(rest).find());
                  quotes.put(
                      locale,
                      Arrays.stream(rest.strip().split(" "))
                          .limit(QUOTED_WORDS)
                          .collect(Collectors.joining(" ")));
                }
              }
            });
    List<Finding> found = new ArrayList<>();
    for (String locale : Majority.dissenters(may)) {
      found.add(
          new Finding(
              locale,
              quotes.getOrDefault(locale, ""),
              "the sentence has no word for \"may\" where most guides have one, or the other way"
                  + " round"));
    }
    return found;
  }
}
