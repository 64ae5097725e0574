package dev.platen.features.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.features.browser.BrowserOptions;
import dev.platen.features.browser.BrowserPool;
import dev.platen.reports.cli.CompareCommand;
import dev.platen.reports.cli.CoverageCommand;
import dev.platen.reports.cli.ImportCommand;
import dev.platen.reports.coverage.CoverageReport;
import dev.platen.reports.discrepancy.GuideDefectReport;
import dev.platen.reports.prove.KillMatrix;
import dev.platen.reports.prove.KillMatrix.Control;
import dev.platen.reports.prove.KillMatrix.Fate;
import dev.platen.reports.prove.KillMatrix.Row;
import dev.platen.reports.timeline.TimelinePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * Every page that the reports write can be used by everybody, on any screen and on paper, alone.
 */
class ReportPagesIT {
  private static final Path GUIDE = Path.of("guide").toAbsolutePath();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  /** Every address that the page has asked for, but for what it holds itself. */
  private static final String ASKED_FOR =
      """
      return performance.getEntriesByType('resource').map((entry) => entry.name)
          .filter((name) => !name.startsWith('data:'));
      """;

  private static final String TOO_WIDE =
      """
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) {
        return [];
      }
      return [...document.querySelectorAll('main *')]
          .filter((e) => e.getBoundingClientRect().right > width + 1 && !e.closest('.wrap'))
          .map((e) => e.outerHTML.slice(0, 120));
      """;

  @TempDir private static Path folder;
  private static BrowserPool browsers;
  private static Page window;

  @BeforeAll
  static void writeThePages() throws IOException {
    Path baseline =
        new SmallRun("a", "05.22", "simulator")
            .scenario("sv", "TRB-4", "PASSED", "")
            .scenario("sv", "SET-1", "PASSED", "")
            .scenario("en", "SET-2", "FAILED", "java.lang.AssertionError")
            .scenario("en", "SET-3", "PASSED", "")
            .scenario("en", "SET-4", "PASSED", "")
            .scenario("en", "SET-5", "FAILED", "java.lang.AssertionError")
            .writeTo(folder.resolve("a"));
    Path candidate =
        new SmallRun("b", "05.23", "lab-2")
            .scenario("sv", "TRB-4", "FAILED", "java.lang.AssertionError")
            .scenario("sv", "SET-1", "PASSED", "")
            .scenario("en", "SET-2", "PASSED", "")
            .scenario("en", "SET-3", "FAILED", "lab.InfrastructureException")
            .scenario("en", "SET-4", "SKIPPED", "")
            .scenario("en", "SET-5", "FAILED", "java.lang.AssertionError")
            .scenario("en", "SET-6", "FAILED", "java.lang.AssertionError")
            .writeTo(folder.resolve("b"));
    Path known =
        Files.writeString(
            folder.resolve("known.csv"),
            """
            id,case,model,language,owner,expires,text
            FW-1,SET-5,*,*,Mail,2026-12-31,Wrong code
            """);
    new KillMatrix(
            List.of(
                row("silent-ok", Fate.KILLED),
                row("sends-twice", Fate.SURVIVED),
                row("polls-for-ever", Fate.BROKEN)),
            List.of(new Control("en/check.feature: A", true, ""), new Control("B", false, "Why")))
        .write(folder);
    String store = "--store=" + folder.resolve("runs.db");
    run(0, new ImportCommand(CLOCK), store, "" + baseline, "" + candidate);
    run(
        1,
        new CompareCommand(CLOCK),
        store,
        "--baseline=05.22",
        "--candidate=05.23",
        "--known-issues=" + known,
        "--cases=" + GUIDE.resolve("cases.csv"),
        "--labels=" + GUIDE.resolve("labels.csv"),
        "--kill-matrix=" + folder.resolve(KillMatrix.DATA),
        "--out=" + folder);
    run(
        0,
        new CoverageCommand(CLOCK),
        store,
        "--cases=" + GUIDE.resolve("cases.csv"),
        "--out=" + folder.resolve("witnesses.html"));
    run(
        0,
        new GuideDefectReport(),
        "--labels=" + GUIDE.resolve("labels.csv"),
        "--out=" + folder.resolve("guide-defects.html"));
    Path results = Files.createDirectory(folder.resolve("results"));
    Files.writeString(
        results.resolve("a-result.json"),
        """
        {"status":"failed","labels":[{"name":"tag","value":"sv"},{"name":"tag","value":"TRB-4"}]}
        """);
    run(
        0,
        new CoverageReport(),
        "--results=" + results,
        "--cases=" + GUIDE.resolve("cases.csv"),
        "--out=" + folder.resolve("coverage.html"));
    Files.writeString(
        folder.resolve("timeline.html"),
        new TimelinePage(SmallRun.timeline("TRB-4"), "", TimelinePage.WITHOUT_PICTURES).html());
    browsers = new BrowserPool(BrowserOptions.ofThisMachine(List.of()));
    window = new Page(browsers.lend(), "report");
    Axe.into(window);
  }

  @AfterAll
  static void stop() {
    browsers.close();
  }

  private static Row row(String defect, Fate fate) {
    return new Row(
        defect, "What is wrong", "Whom it hurts", "SET-1", "en", fate, "A", "When", "Expected <b>");
  }

  private static void run(int exitCode, Object command, String... arguments) {
    assertThat(new CommandLine(command).execute(arguments)).isEqualTo(exitCode);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "comparison.html",
        "witnesses.html",
        "coverage.html",
        "guide-defects.html",
        "kill-matrix.html",
        "timeline.html",
      })
  void aPageIsForEverybodyAndNeedsNothingButItself(String file) {
    List<String> problems = new ArrayList<>();
    window.open(folder.resolve(file).toUri());
    for (int width : List.of(1200, 390)) {
      window.setWidth(width);
      unfold(false);
      problems.addAll(found(file + " at " + width));
      unfold(true);
      problems.addAll(found(file + " unfolded at " + width));
    }
    window.setWidth(794);
    window.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    problems.addAll(found(file + " on paper"));
    window.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));

    assertThat(problems).isEmpty();
    assertThat(window.lines(ASKED_FOR)).isEmpty();
  }

  private static void unfold(boolean open) {
    window.ask(
        "document.querySelectorAll('details').forEach((one) => one.open = arguments[0])", open);
  }

  private static List<String> found(String where) {
    List<String> found = new ArrayList<>();
    Axe.violations(window).forEach(violation -> found.add(where + ": " + violation));
    window.lines(TOO_WIDE).forEach(element -> found.add(where + ": too wide: " + element));
    return found;
  }

  /** Otherwise the look above could not find anything. */
  @Test
  void whatAPageAsksForWouldBeSeen() throws IOException {
    Path page =
        Files.writeString(
            folder.resolve("asks.html"),
            """
            <!DOCTYPE html><html lang="en"><title>Asks</title>
            <link rel="stylesheet" href="https://fonts.example/a.css"><main><h1>Asks</h1>
            <img alt="" src="http://pictures.example/a.png"></main></html>
            """);
    Page asking = new Page(browsers.lend(), "asking");
    asking.open(page.toUri());

    assertThat(asking.lines(ASKED_FOR))
        .containsExactlyInAnyOrder("https://fonts.example/a.css", "http://pictures.example/a.png");
  }
}
