package dev.platen.features.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** The words that a person reads, by key and language: the guide's, and what else printers show. */
public final class Labels {
  private static final Labels GUIDE =
      new Labels(List.of("/guide/labels.csv", "/guide/labels-beyond.csv"));
  private final Map<String, Map<String, String>> rows = new HashMap<>();

  private Labels(List<String> files) {
    for (String file : files) {
      try (InputStream stream = Labels.class.getResourceAsStream(file)) {
        if (stream == null) {
          throw new IllegalStateException("The file " + file + " is not on the class path");
        }
        MappingIterator<Map<String, String>> lines =
            new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(stream);
        lines.forEachRemaining(line -> rows.put(line.getOrDefault("key", ""), line));
      } catch (IOException e) {
        throw new UncheckedIOException("Reading " + file, e);
      }
    }
  }

  public static Labels ofTheGuide() {
    return GUIDE;
  }

  /**
   * The text of a key in a language.
   *
   * @throws IllegalArgumentException where there is none
   */
  public String text(String key, String language) {
    String text = rows.getOrDefault(key, Map.of()).get(language);
    if (text == null || text.isEmpty()) {
      throw new IllegalArgumentException("labels.csv has no " + key + " in " + language);
    }
    return text;
  }
}
