package dev.platen.reports.discrepancy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All checks: what they are about is a table, the rules are here. */
final class Checks {
  private Checks() {}

  static List<Check> all() throws IOException {
    Vocabulary words = Vocabulary.read();
    Map<String, Function<Guides, List<Finding>>> ofTexts =
        Map.of(
            "G-1", new ButtonRule(words)::find,
            "G-2", new CertaintyRule(words)::find,
            "G-4", new SpellingRule()::find,
            "G-9", new ContentRules(words)::faxServer,
            "G-10", new ContentRules(words)::adminCenter,
            "G-11", new ContentRules(words)::mailServer);
    Map<String, Function<Guides, List<Finding>>> ofLabels =
        Map.of(
            "G-3", new LabelRules(words)::printIsMissing,
            "G-5", new LabelRules(words)::consentBox,
            "G-6", new LabelRules(words)::foreignWord,
            "G-7", new LabelRules(words)::clippedWord,
            "G-8", new LabelRules(words)::untranslated,
            "G-12", new LabelRules(words)::lowerCase);
    List<Check> checks = new ArrayList<>();
    for (Map<String, String> row : Table.ours("checks.csv")) {
      String id = row.getOrDefault("id", "");
      var rule = ofTexts.containsKey(id) ? ofTexts.get(id) : ofLabels.get(id);
      if (rule == null) {
        throw new IOException("checks.csv has the check " + id + ", which there is no rule for");
      }
      checks.add(
          new Check(
              id,
              row.getOrDefault("cases", ""),
              row.getOrDefault("about", ""),
              row.getOrDefault("others", ""),
              row.getOrDefault("reading", ""),
              ofTexts.containsKey(id),
              rule));
    }
    return checks;
  }
}
