package dev.platen.bench.cli;

import dev.platen.bench.Ports;
import dev.platen.bench.lab.PortAdvice;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out before anything starts whether a port can be had, and says what to do if not. */
final class PortCheck {
  /** A port and who needs it. */
  record Use(String what, String option, int port, boolean udp) {}

  private PortCheck() {}

  static List<Use> uses(Ports ports) {
    return List.of(
        new Use("the start page", "--console-port", ports.console(), false),
        new Use("Web Config", "--web-config-port", ports.webConfig(), false),
        new Use("Web Config over HTTP", "--web-config-http-port", ports.webConfigPlain(), false),
        new Use("Entra ID", "--entra-port", ports.entra(), false),
        new Use("Exchange SMTP", "--smtp-port", ports.smtp(), false),
        new Use("the mailboxes (IMAP)", "--imap-port", ports.imap(), false),
        new Use("the name server", "--dns-port", ports.dns(), true),
        new Use("the name server over TCP", "--dns-port", ports.dns(), false));
  }

  /** Those of both, for a check in one go. */
  static List<Use> uses(Ports ports, List<Use> more) {
    return Stream.concat(uses(ports).stream(), more.stream()).toList();
  }

  /**
   * @throws UsersProblem where a number is no port
   */
  static void requireValid(List<Use> uses) {
    for (Use use : uses) {
      if (use.port() < 0 || use.port() > 65535) {
        throw new UsersProblem(
            use.option()
                + " takes a port from 1 to 65535, or 0 for any free one; got "
                + use.port());
      }
    }
  }

  /**
   * @throws UsersProblem where another program has a port, or this user may not have it
   */
  static void requireFree(String address, List<Use> uses) {
    InetAddress at;
    try {
      at = InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new UsersProblem("--bind takes an address of this machine; got " + address, e);
    }
    for (Use use : uses) {
      Optional<PortAdvice.Obstacle> obstacle =
          use.port() == 0 ? Optional.empty() : PortAdvice.obstacle(at, use.port(), use.udp());
      if (obstacle.isPresent()) {
        throw new UsersProblem(problem(address, use, obstacle.get()));
      }
    }
  }

  private static String problem(String address, Use use, PortAdvice.Obstacle obstacle) {
    String port = "Port %d on %s, which %s needs, ".formatted(use.port(), address, use.what());
    String advice = PortAdvice.whatToDo(obstacle, address, use.port(), use.udp());
    return switch (obstacle) {
      case PortAdvice.Obstacle.Taken taken ->
          port
              + "is taken by another program. Choose another with %s, or 0 for any free one. %s"
                  .formatted(use.option(), advice);
      case PortAdvice.Obstacle.NotPermitted not -> port + "is not for this user. " + advice;
      case PortAdvice.Obstacle.NoSuchAddress no ->
          "--bind takes an address of this machine. " + advice;
    };
  }
}
