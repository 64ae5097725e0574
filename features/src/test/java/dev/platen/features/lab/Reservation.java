package dev.platen.features.lab;

import dev.platen.bench.device.DeviceFile;
import dev.platen.bench.lease.Lease;
import dev.platen.bench.lease.LeaseException;
import dev.platen.bench.lease.Leases;
import dev.platen.bench.time.BenchClock;
import dev.platen.features.device.InfrastructureException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A lab's printer for one run alone, told to the others by a lease. */
final class Reservation implements AutoCloseable {
  /** When a run has crashed, others get its printer after this time. */
  private static final Duration CRASHED = Duration.ofMinutes(10);

  private final BenchClock clock;
  private final Optional<Lease> lease;

  private Reservation(BenchClock clock, Optional<Lease> lease) {
    this.clock = clock;
    this.lease = lease;
  }

  /**
   * Takes the printer. Where whoever runs this has taken it before, it is theirs, before and after.
   *
   * @param environment {@code PLATEN_LEASES} and {@code PLATEN_WHO}, as for {@code platen lease}
   * @throws InfrastructureException where somebody else has it, or the leases cannot be read
   */
  static Reservation of(DeviceFile device, Map<String, String> environment) {
    BenchClock clock = BenchClock.atRealTime();
    String who = Leases.usualWho(environment);
    try {
      Leases leases = Leases.in(Leases.usualFolder(environment), clock, clock.scheduler());
      boolean taken =
          leases.list().stream()
              .anyMatch(
                  holder -> holder.printer().equals(device.name()) && holder.who().equals(who));
      return new Reservation(
          clock, taken ? Optional.empty() : Optional.of(leases.take(device.name(), who, CRASHED)));
    } catch (LeaseException e) {
      clock.close();
      throw new InfrastructureException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    lease.ifPresent(Lease::close);
    clock.close();
  }
}
