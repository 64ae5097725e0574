package dev.platen.features.lab;

import dev.platen.features.device.InfrastructureException;
import dev.platen.features.device.JobHistory.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * The file of the job history. Its head is in the printer's language, so columns count by their
 * place: Receipt No., Date/Time, Completed, Type, Result, Pages, From, To (reference printer 1.7).
 */
final class JobHistoryFile {
  private static final int NUMBER = 0;
  private static final int TYPE = 3;
  private static final int RESULT = 4;
  private static final int DESTINATION = 7;
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

  private JobHistoryFile() {}

  /**
   * @param source where it comes from, for messages
   * @throws InfrastructureException where it is not such a file
   */
  static List<Entry> read(byte[] csv, String source) {
    try {
      List<String[]> lines =
          CSV.readerFor(String[].class)
              .<String[]>readValues(new String(csv, StandardCharsets.UTF_8).replace("\uFEFF", ""))
              .readAll();
      if (lines.isEmpty() || lines.stream().anyMatch(line -> line.length <= DESTINATION)) {
        throw new InfrastructureException(
            source + " is not a job history: it has too few columns or no line at all");
      }
      return lines.stream()
          .skip(1)
          .map(line -> new Entry(line[NUMBER], line[TYPE], line[RESULT], line[DESTINATION]))
          .toList();
    } catch (JacksonException e) {
      throw new InfrastructureException(source + " is not a file of comma-separated values", e);
    }
  }
}
