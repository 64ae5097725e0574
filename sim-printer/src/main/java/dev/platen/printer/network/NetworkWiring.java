package dev.platen.printer.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
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
  private static final int DNS_PORT = 53;

  public NetworkWiring {
    ports = Map.copyOf(ports);
  }

  public NetworkWiring(InetSocketAddress dnsServer, Map<Integer, Integer> ports) {
    this(dnsServer, ports, Optional.empty());
  }

  /**
   * Where a DNS server of the settings really is: the network's own one listens where this wiring
   * says, any other where port 53 leads.
   *
   * @param address IPv4 address, dotted
   * @throws IllegalArgumentException where it is not one
   */
  public InetSocketAddress dnsServerAt(String address) {
    byte[] bytes = org.xbill.DNS.Address.toByteArray(address, org.xbill.DNS.Address.IPv4);
    if (bytes == null) {
      throw new IllegalArgumentException("Not an IPv4 address: " + address);
    }
    try {
      InetAddress server = InetAddress.getByAddress(bytes);
      return server.equals(dnsServer.getAddress())
          ? dnsServer
          : new InetSocketAddress(server, wired(DNS_PORT));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("Not an IPv4 address: " + address, e);
    }
  }

  int wired(int port) {
    return ports.getOrDefault(port, port);
  }
}
