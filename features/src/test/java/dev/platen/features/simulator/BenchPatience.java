package dev.platen.features.simulator;

import dev.platen.bench.time.BenchClock;
import dev.platen.features.device.Patience;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Waits on the bench's clock: where what is awaited is not there yet, time passes at once, two
 * seconds at each look, so that a poll every five seconds costs nobody five seconds.
 */
final class BenchPatience implements Patience {
  private static final Duration STEP = Duration.ofSeconds(2);

  /** In real time; shorter where scenarios are expected to fail. */
  private static final Duration LONGEST =
      Duration.ofSeconds(Integer.getInteger("platen.patience", 30));

  private final BenchClock clock;
  private final Consumer<Duration> moved;

  /**
   * @param moved is told how far the clock is about to be moved
   */
  BenchPatience(BenchClock clock, Consumer<Duration> moved) {
    this.clock = clock;
    this.moved = moved;
  }

  @Override
  public void until(String what, BooleanSupplier condition, Supplier<String> seen) {
    try {
      Awaitility.await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(60))
          .atMost(LONGEST)
          .pollInSameThread()
          .until(
              () -> {
                if (condition.getAsBoolean()) {
                  return true;
                }
                advance(STEP);
                return false;
              });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          what + ": awaited for " + LONGEST.toSeconds() + " s, but there is:\n" + seen.get(), e);
    }
  }

  @Override
  public void pass(Duration duration) {
    advance(duration);
  }

  private void advance(Duration duration) {
    moved.accept(duration);
    clock.advance(duration);
  }
}
