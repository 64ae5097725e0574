package dev.platen.printer.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Checks the administrator's password and stops listening for a while after too many wrong ones in
 * a row. One guard per log-in, whoever tries. No public source gives the vendor's figures
 * (reference printer 1.5), so they are parameters.
 */
public final class LogInGuard {
  private static final int MAX_PASSWORD_LENGTH = 255;

  private final Clock clock;
  private final int maxWrong;
  private final Duration lockOut;
  private int wrong;
  private Instant lockedUntil = Instant.MIN;

  /**
   * @param clock the printer's
   * @param maxWrong wrong passwords in a row that lock
   */
  public LogInGuard(Clock clock, int maxWrong, Duration lockOut) {
    if (maxWrong < 1) {
      throw new IllegalArgumentException("At least one wrong password must be allowed");
    }
    this.clock = clock;
    this.maxWrong = maxWrong;
    this.lockOut = lockOut;
  }

  /** How a log-in ended. */
  public enum Outcome {
    RIGHT,
    WRONG,
    /** Not even looked at: too many were wrong. */
    LOCKED
  }

  /** Whether passwords are not looked at just now. */
  public synchronized boolean isLocked() {
    return clock.instant().isBefore(lockedUntil);
  }

  /** One attempt at a time, so that many at once find no more guesses than one after the other. */
  public synchronized Outcome attempt(String password, Predicate<String> isRight) {
    if (clock.instant().isBefore(lockedUntil)) {
      return Outcome.LOCKED;
    }
    if (password.length() <= MAX_PASSWORD_LENGTH && isRight.test(password)) {
      wrong = 0;
      return Outcome.RIGHT;
    }
    wrong++;
    if (wrong >= maxWrong) {
      wrong = 0;
      lockedUntil = clock.instant().plus(lockOut);
      return Outcome.LOCKED;
    }
    return Outcome.WRONG;
  }
}
