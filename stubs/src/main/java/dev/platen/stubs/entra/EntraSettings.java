package dev.platen.stubs.entra;

import java.net.InetAddress;
import java.time.Clock;

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
 * @param journal how many requests WireMock keeps for its admin API; 0 by default, because request
 *     bodies hold secrets
 */
public record EntraSettings(
    InetAddress address,
    int port,
    Clock clock,
    boolean staySignedIn,
    boolean lineBreaksInErrors,
    int journal) {

  /** On the loopback address at a free port, everything else as the service is today. */
  public static EntraSettings onLoopback(Clock clock) {
    return new EntraSettings(InetAddress.getLoopbackAddress(), 0, clock, false, false, 0);
  }

  public EntraSettings withAddress(InetAddress changed) {
    return new EntraSettings(changed, port, clock, staySignedIn, lineBreaksInErrors, journal);
  }

  public EntraSettings withPort(int changed) {
    return new EntraSettings(address, changed, clock, staySignedIn, lineBreaksInErrors, journal);
  }

  public EntraSettings withStaySignedIn(boolean changed) {
    return new EntraSettings(address, port, clock, changed, lineBreaksInErrors, journal);
  }

  public EntraSettings withLineBreaksInErrors(boolean changed) {
    return new EntraSettings(address, port, clock, staySignedIn, changed, journal);
  }

  public EntraSettings withJournal(int changed) {
    return new EntraSettings(address, port, clock, staySignedIn, lineBreaksInErrors, changed);
  }
}
