package dev.platen.stubs.exchange.limit;

import dev.platen.stubs.directory.MailFacts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Smart lockout: after so many wrong passwords an account is locked for a while, by the clock of
 * its tenant, whatever comes next. See {@code mail.yaml}. Safe for use by many threads.
 */
public final class Lockout {
  private static final long FAILURES = MailFacts.number("failures-until-lockout");
  private static final long SECONDS = MailFacts.number("lockout-seconds");
  private final Map<UUID, Failures> accounts = new HashMap<>();

  /** Whether an account is locked. */
  public synchronized boolean isLocked(UUID user, Instant now) {
    Failures failures = accounts.get(user);
    return failures != null && now.isBefore(failures.lockedUntil());
  }

  /** A password was wrong. */
  public synchronized void failed(UUID user, Instant now) {
    Failures before = accounts.getOrDefault(user, new Failures(0, Instant.MIN));
    long count = before.count() + 1;
    accounts.put(
        user,
        count < FAILURES
            ? new Failures(count, before.lockedUntil())
            : new Failures(0, now.plusSeconds(SECONDS)));
  }

  /** A password was right. */
  public synchronized void succeeded(UUID user) {
    accounts.remove(user);
  }

  private record Failures(long count, Instant lockedUntil) {}
}
