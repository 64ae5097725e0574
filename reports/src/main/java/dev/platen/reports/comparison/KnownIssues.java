package dev.platen.reports.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Reads the table of known issues (docs/verdicts.md). */
public final class KnownIssues {
  private static final List<String> COLUMNS =
      List.of("id", "case", "model", "language", "owner", "expires", "text");

  private KnownIssues() {}

  /**
   * @param file CSV with a header line
   * @throws IOException where it cannot be read or a line is not whole; the message names the line
   *     and the column
   */
  public static List<KnownIssue> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " does not exist.");
    }
    List<KnownIssue> issues = new ArrayList<>();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      int line = 1;
      while (rows.hasNext()) {
        Map<String, String> row = rows.next();
        line++;
        for (String column : COLUMNS) {
          if (row.getOrDefault(column, "").isBlank()) {
            throw new IOException(
                "%s, line %d has no \"%s\". The columns are %s."
                    .formatted(file, line, column, String.join(", ", COLUMNS)));
          }
        }
        issues.add(
            new KnownIssue(
                value(row, "id"),
                value(row, "case"),
                value(row, "model"),
                value(row, "language"),
                value(row, "owner"),
                date(value(row, "expires"), file, line),
                value(row, "text")));
      }
    } catch (JacksonException e) {
      throw new IOException(file + " is not a table: " + e.getOriginalMessage(), e);
    }
    return issues;
  }

  private static String value(Map<String, String> row, String column) {
    return row.getOrDefault(column, "").strip();
  }

  private static LocalDate date(String text, Path file, int line) throws IOException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IOException(
          "%s, line %d: \"expires\" must be a day as 2026-12-31, not %s."
              .formatted(file, line, text),
          e);
    }
  }
}
