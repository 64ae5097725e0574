package dev.platen.reports.discrepancy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Tables with a header line, comma-separated, UTF-8. */
final class Table {
  private Table() {}

  static List<Map<String, String>> read(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file));
  }

  /** A table that comes with the program. */
  static List<Map<String, String>> ours(String name) throws IOException {
    try (InputStream stream = Table.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("The table " + name + " is missing from the build");
      }
      return parse(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static List<Map<String, String>> parse(String name, String text) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(text)) {
      return rows.readAll();
    } catch (JacksonException e) {
      throw new IOException(name + " is not a table: " + e.getOriginalMessage(), e);
    }
  }

  /** A line of a table. */
  static String line(List<String> values) {
    return String.join(
            ",", values.stream().map(value -> '"' + value.replace("\"", "\"\"") + '"').toList())
        + "\n";
  }
}
