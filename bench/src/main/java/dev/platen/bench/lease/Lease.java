package dev.platen.bench.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A printer that is ours. Closing it lets others have the printer; a crash does so in time. */
public final class Lease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private final Leases leases;
  private final Duration duration;
  private volatile Holder holder;
  private volatile Optional<LeaseException> lost = Optional.empty();
  private Optional<ScheduledFuture<?>> heartbeat = Optional.empty();

  Lease(Leases leases, Holder holder, Duration duration) {
    this.leases = leases;
    this.holder = holder;
    this.duration = duration;
  }

  void beatBy(ScheduledFuture<?> beats) {
    heartbeat = Optional.of(beats);
  }

  /** Who has it and until when, as last written. */
  public Holder holder() {
    return holder;
  }

  /** Says that the printer is still used: the lease lasts for its whole duration from now. */
  void beat() {
    if (lost.isPresent()) {
      return;
    }
    try {
      holder = leases.extend(holder, duration);
    } catch (LeaseException e) {
      lost = Optional.of(e);
      LOG.warn("The lease of {} is lost: {}", holder.printer(), e.getMessage());
    } catch (RuntimeException e) {
      // The folder may come back before the lease is over: the next beat tries again.
      LOG.warn("The lease of {} could not be extended: {}", holder.printer(), e.getMessage());
    }
  }

  /**
   * Makes sure that the printer is still ours, before something is done to it.
   *
   * @throws LeaseException where it is not: this program stood still for longer than the lease
   *     lasted, or somebody took the printer by force
   */
  public void require() {
    leases.require(holder);
  }

  /** Lets others have the printer; does nothing where it is no longer ours. */
  @Override
  public void close() {
    heartbeat.ifPresent(beats -> beats.cancel(false));
    leases.release(holder);
  }
}
