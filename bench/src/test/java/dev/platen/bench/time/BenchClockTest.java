package dev.platen.bench.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BenchClockTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private final BenchClock clock = BenchClock.over(Clock.fixed(START, ZoneOffset.UTC));

  @AfterEach
  void close() {
    clock.close();
  }

  @Test
  void ninetyOneDaysPassAtOnce() {
    clock.advance(Duration.ofDays(91));

    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(91)));
    assertThat(clock.aheadOfMachine()).isEqualTo(Duration.ofDays(91));
    assertThat(clock.withZone(ZoneId.of("Europe/Vilnius")).instant()).isEqualTo(clock.instant());
  }

  @Test
  void whatIsScheduledWaitsForItsTimeOnThisClock() {
    List<String> done = new CopyOnWriteArrayList<>();
    clock.scheduler().schedule(() -> done.add("poll"), 5, TimeUnit.SECONDS);

    clock.advance(Duration.ofSeconds(4));
    assertThat(done).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    await().untilAsserted(() -> assertThat(done).containsExactly("poll"));
  }

  @Test
  void aRepeatedTaskRunsOnceForAJumpAndThenAgainAfterItsPause() {
    AtomicInteger runs = new AtomicInteger();
    clock.scheduler().scheduleAtFixedRate(runs::incrementAndGet, 1, 1, TimeUnit.MINUTES);

    clock.advance(Duration.ofDays(90));
    await().untilAsserted(() -> assertThat(runs).hasValue(1));

    await()
        .untilAsserted(
            () -> {
              clock.advance(Duration.ofMinutes(1));
              assertThat(runs.get()).isGreaterThan(1);
            });
  }

  @Test
  void aCancelledTaskDoesNotRun() {
    AtomicInteger runs = new AtomicInteger();
    Future<?> cancelled = clock.scheduler().schedule(runs::incrementAndGet, 1, TimeUnit.MINUTES);
    AtomicInteger later = new AtomicInteger();
    Future<?> kept = clock.scheduler().schedule(later::incrementAndGet, 2, TimeUnit.MINUTES);

    cancelled.cancel(false);
    clock.advance(Duration.ofMinutes(3));

    await().until(kept::isDone);
    assertThat(later).hasValue(1);
    assertThat(runs).hasValue(0);
  }

  @Test
  void realTimeRunsOnByItself() {
    try (BenchClock real = BenchClock.aheadOfRealTime(Duration.ofDays(1))) {
      Future<String> soon = real.scheduler().schedule(() -> "done", 20, TimeUnit.MILLISECONDS);
      await().untilAsserted(() -> assertThat(soon.get(5, TimeUnit.SECONDS)).isEqualTo("done"));
    }
  }

  @Test
  void timeDoesNotGoBack() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .withMessage("Time does not go back; got PT-1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BenchClock.aheadOfRealTime(Duration.ofSeconds(-1)));
  }

  @Test
  void aClosedClockTakesNoMoreTasks() {
    clock.close();

    assertThatThrownBy(() -> clock.scheduler().schedule(() -> {}, 1, TimeUnit.SECONDS))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("The clock is closed");
  }
}
