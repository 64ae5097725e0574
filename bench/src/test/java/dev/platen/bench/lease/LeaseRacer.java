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
        try {
          leases.hold("px-" + printer, arguments[1], Duration.ofHours(1), false);
          taken++;
        } catch (InUseException e) {
          continue;
        }
      }
    }
    System.out.println(taken);
  }
}
