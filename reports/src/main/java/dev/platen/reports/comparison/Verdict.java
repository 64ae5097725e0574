package dev.platen.reports.comparison;

/** How a scenario, or a case of the guide, stands in the candidate against the baseline. */
public enum Verdict {
  /** Fails, and passed in the baseline. */
  REGRESSED("regressed", Weight.BLOCKS),
  /** Fails, and has no earlier result to compare with. */
  NEW_FAIL("new failure", Weight.BLOCKS),
  /** Fails as it did in the baseline, and nobody has entered it as known. */
  STILL_FAILING("still failing", Weight.LEAVES_OPEN),
  /** Passes at times and fails at times. */
  UNSTABLE("unstable", Weight.LEAVES_OPEN),
  /** The bench or the lab failed: nothing is said of the firmware. */
  INFRASTRUCTURE("infrastructure", Weight.LEAVES_OPEN),
  /** Was not run in the candidate. */
  NOT_RUN("not run", Weight.LEAVES_OPEN),
  /** Is in the baseline and not in the candidate's scenarios. */
  REMOVED("removed", Weight.LEAVES_OPEN),
  /** Fails as somebody has entered, who owns it, until a date. */
  KNOWN("known", Weight.NONE),
  /** Passes, and failed in the baseline. */
  FIXED("fixed", Weight.NONE),
  /** Passes, and has no earlier result. */
  ADDED("added", Weight.NONE),
  /** Passes as it did in the baseline. */
  PASSED("passed", Weight.NONE);

  /** What a verdict means for the release. */
  enum Weight {
    BLOCKS,
    LEAVES_OPEN,
    NONE
  }

  private final String word;
  private final Weight weight;

  Verdict(String word, Weight weight) {
    this.word = word;
    this.weight = weight;
  }

  /** In the words of a page. */
  public String word() {
    return word;
  }

  Weight weight() {
    return weight;
  }

  /** Whether the firmware must not ship with it. */
  public boolean blocks() {
    return weight == Weight.BLOCKS;
  }

  /** Whether it has to be settled before anyone can say that the firmware may ship. */
  public boolean leavesOpen() {
    return weight == Weight.LEAVES_OPEN;
  }

  /** Whether candidate and baseline differ. */
  public boolean isDifference() {
    return switch (this) {
      case REGRESSED, NEW_FAIL, FIXED, ADDED, REMOVED -> true;
      default -> false;
    };
  }
}
