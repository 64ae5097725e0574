package dev.platen.reports.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureHistoryTest {
  @TempDir Path folder;

  private Path report(String body) throws IOException {
    return Files.writeString(folder.resolve("index.html"), body);
  }

  private static String part(String name, String content) {
    return "d('%s','%s'),"
        .formatted(
            name, Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theHistoryOfOneReportIsThereForTheNext() throws IOException {
    Path report =
        report(
            part("widgets/history-trend.json", "[0]")
                + part("history/history-trend.json", "[1]")
                + part("history/history.json", "{}"));
    Path kept = folder.resolve("kept/history");
    Path results = Files.createDirectory(folder.resolve("results"));

    AllureHistory.keep(report, kept);
    Files.writeString(kept.resolve("stranger.json"), "{}");
    AllureHistory.into(results, kept);

    assertThat(results.resolve("history/history-trend.json")).hasContent("[1]");
    assertThat(results.resolve("history/history.json")).hasContent("{}");
    assertThat(results.resolve("history/stranger.json")).doesNotExist();
  }

  @Test
  void theFirstRunHasNoHistory() throws IOException {
    AllureHistory.into(folder, folder.resolve("none"));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPageThatIsNoReportIsRefused() throws IOException {
    Path report = report("<p>Hello");

    assertThatThrownBy(() -> AllureHistory.keep(report, folder.resolve("kept")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no Allure report in one file");
  }

  @Test
  void aDamagedHistoryIsRefused() throws IOException {
    Path report = report("d('history/history.json','%%%'),");

    assertThatThrownBy(() -> AllureHistory.keep(report, folder.resolve("kept")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its history is not base64");
  }
}
