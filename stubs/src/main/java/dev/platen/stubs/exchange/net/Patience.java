package dev.platen.stubs.exchange.net;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long the server waits for its clients, by its own clock.
 *
 * @param idle for a client that says nothing
 * @param session from the banner to the end
 */
public record Patience(Duration idle, Duration session, Clock clock) {
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  Instant now() {
    return clock.instant();
  }

  boolean idle(Instant heard) {
    return !now().isBefore(heard.plus(idle));
  }

  boolean expired(Instant opened) {
    return !now().isBefore(opened.plus(session));
  }

  /** Whether even the time to tell the client is over. */
  boolean lost(Instant opened) {
    return !now().isBefore(opened.plus(session).plus(idle));
  }

  /** Between two looks at the clients. */
  Duration pause() {
    Duration shorter = idle.compareTo(session) < 0 ? idle : session;
    Duration part = shorter.dividedBy(5).plusMillis(1);
    return part.compareTo(LONGEST_PAUSE) < 0 ? part : LONGEST_PAUSE;
  }
}
