package dev.platen.stubs.fault.net;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Waits by a scheduler, so that the bench's clock can shorten it. */
public final class Hold {
  private Hold() {}

  /**
   * Returns when the time has passed.
   *
   * @throws InterruptedException where the thread is
   * @throws java.util.concurrent.RejectedExecutionException where the scheduler is closed
   */
  public static void until(Duration delay, ScheduledExecutorService scheduler)
      throws InterruptedException {
    if (delay.isZero()) {
      return;
    }
    CountDownLatch over = new CountDownLatch(1);
    scheduler.schedule(over::countDown, delay.toNanos(), TimeUnit.NANOSECONDS);
    over.await();
  }
}
