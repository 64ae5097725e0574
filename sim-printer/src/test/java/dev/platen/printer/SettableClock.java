package dev.platen.printer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
public final class SettableClock extends Clock {
  private final ZoneId zone;
  private volatile Instant now;

  public SettableClock(Instant now) {
    this(now, ZoneOffset.UTC);
  }

  private SettableClock(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SettableClock(now, other);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
