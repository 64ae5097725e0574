package dev.platen.reports.run;

/** How one execution of a scenario ended. */
public enum Outcome {
  PASSED("passed"),
  /** The device did not do what the guide says. */
  FAILED("failed"),
  /** The bench, the lab or its network failed; nothing is said of the firmware. */
  INFRASTRUCTURE("infrastructure"),
  /** Skipped with a reason, or undefined. */
  NOT_RUN("not run");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** In the words of a page. */
  public String word() {
    return word;
  }
}
