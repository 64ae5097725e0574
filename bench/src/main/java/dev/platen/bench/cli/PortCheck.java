package dev.platen.bench.cli;

import dev.platen.bench.Ports;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Finds out before anything starts whether a port is taken, and says by what it can be changed. */
final class PortCheck {
  private record Use(String what, String option, int port, boolean udp) {}

  private PortCheck() {}

  private static List<Use> uses(Ports ports) {
    return List.of(
        new Use("the start page", "--console-port", ports.console(), false),
        new Use("Web Config", "--web-config-port", ports.webConfig(), false),
        new Use("Web Config over HTTP", "--web-config-http-port", ports.webConfigPlain(), false),
        new Use("Entra ID", "--entra-port", ports.entra(), false),
        new Use("Exchange SMTP", "--smtp-port", ports.smtp(), false),
        new Use("the mailboxes (IMAP)", "--imap-port", ports.imap(), false),
        new Use("the name server", "--dns-port", ports.dns(), true));
  }

  /**
   * @throws UsersProblem where a number is no port
   */
  static void requireValid(Ports ports) {
    for (Use use : uses(ports)) {
      if (use.port() < 0 || use.port() > 65535) {
        throw new UsersProblem(
            use.option()
                + " takes a port from 1 to 65535, or 0 for any free one; got "
                + use.port());
      }
    }
  }

  /**
   * @throws UsersProblem where another program has a port
   */
  static void requireFree(String address, Ports ports) {
    for (Use use : uses(ports)) {
      if (use.port() != 0 && !isFree(address, use)) {
        throw new UsersProblem(
            "Port %d on %s, which %s needs, is taken by another program. Choose another with %s, or 0 for any free one."
                .formatted(use.port(), address, use.what(), use.option()));
      }
    }
  }

  private static boolean isFree(String address, Use use) {
    try {
      InetSocketAddress at = new InetSocketAddress(InetAddress.getByName(address), use.port());
      if (use.udp()) {
        try (DatagramSocket socket = new DatagramSocket(at)) {
          return socket.isBound();
        }
      }
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(at);
        return true;
      }
    } catch (IOException e) {
      return false;
    }
  }
}
