package dev.platen.reports.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JudgeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final Cell CELL =
      new Cell(
          "guide/sv/check.feature#360",
          "Job code 360",
          new TreeSet<>(List.of("TRB-4")),
          "PX-E900FN",
          "sv");

  @ParameterizedTest(name = "{0} then {1} is {2}")
  @CsvSource({
    "P, P, PASSED",
    "P, F, REGRESSED",
    "F, P, FIXED",
    "F, F, STILL_FAILING",
    "P, I, INFRASTRUCTURE",
    "F, I, INFRASTRUCTURE",
    "P, N, NOT_RUN",
    "I, F, NEW_FAIL",
    "N, F, NEW_FAIL",
    "-, F, NEW_FAIL",
    "-, P, ADDED",
    "N, P, ADDED",
    "-, PF, UNSTABLE",
    "P, -, REMOVED",
    "F, -, REMOVED",
    "PPP, PFP, UNSTABLE",
    "PFP, PFP, UNSTABLE",
    "PFP, PPP, PASSED",
    "PPPPPPPP, PFFFFFFF, REGRESSED",
    "PFFFFFFF, PPPPPPPP, FIXED",
    "FFF, FPF, UNSTABLE",
    "P, FI, REGRESSED",
    "P, PI, PASSED",
  })
  void givesTheVerdictOfTheRules(String baseline, String candidate, Verdict verdict) {
    Judgement judgement = judge(List.of(), baseline, candidate);

    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.reason()).endsWith(".");
  }

  @Test
  void aFailureThatSomebodyOwnsIsKnownUntilItsLastDay() {
    assertThat(judge(List.of(issue("2026-11-21")), "P", "F"))
        .returns(Verdict.KNOWN, Judgement::verdict)
        .returns(
            "FW-12: The wrong code is shown. Mail team owns it until 2026-11-21.",
            Judgement::reason);
    assertThat(judge(List.of(issue("2026-11-20")), "P", "F"))
        .returns(Verdict.REGRESSED, Judgement::verdict)
        .extracting(Judgement::reason)
        .asString()
        .endsWith("FW-12, owned by Mail team, expired on 2026-11-20.");
  }

  @Test
  void ofTwoEntriesTheOneThatLastsLongerCounts() {
    assertThat(judge(List.of(issue("2026-11-01"), issue("2026-12-01")), "P", "F").verdict())
        .isEqualTo(Verdict.KNOWN);
  }

  @Test
  void anUnexpectedPassShows() {
    Judgement judgement = judge(List.of(issue("2026-12-31")), "F", "P");

    assertThat(judgement.verdict()).isEqualTo(Verdict.FIXED);
    assertThat(judgement.reason()).contains("still entered as known (FW-12): the entry can go");
  }

  @Test
  void anEntryForAnotherModelOrLanguageDoesNotCount() {
    KnownIssue other =
        new KnownIssue("FW-13", "TRB-4", "PX-A3", "*", "Mail team", TODAY, "Something else");

    assertThat(judge(List.of(other), "P", "F").verdict()).isEqualTo(Verdict.REGRESSED);
  }

  @Test
  void aFailureOfTheLabIsNeverKnownAndNeverAgainstTheFirmware() {
    Judgement judgement = judge(List.of(issue("2026-12-31")), "P", "II");

    assertThat(judgement.verdict()).isEqualTo(Verdict.INFRASTRUCTURE);
    assertThat(judgement.verdict().blocks()).isFalse();
  }

  @Test
  void saysHowSureItIsWhereExecutionsDiffer() {
    assertThat(judge(List.of(), "PPPPPPPP", "PFFFFFFF").confidence())
        .hasValueSatisfying(confidence -> assertThat(confidence).isBetween(0.998, 1.0));
    assertThat(judge(List.of(), "P", "F").confidence()).isEmpty();
  }

  private static KnownIssue issue(String expires) {
    return new KnownIssue(
        "FW-12",
        "TRB-4",
        "*",
        "SV",
        "Mail team",
        LocalDate.parse(expires),
        "The wrong code is shown");
  }

  private static Judgement judge(List<KnownIssue> issues, String baseline, String candidate) {
    return new Judge(issues, TODAY).judge(CELL, tally(baseline), tally(candidate));
  }

  private static Tally tally(String executions) {
    return new Tally(
        count(executions, 'P'),
        count(executions, 'F'),
        count(executions, 'I'),
        count(executions, 'N'));
  }

  private static int count(String executions, char letter) {
    return (int) executions.chars().filter(found -> found == letter).count();
  }
}
