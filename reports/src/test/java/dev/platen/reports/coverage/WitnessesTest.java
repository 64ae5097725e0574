package dev.platen.reports.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.reports.coverage.Witnesses.Sight;
import dev.platen.reports.page.Pages;
import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

final class WitnessesTest {
  private static final List<GuideCase> CASES =
      List.of(
          new GuideCase("SET-1", "Setup", "One holds"), new GuideCase("SET-2", "Setup", "<i>Two"));
  private final Witnesses.Collector collector = new Witnesses.Collector();

  @Test
  void theNewestRunOfEachDeviceCounts() {
    sight("a", "2026-11-01", "simulator", "05.22", Outcome.FAILED, "SET-1");
    sight("b", "2026-11-02", "simulator", "05.23", Outcome.PASSED, "SET-1");
    sight("c", "2026-11-03", "lab-2", "05.22", Outcome.FAILED, "SET-1");

    Witnesses witnesses = collector.of(CASES);

    assertThat(witnesses.simulator("SET-1", "lt"))
        .hasValueSatisfying(
            sight -> {
              assertThat(sight.run()).isEqualTo("b");
              assertThat(sight.outcome()).isEqualTo(Outcome.PASSED);
            });
    assertThat(witnesses.hardware("SET-1", "lt")).extracting(Sight::run).containsExactly("c");
    assertThat(witnesses.models()).containsExactly("PX-E900FN");
    assertThat(witnesses.simulator("SET-1", "sv")).isEmpty();
  }

  @Test
  void aCaseOfSeveralScenariosHasFailedWhereOneHas() {
    sight("a", "2026-11-01", "simulator", "05.22", Outcome.PASSED, "SET-1");
    sight("a", "2026-11-01", "simulator", "05.22", Outcome.FAILED, "SET-1");
    sight("a", "2026-11-01", "simulator", "05.22", Outcome.PASSED, "SET-1");

    assertThat(collector.of(CASES).simulator("SET-1", "lt"))
        .hasValueSatisfying(sight -> assertThat(sight.outcome()).isEqualTo(Outcome.FAILED));
  }

  @Test
  void whatDidNotJudgeTheFirmwareIsNoSightOfIt() {
    sight("a", "2026-11-01", "lab-2", "05.22", Outcome.PASSED, "SET-1");
    sight("b", "2026-11-02", "lab-2", "05.23", Outcome.INFRASTRUCTURE, "SET-1");
    sight("b", "2026-11-02", "lab-2", "05.23", Outcome.NOT_RUN, "SET-2");

    Witnesses witnesses = collector.of(CASES);
    assertThat(witnesses.hardware("SET-1", "lt")).extracting(Sight::run).containsExactly("a");
    assertThat(witnesses.onHardware("SET-2")).isFalse();
  }

  @Test
  void aCaseThatNoPrinterHasShownStandsOut() {
    sight("a", "2026-11-01", "lab-2", "05.22", Outcome.PASSED, "SET-1");
    sight("b", "2026-11-02", "simulator", "05.23", Outcome.FAILED, "SET-1", "SET-2");

    Witnesses witnesses = collector.of(CASES);
    Document page =
        Jsoup.parse(Pages.render("coverage/witnesses.jte", Map.of("witnesses", witnesses)));

    assertThat(witnesses.summary())
        .containsExactly(
            "2 cases in 6 languages: 2 of 12 seen on the simulator, 1 on a real printer.",
            "Never seen on a real printer: SET-2.");
    assertThat(page.select("tr.never th").eachText())
        .containsExactly("SET-2 <i>Two! never on a real printer");
    assertThat(page.select("tbody tr").getFirst().text())
        .contains("✗ 2026-11-02 simulator, 05.23", "✓ 2026-11-01 PX-E900FN (lab-2), 05.22");
    assertThat(page.select("i, script, link, img, [src], [href]")).isEmpty();
  }

  private void sight(
      String run, String day, String device, String firmware, Outcome outcome, String... cases) {
    collector.add(
        run,
        Instant.parse(day + "T10:00:00Z"),
        new Subject("PX-E900FN", firmware, device),
        new Result(
            "guide/lt/check.feature#One",
            "One",
            Set.of(cases),
            "lt",
            outcome,
            Optional.empty(),
            Duration.ofSeconds(1),
            List.of()));
  }
}
