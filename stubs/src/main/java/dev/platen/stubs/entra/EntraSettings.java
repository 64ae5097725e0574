package dev.platen.stubs.entra;

import dev.platen.stubs.entra.http.Overrides;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;

/**
 * How a service is run.
 *
 * @param address what it listens on
 * @param port 0 for any free one
 * @param clock the time of what belongs to no tenant; everything else follows its tenant's clock
 * @param staySignedIn whether the pages ask "Stay signed in?" before the confirmation, which some
 *     scripts expect
 * @param lineBreaksInErrors whether error descriptions have the line breaks that they had until
 *     2023, to try old parsers
 * @param journal how many of the latest requests are kept to be looked at, their secrets masked
 * @param overrides what answers in place of the service: mappings, WireMock's admin API, a recorded
 *     service
 * @param seed makes the random lifetimes of access tokens come in the same order again
 */
public record EntraSettings(
    InetAddress address,
    int port,
    Clock clock,
    boolean staySignedIn,
    boolean lineBreaksInErrors,
    int journal,
    Overrides overrides,
    Optional<Long> seed) {
  private static final int USUAL_JOURNAL = 1000;

  /** On the loopback address at a free port, everything else as the service is today. */
  public static EntraSettings onLoopback(Clock clock) {
    return new EntraSettings(
        InetAddress.getLoopbackAddress(),
        0,
        clock,
        false,
        false,
        USUAL_JOURNAL,
        Overrides.NONE,
        Optional.empty());
  }

  public EntraSettings withAddress(InetAddress changed) {
    return new EntraSettings(
        changed, port, clock, staySignedIn, lineBreaksInErrors, journal, overrides, seed);
  }

  public EntraSettings withPort(int changed) {
    return new EntraSettings(
        address, changed, clock, staySignedIn, lineBreaksInErrors, journal, overrides, seed);
  }

  public EntraSettings withStaySignedIn(boolean changed) {
    return new EntraSettings(
        address, port, clock, changed, lineBreaksInErrors, journal, overrides, seed);
  }

  public EntraSettings withLineBreaksInErrors(boolean changed) {
    return new EntraSettings(address, port, clock, staySignedIn, changed, journal, overrides, seed);
  }

  public EntraSettings withJournal(int changed) {
    return new EntraSettings(
        address, port, clock, staySignedIn, lineBreaksInErrors, changed, overrides, seed);
  }

  public EntraSettings withOverrides(Overrides changed) {
    return new EntraSettings(
        address, port, clock, staySignedIn, lineBreaksInErrors, journal, changed, seed);
  }

  public EntraSettings withSeed(long changed) {
    return new EntraSettings(
        address,
        port,
        clock,
        staySignedIn,
        lineBreaksInErrors,
        journal,
        overrides,
        Optional.of(changed));
  }
}
