package dev.platen.reports.release;

import dev.platen.reports.comparison.Verdict;

/** Letters and signs for verdicts, so that no colour is needed. */
public final class Marks {
  private Marks() {}

  /** Short enough for a column of the matrix. */
  public static String of(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED -> "✗";
      case NEW_FAIL -> "✗ new";
      case STILL_FAILING -> "✗ still";
      case UNSTABLE -> "~";
      case INFRASTRUCTURE -> "lab";
      case NOT_RUN -> "–";
      case REMOVED -> "gone";
      case KNOWN -> "known";
      case FIXED -> "✓ fixed";
      case ADDED -> "✓ new";
      case PASSED -> "✓";
    };
  }

  /** The sign alone, where the verdict's word follows. */
  public static String sign(Verdict verdict) {
    return of(verdict).replaceFirst(" .*", "");
  }

  /** A class for the style sheet. */
  public static String style(Verdict verdict) {
    return verdict.blocks() ? "bad" : verdict.leavesOpen() ? "open" : "good";
  }

  /** What a verdict means, for who reads the page only. */
  public static String meaning(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED -> "passed in the baseline, fails now";
      case NEW_FAIL -> "fails, and has no earlier result";
      case STILL_FAILING -> "fails as it did in the baseline, and nobody owns that";
      case UNSTABLE -> "passes at times and fails at times";
      case INFRASTRUCTURE -> "the bench or the lab failed; nothing is said of the firmware";
      case NOT_RUN -> "there, but not run on the candidate";
      case REMOVED -> "in the baseline's runs only";
      case KNOWN -> "fails, and somebody owns that until a date";
      case FIXED -> "failed in the baseline, passes now";
      case ADDED -> "passes, and has no earlier result";
      case PASSED -> "passes in both";
    };
  }
}
