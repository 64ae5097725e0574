package dev.platen.features.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** The folder of the guide: its features and its tables. */
final class GuideFiles {
  static final List<String> LANGUAGES = List.of("ca", "en", "it", "lt", "pt", "sv");
  static final Path FOLDER = Path.of("guide").toAbsolutePath();
  private static final Path NOT_YET = FOLDER.resolve("not-yet-covered.csv");

  private GuideFiles() {}

  /** The ids of {@code cases.csv}, in the guide's order. */
  static Set<String> cases() {
    return column(FOLDER.resolve("cases.csv"), "id");
  }

  /** The cases that are known to have no scenario yet; none where there is no such list. */
  static Set<String> notYetCovered() {
    return Files.exists(NOT_YET) ? column(NOT_YET, "case") : Set.of();
  }

  private static Set<String> column(Path file, String name) {
    Set<String> values = new LinkedHashSet<>();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      rows.forEachRemaining(row -> values.add(row.getOrDefault(name, "")));
    }
    if (values.isEmpty() || values.contains("")) {
      throw new IllegalStateException(file + " has a row without " + name);
    }
    return values;
  }

  /** All feature files. */
  static List<Path> features() {
    List<Path> found = new ArrayList<>();
    try (var files = Files.walk(FOLDER)) {
      files.filter(file -> file.toString().endsWith(".feature")).sorted().forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException("Looking for features in " + FOLDER, e);
    }
    return found;
  }
}
