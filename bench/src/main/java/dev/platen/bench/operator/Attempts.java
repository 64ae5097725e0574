package dev.platen.bench.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Slows down who guesses the pairing code: after so many wrong ones nobody can try for a while. */
final class Attempts {
  private static final int MOST_WRONG = 10;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Clock clock;
  private int wrong;
  private Instant lockedUntil = Instant.MIN;

  Attempts(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean allowed() {
    return !clock.instant().isBefore(lockedUntil);
  }

  synchronized void failed() {
    if (++wrong >= MOST_WRONG) {
      wrong = 0;
      lockedUntil = clock.instant().plus(PAUSE);
    }
  }

  synchronized void succeeded() {
    wrong = 0;
  }
}
