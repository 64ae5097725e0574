package dev.platen.bench.cli;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/** The address of {@code --bind}: where all servers listen, and what the lab's names are led to. */
record BindAddress(InetAddress address) {
  /**
   * @throws UsersProblem where it is none of this machine's, or none in particular
   */
  static BindAddress of(String text) {
    InetAddress address;
    try {
      if (!text.equals("localhost") && !text.matches("[0-9.]+")) {
        throw new UnknownHostException(text);
      }
      address = InetAddress.getByName(text.equals("localhost") ? "127.0.0.1" : text);
    } catch (UnknownHostException e) {
      throw new UsersProblem("--bind takes an IPv4 address of this machine; got " + text, e);
    }
    if (address.isAnyLocalAddress()) {
      throw new UsersProblem(
          "--bind takes one address, not "
              + text
              + ", because the printers' names are led to it. This machine has "
              + String.join(", ", ofThisMachine())
              + ".");
    }
    if (!address.isLoopbackAddress() && !ofThisMachine().contains(address.getHostAddress())) {
      throw new UsersProblem(
          "--bind takes an address of this machine, and "
              + text
              + " is none. It has "
              + String.join(", ", ofThisMachine())
              + ".");
    }
    return new BindAddress(address);
  }

  private static List<String> ofThisMachine() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(java.net.Inet4Address.class::isInstance)
          .map(InetAddress::getHostAddress)
          .sorted()
          .toList();
    } catch (SocketException e) {
      throw new UsersProblem("This machine does not tell its addresses: " + e.getMessage(), e);
    }
  }

  /** Whether only this machine reaches it. */
  boolean isLocal() {
    return address.isLoopbackAddress();
  }

  String text() {
    return address.getHostAddress();
  }
}
