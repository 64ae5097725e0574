package dev.platen.features.lab;

import dev.platen.features.device.Patience;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.opentest4j.TestAbortedException;

/** Waits as everybody does: a device of the lab cannot be told that time has passed. */
final class LabPatience implements Patience {
  private final Duration longest;
  private final Duration interval;

  /**
   * @param longest for which something is awaited
   * @param interval between two looks
   */
  LabPatience(Duration longest, Duration interval) {
    this.longest = longest;
    this.interval = interval;
  }

  @Override
  public void until(String what, BooleanSupplier condition, Supplier<String> seen) {
    try {
      Awaitility.await()
          .pollDelay(Duration.ZERO)
          .pollInterval(interval)
          .atMost(longest)
          .pollInSameThread()
          .until(condition::getAsBoolean);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          what + ": awaited for " + longest.toSeconds() + " s, but there is:\n" + seen.get(), e);
    }
  }

  /** What is longer than anything is awaited here would have to be a jump of the clock. */
  @Override
  public void pass(Duration duration) {
    if (duration.compareTo(longest) > 0) {
      throw new TestAbortedException(
          "This scenario lets %s pass, and the clock of a real device cannot be moved"
              .formatted(duration));
    }
    try {
      new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
