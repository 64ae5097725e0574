package dev.platen.printer.escl;

import java.time.Instant;

/**
 * A scan for a computer: one page, from the glass.
 *
 * @param id of its address, a UUID
 */
record ScanJob(String id, ScanRequest request, Instant startedAt, State state) {

  ScanJob in(State other) {
    return new ScanJob(id, request, startedAt, other);
  }

  /** How it stands with it. */
  enum State {
    PROCESSING("Processing", "JobScanning"),
    COMPLETED("Completed", "JobCompletedSuccessfully"),
    CANCELED("Canceled", "JobCanceledByUser"),
    ABORTED("Aborted", "JobTimedOut");

    private final String word;
    private final String reason;

    State(String word, String reason) {
      this.word = word;
      this.reason = reason;
    }

    String word() {
      return word;
    }

    String reason() {
      return reason;
    }
  }
}
