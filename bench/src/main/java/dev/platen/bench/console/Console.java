package dev.platen.bench.console;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchPrinter;
import dev.platen.bench.state.ClockFile;
import dev.platen.bench.tenant.BenchTenant;
import dev.platen.bench.time.BenchClock;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What can be done with a running bench: one set of operations behind the start page, the control
 * API and the {@code platen} command.
 */
public final class Console {
  /** A clock further ahead than this would outlive the bench's own certificates. */
  private static final Duration FARTHEST = Duration.ofDays(3650);

  private final Bench bench;
  private final BenchTenant tenant;
  private final BenchClock clock;
  private final ClockFile clockFile;
  private final List<BenchPrinter> printers;

  public Console(
      Bench bench,
      BenchTenant tenant,
      BenchClock clock,
      ClockFile clockFile,
      List<BenchPrinter> printers) {
    this.bench = bench;
    this.tenant = tenant;
    this.clock = clock;
    this.clockFile = clockFile;
    this.printers = List.copyOf(printers);
  }

  public Bench bench() {
    return bench;
  }

  public BenchTenant tenant() {
    return tenant;
  }

  public BenchClock clock() {
    return clock;
  }

  public List<BenchPrinter> printers() {
    return printers;
  }

  /** The printer with this id. */
  public Optional<BenchPrinter> printer(String id) {
    return printers.stream().filter(printer -> printer.id().equals(id)).findFirst();
  }

  /**
   * Moves the clock ahead; how far is kept before it moves.
   *
   * @throws IllegalArgumentException where the duration is negative, or the clock would be more
   *     than ten years ahead
   */
  public synchronized void advanceClock(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("Time does not go back; got " + duration + ".");
    }
    if (duration.compareTo(FARTHEST) > 0
        || clock.aheadOfMachine().plus(duration).compareTo(FARTHEST) > 0) {
      throw new IllegalArgumentException("The clock can be at most 3650 days ahead of real time.");
    }
    clockFile.save(clock.aheadOfMachine().plus(duration));
    clock.advance(duration);
  }

  /**
   * Sets SMTP AUTH of a mailbox.
   *
   * @param setting {@code on}, {@code off} or {@code inherit}
   * @throws IllegalArgumentException for another setting or an unknown mailbox
   */
  public void setMailboxSmtpAuth(String mailbox, String setting) {
    tenant.setSmtpAuth(
        mailbox,
        switch (setting) {
          case "on" -> AuthenticatedSmtp.ENABLED;
          case "off" -> AuthenticatedSmtp.DISABLED;
          case "inherit" -> AuthenticatedSmtp.INHERIT;
          default ->
              throw new IllegalArgumentException(
                  "SMTP AUTH of a mailbox is on, off or inherit; got \"" + setting + "\".");
        });
  }
}
