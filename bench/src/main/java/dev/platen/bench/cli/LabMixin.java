package dev.platen.bench.cli;

import dev.platen.bench.Ports;
import dev.platen.bench.lab.LabPlan;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of {@code platen up} for printers of a lab. */
final class LabMixin {
  private static final int DNS = 53;
  private static final LabPlan USUAL = LabPlan.usual();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--lab",
      description = {
        "Serve printers of a network, at the address of --bind: names on port 53, Entra ID on 443,"
            + " SMTP on 587 (unless other ports are named), the certificate authority over plain"
            + " HTTP, the time by SNTP."
      })
  private boolean lab;

  @Option(
      names = "--dns-upstream",
      paramLabel = "ADDRESS[:PORT]",
      description = "With --lab: ask this name server for all other names (default: refuse them).")
  private @Nullable String dnsUpstream;

  @Option(
      names = "--authority-port",
      paramLabel = "PORT",
      description = "With --lab: the page with the certificate authority, HTTP (80).")
  private int authorityPort = USUAL.pagePort();

  @Option(
      names = "--time-port",
      paramLabel = "PORT",
      description = "With --lab: the time by SNTP, UDP (123).")
  private int timePort = USUAL.timePort();

  @Option(
      names = "--further-smtp-port",
      paramLabel = "PORT",
      description = "With --lab: answer SMTP on this port too, such as 25 (default: none).")
  private @Nullable Integer furtherSmtpPort;

  @Option(
      names = "--refused-at",
      paramLabel = "ADDRESS",
      description = {
        "With --lab: where a printer is led whose connections are to be refused: an address of the"
            + " network at which no port is open (default: 127.66.6.6, the printer itself)."
      })
  private @Nullable String refusedAt;

  boolean isOn() {
    return lab;
  }

  /** What is to be served; empty without {@code --lab}. */
  Optional<LabPlan> plan() {
    if (!lab) {
      for (String option :
          List.of(
              "--dns-upstream",
              "--authority-port",
              "--time-port",
              "--further-smtp-port",
              "--refused-at")) {
        if (isGiven(option)) {
          throw new UsersProblem(
              option + " is of use with --lab only. Add --lab, or leave it out.");
        }
      }
      return Optional.empty();
    }
    return Optional.of(
        new LabPlan(
            authorityPort,
            timePort,
            Optional.ofNullable(furtherSmtpPort),
            Optional.ofNullable(dnsUpstream).map(text -> server("--dns-upstream", text)),
            Optional.ofNullable(refusedAt).map(text -> address("--refused-at", text))));
  }

  /** The lab's ports where the command line names no others. */
  Ports ports(Ports asked) {
    if (!lab) {
      return asked;
    }
    Ports usual = Ports.lab();
    return new Ports(
        asked.console(),
        asked.webConfig(),
        asked.webConfigPlain(),
        isGiven("--entra-port") ? asked.entra() : usual.entra(),
        isGiven("--smtp-port") ? asked.smtp() : usual.smtp(),
        asked.imap(),
        isGiven("--dns-port") ? asked.dns() : usual.dns());
  }

  List<PortCheck.Use> uses() {
    if (!lab) {
      return List.of();
    }
    List<PortCheck.Use> uses =
        new java.util.ArrayList<>(
            List.of(
                new PortCheck.Use(
                    "the certificate authority's page", "--authority-port", authorityPort, false),
                new PortCheck.Use("the time server", "--time-port", timePort, true)));
    if (furtherSmtpPort != null) {
      uses.add(new PortCheck.Use("SMTP besides", "--further-smtp-port", furtherSmtpPort, false));
    }
    return uses;
  }

  private boolean isGiven(String option) {
    return command != null && command.commandLine().getParseResult().hasMatchedOption(option);
  }

  /** An address with a port, as {@code 192.0.2.53}, {@code 192.0.2.53:5353} or {@code [::1]:53}. */
  static InetSocketAddress server(String option, String text) {
    boolean bracketed = text.startsWith("[");
    int colon = text.lastIndexOf(':');
    boolean hasPort = bracketed ? text.contains("]:") : colon >= 0 && text.indexOf(':') == colon;
    String host = hasPort ? text.substring(0, colon) : text;
    String port = hasPort ? text.substring(colon + 1) : String.valueOf(DNS);
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
      throw new UsersProblem(
          option + " takes an address and a port, such as 192.0.2.53:53; got " + text);
    }
    return new InetSocketAddress(
        address(option, bracketed ? host.replaceAll("[\\[\\]]", "") : host),
        Integer.parseInt(port));
  }

  private static InetAddress address(String option, String text) {
    if (!text.matches("[0-9.]+|[0-9A-Fa-f:.]+")) {
      throw new UsersProblem(option + " takes an IP address such as 192.0.2.53; got " + text);
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new UsersProblem(option + " takes an IP address such as 192.0.2.53; got " + text, e);
    }
  }
}
