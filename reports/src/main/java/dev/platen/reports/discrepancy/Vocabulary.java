package dev.platen.reports.discrepancy;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a check looks for in each language ({@code words.csv}). */
final class Vocabulary {
  private static final Pattern NOTHING = Pattern.compile("(?!)");
  private final Map<String, Pattern> patterns = new HashMap<>();

  static Vocabulary read() throws IOException {
    Vocabulary vocabulary = new Vocabulary();
    for (Map<String, String> row : Table.ours("words.csv")) {
      vocabulary.patterns.put(
          key(
              row.getOrDefault("check", ""),
              row.getOrDefault("part", ""),
              row.getOrDefault("locale", "")),
          Pattern.compile(
              row.getOrDefault("pattern", ""),
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS));
    }
    return vocabulary;
  }

  private static String key(String check, String part, String locale) {
    return check + " " + part + " " + locale;
  }

  /** What matches nothing where the table has no such row. */
  Pattern of(String check, String part, String locale) {
    return patterns.getOrDefault(key(check, part, locale), NOTHING);
  }
}
