package dev.platen.bench.lease;

import dev.platen.bench.time.BenchClock;
import java.nio.file.Path;
import java.time.Duration;

/** Takes as many of twenty printers as it can get, as a process of its own; says how many. */
final class LeaseRacer {
  private LeaseRacer() {}

  public static void main(String[] arguments) {
    int taken = 0;
    try (BenchClock clock = BenchClock.atRealTime()) {
      Leases leases = Leases.in(Path.of(arguments[0]), clock, clock.scheduler());
      for (int printer = 0; printer < 20; printer++) {
        taken += gets(leases, "px-" + printer, arguments[1]) ? 1 : 0;
      }
    }
    System.out.println(taken);
  }

  private static boolean gets(Leases leases, String printer, String who) {
    try {
      leases.hold(printer, who, Duration.ofHours(1), false);
      return true;
    } catch (InUseException e) {
      return false;
    }
  }
}
