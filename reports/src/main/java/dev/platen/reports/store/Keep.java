package dev.platen.reports.store;

import dev.platen.reports.run.Outcome;

/** Which evidence is kept with a run. */
public enum Keep {
  /** Of scenarios that did not pass. */
  FAILURES,
  ALL,
  NONE;

  boolean keeps(Outcome outcome) {
    return switch (this) {
      case ALL -> true;
      case FAILURES -> outcome == Outcome.FAILED || outcome == Outcome.INFRASTRUCTURE;
      case NONE -> false;
    };
  }
}
