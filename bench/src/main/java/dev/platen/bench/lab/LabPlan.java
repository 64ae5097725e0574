package dev.platen.bench.lab;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * What a bench does for printers of a lab.
 *
 * @param pagePort plain HTTP: the certificate authority to download; 0 for any free one
 * @param timePort SNTP; 0 for any free one
 * @param furtherSmtpPort where client submission listens besides; 25 for devices that know no other
 * @param dnsUpstream the name server that is asked for names of elsewhere; without one they are
 *     refused
 * @param refusedAt where the fault {@code refuse} leads: an address that printers reach and at
 *     which no port is open
 */
public record LabPlan(
    int pagePort,
    int timePort,
    Optional<Integer> furtherSmtpPort,
    Optional<InetSocketAddress> dnsUpstream,
    Optional<InetAddress> refusedAt) {

  /** The ports that devices expect; names of elsewhere are refused. */
  public static LabPlan usual() {
    return new LabPlan(80, 123, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Any free ports, for tests. */
  public static LabPlan free() {
    return new LabPlan(0, 0, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
