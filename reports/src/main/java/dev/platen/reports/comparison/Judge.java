package dev.platen.reports.comparison;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Gives the verdict on a cell. The rules, in their order, are those of docs/verdicts.md. */
public final class Judge {
  private final List<KnownIssue> issues;
  private final LocalDate today;

  /**
   * @param today an issue that has expired by then counts no more
   */
  public Judge(List<KnownIssue> issues, LocalDate today) {
    this.issues = List.copyOf(issues);
    this.today = today;
  }

  public Judgement judge(Cell cell, Tally baseline, Tally candidate) {
    Optional<KnownIssue> known =
        issues.stream()
            .filter(issue -> issue.covers(cell))
            .min((a, b) -> b.expires().compareTo(a.expires()));
    Finding finding = finding(baseline, candidate);
    Verdict verdict = finding.verdict();
    String reason = finding.reason();
    if (known.isPresent()) {
      KnownIssue issue = known.get();
      if (fails(verdict) && !issue.expired(today)) {
        verdict = Verdict.KNOWN;
        reason =
            "%s: %s. %s owns it until %s."
                .formatted(issue.id(), issue.text(), issue.owner(), issue.expires());
      } else if (fails(verdict)) {
        reason +=
            " %s, owned by %s, expired on %s."
                .formatted(issue.id(), issue.owner(), issue.expires());
      } else if (candidate.allPassed()) {
        reason += " It is still entered as known (%s): the entry can go.".formatted(issue.id());
      }
    }
    return new Judgement(cell, verdict, baseline, candidate, finding.confidence(), known, reason);
  }

  private static boolean fails(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED, NEW_FAIL, STILL_FAILING, UNSTABLE -> true;
      default -> false;
    };
  }

  private record Finding(Verdict verdict, Optional<Double> confidence, String reason) {
    Finding(Verdict verdict, String reason) {
      this(verdict, Optional.empty(), reason);
    }
  }

  private static Finding finding(Tally baseline, Tally candidate) {
    if (candidate.absent()) {
      return new Finding(Verdict.REMOVED, "The baseline has this scenario, the candidate has not.");
    }
    if (candidate.judged() == 0) {
      return withoutResult(baseline, candidate);
    }
    if (baseline.judged() == 0) {
      return withoutBaseline(baseline, candidate);
    }
    if (baseline.mixed() || candidate.mixed()) {
      return repeated(baseline, candidate);
    }
    if (candidate.allFailed()) {
      return baseline.allFailed()
          ? new Finding(Verdict.STILL_FAILING, "It fails in both.")
          : new Finding(Verdict.REGRESSED, "It passed in the baseline and fails in the candidate.");
    }
    return baseline.allFailed()
        ? new Finding(Verdict.FIXED, "It failed in the baseline and passes in the candidate.")
        : new Finding(Verdict.PASSED, "It passes in both.");
  }

  private static Finding withoutResult(Tally baseline, Tally candidate) {
    String before = baseline.judged() > 0 ? " In the baseline: " + baseline.words() + "." : "";
    return candidate.infrastructure() > 0
        ? new Finding(
            Verdict.INFRASTRUCTURE,
            "The bench or the lab failed, so the firmware was not judged." + before)
        : new Finding(Verdict.NOT_RUN, "It was not run on the candidate." + before);
  }

  private static Finding withoutBaseline(Tally baseline, Tally candidate) {
    String before =
        baseline.absent()
            ? "The baseline has no such scenario"
            : "It has no result in the baseline (" + baseline.words() + ")";
    if (candidate.allPassed()) {
      return new Finding(Verdict.ADDED, before + "; it passes in the candidate.");
    }
    if (candidate.allFailed()) {
      return new Finding(Verdict.NEW_FAIL, before + "; it fails in the candidate.");
    }
    return new Finding(Verdict.UNSTABLE, before + "; in the candidate " + candidate.words() + ".");
  }

  private static Finding repeated(Tally baseline, Tally candidate) {
    String numbers =
        "In the baseline %s, in the candidate %s.".formatted(baseline.words(), candidate.words());
    double worse = Chance.ofBeingWorse(candidate, baseline);
    if (worse < Chance.ERROR_RATE) {
      return new Finding(
          Verdict.REGRESSED,
          Optional.of(1 - worse),
          numbers + " Chance makes such a difference in less than one of twenty comparisons.");
    }
    double better = Chance.ofBeingWorse(baseline, candidate);
    if (better < Chance.ERROR_RATE) {
      return new Finding(
          Verdict.FIXED,
          Optional.of(1 - better),
          numbers + " Chance makes such a difference in less than one of twenty comparisons.");
    }
    if (candidate.allPassed()) {
      return new Finding(Verdict.PASSED, numbers + " It was unstable in the baseline.");
    }
    return new Finding(
        Verdict.UNSTABLE,
        Optional.of(1 - Math.min(worse, better)),
        numbers + " More executions would tell whether the two differ.");
  }
}
