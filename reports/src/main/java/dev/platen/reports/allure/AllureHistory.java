package dev.platen.reports.allure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * The history behind Allure's trends. Allure takes it from a folder {@code history} among the
 * results, and writes it into the report again; a report in one file has it within, so that it has
 * to be taken out and kept until the next run.
 */
public final class AllureHistory {
  /** The files that Allure reads back; whatever else may lie there is none of its. */
  private static final List<String> FILES =
      List.of(
          "history.json",
          "history-trend.json",
          "duration-trend.json",
          "categories-trend.json",
          "retry-trend.json");

  /** History of hundreds of runs is smaller. */
  private static final long LARGEST = 64L * 1024 * 1024;

  private AllureHistory() {}

  /** Keeps the history of a report: {@code REPORT FOLDER}. */
  public static void main(String[] args) {
    if (args.length != 2) {
      System.err.println("Call it with the report (index.html) and the folder of the history.");
      System.exit(2);
    }
    try {
      keep(Path.of(args[0]), Path.of(args[1]));
    } catch (IOException e) {
      System.err.println("The history of the report is not kept: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Takes the history out of a report in one file.
   *
   * @param folder made where it is missing; a file of an earlier run is replaced
   * @throws IOException where the report has none, or cannot be read
   */
  public static void keep(Path report, Path folder) throws IOException {
    String html = Files.readString(report, StandardCharsets.UTF_8);
    int kept = 0;
    for (String name : FILES) {
      String begin = "d('history/" + name + "','";
      int from = html.indexOf(begin);
      int to = from < 0 ? -1 : html.indexOf('\'', from + begin.length());
      if (to >= 0) {
        write(folder.resolve(name), decoded(report, html.substring(from + begin.length(), to)));
        kept++;
      }
    }
    if (kept == 0) {
      throw new IOException(report + " holds no history: it is no Allure report in one file.");
    }
  }

  private static byte[] decoded(Path report, String base64) throws IOException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IOException(report + " is damaged: its history is not base64.", e);
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.write(temporary, content);
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Lays the kept history among the results of a run, where Allure looks for it; does nothing where
   * nothing was kept.
   *
   * @throws IOException where it cannot be copied, or is too large to be a history
   */
  public static void into(Path results, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Path history = Files.createDirectories(results.resolve("history"));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(file -> FILES.contains(String.valueOf(file.getFileName()))).toList()) {
        if (Files.size(file) > LARGEST) {
          throw new IOException(file + " is too large to be a history: remove it.");
        }
        Files.copy(file, history.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
