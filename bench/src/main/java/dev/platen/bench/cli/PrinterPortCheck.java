package dev.platen.bench.cli;

import dev.platen.bench.LonePrinterPlan;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;

/** Finds out before a printer starts whether it may listen where it is to, and says what to do. */
final class PrinterPortCheck {
  private static final int FIRST_UNPRIVILEGED = 1024;

  private record Use(String what, InetAddress address, int port, boolean udp) {}

  private PrinterPortCheck() {}

  /**
   * @throws UsersProblem where it may not, saying why and what to do
   */
  static void require(LonePrinterPlan plan) {
    requireOwn("--bind", plan.address());
    requireOwn("--front-bind", plan.frontAddress());
    var ports = plan.ports();
    for (Use use :
        List.of(
            new Use("Web Config", plan.address(), ports.https(), false),
            new Use("Web Config over HTTP", plan.address(), ports.http(), false),
            new Use("IPP", plan.address(), ports.ipp(), false),
            new Use("SNMP", plan.address(), ports.snmp(), true),
            new Use(
                "the page in front of the printer", plan.frontAddress(), ports.front(), false))) {
      if (use.port() != 0) {
        require(use);
      }
    }
  }

  private static void requireOwn(String option, InetAddress address) {
    try {
      if (!address.isAnyLocalAddress()
          && (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null)) {
        return;
      }
    } catch (SocketException e) {
      throw new UsersProblem("The interfaces of this machine cannot be read", e);
    }
    throw new UsersProblem(
        "%s: %s is no address of this machine. Give the printer one first, for example: ip address add %s/24 dev eth0"
            .formatted(option, address.getHostAddress(), address.getHostAddress()));
  }

  private static void require(Use use) {
    InetSocketAddress at = new InetSocketAddress(use.address(), use.port());
    try {
      if (use.udp()) {
        try (DatagramSocket socket = new DatagramSocket(at)) {
          socket.getLocalPort();
        }
      } else {
        try (ServerSocket socket = new ServerSocket()) {
          socket.setReuseAddress(true);
          socket.bind(at);
        }
      }
    } catch (IOException e) {
      throw new UsersProblem(problem(use, e), e);
    }
  }

  private static String problem(Use use, IOException e) {
    String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    String port =
        "Port %d on %s, which %s needs,"
            .formatted(use.port(), use.address().getHostAddress(), use.what());
    return use.port() < FIRST_UNPRIVILEGED && reason.contains("permission")
        ? port
            + " is for privileged programs only. Allow it (sysctl"
            + " net.ipv4.ip_unprivileged_port_start=0), start the printer as root in a network"
            + " namespace, or use --ports free."
        : port
            + " is taken by another program. Stop it, choose another address with --bind, or use"
            + " --ports free.";
  }
}
