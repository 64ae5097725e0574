package dev.platen.bench.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The time of a site: it runs as real time does and can be moved ahead, so that 91 days pass in a
 * millisecond. What is due on the way happens: the {@link #scheduler()} follows this clock. This
 * class is the one place in the project that asks the machine for the time.
 *
 * <p>A clock never goes back: a refresh token that was issued tomorrow would make no sense to
 * anybody.
 */
public final class BenchClock extends Clock implements AutoCloseable {
  private final Clock machine;
  private volatile Duration ahead;
  private final BenchScheduler scheduler;

  private BenchClock(Clock machine, Duration ahead) {
    this.machine = machine;
    this.ahead = ahead;
    this.scheduler = new BenchScheduler(this);
  }

  /** A clock that shows the machine's time. */
  public static BenchClock atRealTime() {
    return aheadOfRealTime(Duration.ZERO);
  }

  /**
   * A clock that is ahead of the machine's, as one that was moved in an earlier run.
   *
   * @throws IllegalArgumentException where {@code ahead} is negative
   */
  public static BenchClock aheadOfRealTime(Duration ahead) {
    if (ahead.isNegative()) {
      throw new IllegalArgumentException("The clock can only be ahead of real time, not " + ahead);
    }
    return new BenchClock(Clock.systemUTC(), ahead);
  }

  /** A clock for tests, driven by another. */
  static BenchClock over(Clock machine) {
    return new BenchClock(machine, Duration.ZERO);
  }

  /**
   * Lets time pass at once. What was due on the way has been started when this returns.
   *
   * @throws IllegalArgumentException where {@code duration} is negative
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("Time does not go back; got " + duration);
    }
    synchronized (this) {
      ahead = ahead.plus(duration);
    }
    scheduler.timeMoved();
  }

  /** How far this clock is ahead of the machine's. */
  public Duration aheadOfMachine() {
    return ahead;
  }

  /** Starts what is scheduled when this clock reaches its time. Closed with the clock. */
  public ScheduledExecutorService scheduler() {
    return scheduler;
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new Zoned(this, zone);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }

  /** The same time, shown in another zone. */
  private static final class Zoned extends Clock {
    private final Clock clock;
    private final ZoneId zone;

    Zoned(Clock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Zoned(clock, other);
    }
  }
}
