package dev.platen.printer.network;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What the printer's settings say about its way out; asked anew for each connection.
 *
 * @param dnsServers asked in this order; the next one where one does not answer
 * @param proxy for HTTPS, none where absent
 */
public record Outward(List<InetSocketAddress> dnsServers, Optional<HttpProxy> proxy) {

  public Outward {
    dnsServers = List.copyOf(dnsServers);
  }

  /** As the network itself tells a printer that is set to automatic. */
  public static Outward automatic(NetworkWiring wiring) {
    return new Outward(List.of(wiring.dnsServer()), Optional.empty());
  }

  /** As the settings of one port say, over its wiring. */
  public static Outward of(
      NetworkWiring wiring, NetworkSettings.Ip settings, Optional<HttpProxy> proxy) {
    List<InetSocketAddress> manual =
        settings.manualDns().stream().map(wiring::dnsServerAt).toList();
    return new Outward(manual.isEmpty() ? List.of(wiring.dnsServer()) : manual, proxy);
  }

  /** An HTTP proxy that HTTPS goes through by CONNECT (RFC 9110 section 9.3.6). */
  public record HttpProxy(String host, int port) {}
}
