package dev.platen.reports.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.platen.reports.prove.KillMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CoverageReportTest {
  @TempDir Path folder;
  private Path cases;
  private Path results;

  @BeforeEach
  void prepare() throws IOException {
    cases = folder.resolve("cases.csv");
    Files.writeString(
        cases,
        """
        id,kind,section,what the guide says (own words)
        SET-1,step,Configure,"Read the address, on the panel"
        SET-2,step,Configure,Log in <b>now</b>
        """);
    results = Files.createDirectory(folder.resolve("results"));
  }

  private void result(String name, String status, String... tags) throws IOException {
    StringBuilder labels = new StringBuilder();
    for (String tag : tags) {
      labels.append(labels.isEmpty() ? "" : ",");
      labels.append("{\"name\":\"tag\",\"value\":\"").append(tag).append("\"}");
    }
    Files.writeString(
        results.resolve(name + "-result.json"),
        "{\"status\":\"" + status + "\",\"labels\":[" + labels + "]}");
  }

  @Test
  void aCaseHasPassedInALanguageWhenAllItsScenariosHave() throws IOException {
    result("a", "passed", "lt", "SET-1", "SET-2");
    result("b", "broken", "lt", "SET-2");
    result("c", "skipped", "sv", "SET-1");

    Coverage coverage = Coverage.of(results, cases);

    assertThat(coverage.verdict("SET-1", "lt")).isEqualTo(Verdict.PASSED);
    assertThat(coverage.verdict("SET-2", "lt")).isEqualTo(Verdict.FAILED);
    assertThat(coverage.verdict("SET-1", "sv")).isEqualTo(Verdict.NOT_RUN);
    assertThat(coverage.summary())
        .isEqualTo("Guide coverage: 1 of 12 cases x languages passed, 1 failed, 10 not run");
  }

  @Test
  void thePageNamesEveryCaseAndEscapesWhatItShows() throws IOException {
    result("a", "passed", "en", "SET-1");

    Document page = Jsoup.parse(CoverageReport.page(Coverage.of(results, cases), Map.of()));

    assertThat(page.select("tbody th").eachText()).containsExactly("SET-1", "SET-2");
    assertThat(page.select("tbody tr:first-child td.verdict").eachText())
        .startsWith("✓ passed", "not run");
    assertThat(page.select("b")).isEmpty();
    assertThat(page.select("script, link, img")).isEmpty();
  }

  @Test
  void theOtherPagesOfTheReportAreALinkAwayWhereTheyAreThere() throws IOException {
    result("a", "passed", "en", "SET-1");
    Files.createDirectories(folder.resolve("report"));
    Files.writeString(folder.resolve("report/index.html"), "");
    new KillMatrix(List.of(), List.of()).write(folder);

    new CommandLine(new CoverageReport())
        .execute(
            "--results=" + results,
            "--cases=" + cases,
            "--kill-matrix=" + folder.resolve(KillMatrix.DATA),
            "--out=" + folder.resolve("report/coverage.html"));

    Document page = Jsoup.parse(folder.resolve("report/coverage.html").toFile());
    assertThat(page.select("nav a").eachAttr("href"))
        .containsExactly("index.html", KillMatrix.PAGE);
    assertThat(folder.resolve("report").resolve(KillMatrix.PAGE)).content().contains("Kill matrix");
  }

  @Test
  void aForeignFileIsNamedAndRefused() throws IOException {
    Files.writeString(results.resolve("x-result.json"), "<html>");

    assertThatIOException()
        .isThrownBy(() -> Coverage.of(results, cases))
        .withMessageContaining("x-result.json is not a result");
  }

  @Test
  void withoutARunItSaysWhatToDo() {
    assertThatIOException()
        .isThrownBy(() -> Coverage.of(folder.resolve("nowhere"), cases))
        .withMessageEndingWith("nowhere: run the scenarios first.");
  }
}
