package dev.platen.reports.discrepancy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The guides: the labels that they print, and, where there are any, their texts.
 *
 * @param labels by key, then by locale; {@code en} is the language of the user interface, of which
 *     there is no guide
 * @param surfaces by key: where a label is seen
 * @param texts by locale
 */
record Guides(
    Map<String, Map<String, String>> labels,
    Map<String, String> surfaces,
    Map<String, GuideText> texts) {
  /** The locales that there are guides of. */
  static final List<String> LOCALES = List.of("ca", "it", "lt", "pt", "sv");

  /**
   * @param labelsFile {@code labels.csv}
   * @param folder with {@code guide-<locale>.txt}; an empty path where there are no texts
   * @throws IOException where a file cannot be read; the message names it
   */
  static Guides read(Path labelsFile, Path folder) throws IOException {
    Map<String, Map<String, String>> labels = new LinkedHashMap<>();
    Map<String, String> surfaces = new LinkedHashMap<>();
    for (Map<String, String> row : Table.read(labelsFile)) {
      String key = row.getOrDefault("key", "");
      surfaces.put(key, row.getOrDefault("surface", ""));
      Map<String, String> words = new TreeMap<>(row);
      words.keySet().removeIf(column -> !column.equals("en") && !LOCALES.contains(column));
      words.values().removeIf(String::isBlank);
      labels.put(key, words);
    }
    Map<String, GuideText> texts = new TreeMap<>();
    if (!folder.toString().isEmpty()) {
      if (!Files.isDirectory(folder)) {
        throw new IOException(folder + " is not a folder: --guides takes the one with the texts.");
      }
      for (String locale : LOCALES) {
        Path file = folder.resolve("guide-" + locale + ".txt");
        if (Files.exists(file)) {
          texts.put(locale, GuideText.of(Files.readString(file)));
        }
      }
    }
    return new Guides(labels, surfaces, texts);
  }

  /** A label with plain apostrophes; empty where there is none. */
  String label(String key, String locale) {
    return labels.getOrDefault(key, Map.of()).getOrDefault(locale, "").replace('’', '\'');
  }
}
