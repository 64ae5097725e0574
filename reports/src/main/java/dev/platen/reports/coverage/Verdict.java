package dev.platen.reports.coverage;

/** How a case stands in a language. */
public enum Verdict {
  PASSED("passed"),
  FAILED("failed"),
  /** No scenario of this run carries the case's tag. */
  NOT_RUN("not run");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** A case with several scenarios has passed when all have. */
  Verdict and(Verdict other) {
    if (this == FAILED || other == FAILED) {
      return FAILED;
    }
    return this == PASSED || other == PASSED ? PASSED : NOT_RUN;
  }
}
