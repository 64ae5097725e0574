package dev.platen.printer.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/**
 * How a printer is wired to its network.
 *
 * @param dnsServer the only resolver that the printer asks
 * @param ports where a connection to a port really goes, as a NAT would send it: {@code 443} to
 *     {@code 10443} lets a server without privileges stand in for one with; empty on a real network
 * @param source the printer's own address, from which its connections leave; where absent, the
 *     machine chooses
 */
public record NetworkWiring(
    InetSocketAddress dnsServer, Map<Integer, Integer> ports, Optional<InetAddress> source) {

  public NetworkWiring {
    ports = Map.copyOf(ports);
  }

  public NetworkWiring(InetSocketAddress dnsServer, Map<Integer, Integer> ports) {
    this(dnsServer, ports, Optional.empty());
  }

  int wired(int port) {
    return ports.getOrDefault(port, port);
  }
}
