package dev.platen.printer.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A clock that a test sets, and a scheduler whose work becomes due when the test says so. */
public final class LabTime {
  private Instant now;
  private final List<Timer> timers = new ArrayList<>();

  public LabTime(Instant now) {
    this.now = now;
  }

  public Clock clock() {
    return clock(ZoneOffset.UTC);
  }

  private Clock clock(ZoneId zone) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return clock(other);
      }

      @Override
      public Instant instant() {
        synchronized (LabTime.this) {
          return now;
        }
      }
    };
  }

  /** Puts the clock elsewhere; no timer runs by that. */
  public synchronized void set(Instant instant) {
    now = instant;
  }

  /** How many timers wait. */
  public synchronized int waiting() {
    return timers.size();
  }

  /** Lets time pass: each timer on the way runs at its own time. */
  public void pass(Duration duration) {
    Instant end = clock().instant().plus(duration);
    while (true) {
      Timer due;
      synchronized (this) {
        due =
            timers.stream()
                .min(Comparator.comparing((Timer timer) -> timer.at))
                .filter(timer -> !timer.at.isAfter(end))
                .orElse(null);
        if (due == null) {
          now = end;
          return;
        }
        timers.remove(due);
        now = due.at.isAfter(now) ? due.at : now;
      }
      due.run();
    }
  }

  /** The scheduler on this time. */
  public ScheduledThreadPoolExecutor scheduler() {
    return new ScheduledThreadPoolExecutor(0) {
      @Override
      public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        synchronized (LabTime.this) {
          Timer timer = new Timer(command, now.plusNanos(unit.toNanos(delay)));
          timers.add(timer);
          return timer;
        }
      }

      @Override
      public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private final class Timer extends FutureTask<Void> implements ScheduledFuture<Void> {
    private final Instant at;

    Timer(Runnable work, Instant at) {
      super(work, null);
      this.at = at;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.between(clock().instant(), at));
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
