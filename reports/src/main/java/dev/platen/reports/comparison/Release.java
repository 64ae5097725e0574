package dev.platen.reports.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether a drop can ship, and why.
 *
 * @param reasons the gravest first, each a sentence; at least one
 */
public record Release(Answer answer, List<String> reasons) {
  /** The first line of the page, and the exit code of the command. */
  public enum Answer {
    SHIP("Ship", 0),
    DO_NOT_SHIP("Do not ship", 1),
    CANNOT_TELL("Cannot tell", 3);

    private final String words;
    private final int exitCode;

    Answer(String words, int exitCode) {
      this.words = words;
      this.exitCode = exitCode;
    }

    /** In a person's words. */
    public String words() {
      return words;
    }

    /** For a pipeline; 2 is kept for a wrong call. */
    public int exitCode() {
      return exitCode;
    }
  }

  public Release {
    reasons = List.copyOf(reasons);
  }

  /** Decides by the gravest verdict: what blocks comes before what leaves the question open. */
  public static Release of(Comparison comparison) {
    Map<Verdict, Long> counts = comparison.counts();
    List<String> blocking = new ArrayList<>();
    List<String> open = new ArrayList<>();
    counts.forEach(
        (verdict, count) -> {
          if (verdict.blocks()) {
            blocking.add(sentence(verdict, count));
          } else if (verdict.leavesOpen()) {
            open.add(sentence(verdict, count));
          }
        });
    long judged =
        comparison.judgements().stream()
            .filter(judgement -> judgement.candidate().judged() > 0)
            .count();
    if (judged == 0) {
      return new Release(
          Answer.CANNOT_TELL,
          List.of("No scenario has a result on " + comparison.candidate() + "."));
    }
    if (!blocking.isEmpty()) {
      blocking.addAll(open);
      return new Release(Answer.DO_NOT_SHIP, blocking);
    }
    if (!open.isEmpty()) {
      return new Release(Answer.CANNOT_TELL, open);
    }
    return new Release(
        Answer.SHIP,
        List.of(
            "All %d scenarios pass on %s, or fail as known and owned."
                .formatted(judged, comparison.candidate())));
  }

  private static String sentence(Verdict verdict, long count) {
    String scenarios = count == 1 ? "1 scenario " : count + " scenarios ";
    return scenarios
        + switch (verdict) {
          case REGRESSED -> "passed in the baseline and " + fail(count) + " now.";
          case NEW_FAIL -> fail(count) + " without an earlier result.";
          case STILL_FAILING -> fail(count) + " as in the baseline, and nobody owns that.";
          case UNSTABLE ->
              (count == 1 ? "passes" : "pass") + " at times and " + fail(count) + " at times.";
          case INFRASTRUCTURE -> "could not be judged: the bench or the lab failed.";
          case NOT_RUN -> (count == 1 ? "was" : "were") + " not run.";
          case REMOVED -> (count == 1 ? "is" : "are") + " no longer there.";
          case KNOWN, FIXED, ADDED, PASSED -> verdict.word() + ".";
        };
  }

  private static String fail(long count) {
    return count == 1 ? "fails" : "fail";
  }
}
