package dev.platen.stubs.exchange.smtp;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Session ids as Exchange Online makes them: 16 upper-case hex digits, the .NET ticks (100 ns since
 * the year 1) at which the server started, counted up by one for each session (reference exchange
 * 1.2).
 */
public final class SessionIds {
  private static final long TICKS_OF_1970 = 621_355_968_000_000_000L;
  private static final long TICKS_PER_SECOND = 10_000_000;

  private final AtomicLong next;

  public SessionIds(Instant serverStart) {
    next =
        new AtomicLong(
            TICKS_OF_1970
                + serverStart.getEpochSecond() * TICKS_PER_SECOND
                + serverStart.getNano() / 100);
  }

  /** An id that no other session of this server has. */
  public String next() {
    return String.format(Locale.ROOT, "%016X", next.getAndIncrement());
  }
}
