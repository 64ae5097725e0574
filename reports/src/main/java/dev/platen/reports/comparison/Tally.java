package dev.platen.reports.comparison;

import dev.platen.reports.run.Outcome;
import java.util.Collection;

/**
 * The executions of one scenario in one drop. Repeated executions are all counted: a retry that
 * passes does not hide the failure before it.
 *
 * @param passed how often it passed
 * @param failed how often the device failed it
 * @param infrastructure how often the bench or the lab failed
 * @param notRun how often it was skipped
 */
public record Tally(int passed, int failed, int infrastructure, int notRun) {
  /** Not among the scenarios of the drop at all. */
  public static final Tally ABSENT = new Tally(0, 0, 0, 0);

  public static Tally of(Collection<Outcome> outcomes) {
    return outcomes.stream().map(Tally::of).reduce(ABSENT, Tally::plus);
  }

  private static Tally of(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> new Tally(1, 0, 0, 0);
      case FAILED -> new Tally(0, 1, 0, 0);
      case INFRASTRUCTURE -> new Tally(0, 0, 1, 0);
      case NOT_RUN -> new Tally(0, 0, 0, 1);
    };
  }

  public Tally plus(Tally other) {
    return new Tally(
        passed + other.passed,
        failed + other.failed,
        infrastructure + other.infrastructure,
        notRun + other.notRun);
  }

  boolean absent() {
    return equals(ABSENT);
  }

  /** Executions that say something of the firmware. */
  int judged() {
    return passed + failed;
  }

  boolean allPassed() {
    return passed > 0 && failed == 0;
  }

  boolean allFailed() {
    return failed > 0 && passed == 0;
  }

  boolean mixed() {
    return passed > 0 && failed > 0;
  }

  /** For a person: {@code 2 of 3 passed}. */
  public String words() {
    if (absent()) {
      return "no such scenario";
    }
    if (judged() == 0) {
      return infrastructure > 0 ? "infrastructure" : "not run";
    }
    return "%d of %d passed".formatted(passed, judged());
  }
}
