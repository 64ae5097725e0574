package dev.platen.stubs.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler for which time passes only when a test says so; what repeats does so for real. */
final class Waiting extends ScheduledThreadPoolExecutor {
  private final Map<Duration, Runnable> due = new TreeMap<>();
  private Duration now = Duration.ZERO;

  Waiting() {
    super(1);
  }

  @Override
  public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    due.merge(
        now.plus(delay, unit.toChronoUnit()),
        command,
        (one, other) ->
            () -> {
              one.run();
              other.run();
            });
    return super.schedule(() -> {}, 0, unit);
  }

  /** Whether somebody waits. */
  synchronized boolean isAsked() {
    return !due.isEmpty();
  }

  synchronized void pass(Duration time) {
    now = now.plus(time);
    due.entrySet()
        .removeIf(
            entry -> {
              boolean over = entry.getKey().compareTo(now) <= 0;
              if (over) {
                entry.getValue().run();
              }
              return over;
            });
  }
}
