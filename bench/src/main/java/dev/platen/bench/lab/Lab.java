package dev.platen.bench.lab;

import dev.platen.bench.Bench;
import dev.platen.bench.BenchException;
import dev.platen.stubs.dns.Elsewhere;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.OptionalInt;

/**
 * A bench as printers of a lab need it. Start it beside a bench whose servers listen on an address
 * of the lab's network:
 *
 * <pre>{@code
 * try (Bench bench = Bench.start(new BenchOptions("10.20.0.1", Ports.lab(), state, tarpit));
 *     Lab lab = Lab.start(bench, LabPlan.usual(), clock)) { ... }
 * }</pre>
 */
public final class Lab implements AutoCloseable {
  private final AuthorityServer page;
  private final TimeServer time;
  private final OptionalInt furtherSmtpPort;

  private Lab(AuthorityServer page, TimeServer time, OptionalInt furtherSmtpPort) {
    this.page = page;
    this.time = time;
    this.furtherSmtpPort = furtherSmtpPort;
  }

  /**
   * Starts what a lab needs.
   *
   * @param clock the time that printers are told: that of the organization, which tokens follow
   * @throws BenchException where a port cannot be had; the message names it
   */
  public static Lab start(Bench bench, LabPlan plan, Clock clock) {
    bench
        .dns()
        .elsewhere(
            plan.dnsUpstream()
                .<Elsewhere>map(Elsewhere.Forwarded::new)
                .orElseGet(Elsewhere.Refused::new));
    plan.refusedAt().ifPresent(bench.dns()::leadRefusedTo);
    InetAddress address = address(bench.options().address());
    TimeServer time = TimeServer.start(address, plan.timePort(), clock);
    try {
      AuthorityServer page = AuthorityServer.start(address, plan.pagePort(), bench.ca());
      try {
        OptionalInt further =
            plan.furtherSmtpPort()
                .map(port -> OptionalInt.of(bench.exchange().alsoListen(port)))
                .orElseGet(OptionalInt::empty);
        return new Lab(page, time, further);
      } catch (UncheckedIOException e) {
        page.close();
        throw new BenchException(e.getMessage(), e);
      }
    } catch (BenchException e) {
      time.close();
      throw e;
    }
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new BenchException("Not an address: " + text, e);
    }
  }

  /** The port of the page that the certificate authority is downloaded from. */
  public int pagePort() {
    return page.port();
  }

  /** The port of the time server. */
  public int timePort() {
    return time.port();
  }

  /** The further port of client submission, where one was asked for. */
  public OptionalInt furtherSmtpPort() {
    return furtherSmtpPort;
  }

  /** Stops the page and the time server; the further SMTP port ends with the bench. */
  @Override
  public void close() {
    page.close();
    time.close();
  }
}
