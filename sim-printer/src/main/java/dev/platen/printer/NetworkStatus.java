package dev.platen.printer;

import dev.platen.printer.Device.NetworkLine;
import dev.platen.printer.model.Identity;
import dev.platen.printer.network.NetworkSettings;
import dev.platen.printer.network.NetworkSettings.Ip;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The network status in Web Config's order (reference printer 1.7), for a wired, IPv4 network. */
final class NetworkStatus {
  private static final String AUTO = "network.value.auto";
  private static final String ENABLE = "network.value.enable";
  private static final String DISABLE = "network.value.disable";
  private static final String NO_ADDRESS = "::/0";
  private static final String NO_HOST = "::";

  private NetworkStatus() {}

  /**
   * @param dnsServer that the network itself tells
   * @param additionalDnsServer that the additional network tells, where the model has one
   */
  static List<NetworkLine> of(
      Identity identity,
      NetworkSettings settings,
      InetSocketAddress dnsServer,
      Optional<InetSocketAddress> additionalDnsServer) {
    List<NetworkLine> lines = new ArrayList<>();
    lines.add(line("device_name", settings.deviceName()));
    lines.add(line("connection_status", "1000BASE-T Full Duplex"));
    lines.add(words("obtain_ip_address", auto(settings.standard().automaticAddress())));
    lines.add(words("bootp", DISABLE));
    lines.add(words("apipa", settings.standard().automaticAddress() ? ENABLE : DISABLE));
    lines.addAll(addresses("", settings.standard(), identity.ipAddress()));
    lines.addAll(dns("", settings.standard(), dnsServer));
    lines.addAll(names(settings));
    lines.add(
        words(
            "proxy_setting",
            settings.useProxy() ? "network.value.use" : "network.value.do_not_use"));
    if (settings.useProxy()) {
      lines.add(line("proxy_server", settings.proxyServer()));
      lines.add(line("proxy_port", Integer.toString(settings.proxyPort())));
    }
    lines.addAll(ipv6(identity, settings.ipv6()));
    lines.add(line("mac_address", identity.macAddress()));
    additionalDnsServer.ifPresent(server -> lines.addAll(additional(settings, server)));
    return List.copyOf(lines);
  }

  private static List<NetworkLine> addresses(String prefix, Ip ip, String automaticAddress) {
    return List.of(
        line(prefix + "ip_address", ip.automaticAddress() ? automaticAddress : ip.ipAddress()),
        line(prefix + "subnet_mask", ip.automaticAddress() ? "255.255.255.0" : ip.subnetMask()),
        line(
            prefix + "default_gateway",
            ip.automaticAddress() ? gateway(automaticAddress) : ip.defaultGateway()));
  }

  private static List<NetworkLine> dns(String prefix, Ip ip, InetSocketAddress automaticServer) {
    return List.of(
        words(prefix + "dns_server_setting", auto(ip.automaticDns())),
        line(
            prefix + "primary_dns",
            ip.automaticDns() ? automaticServer.getAddress().getHostAddress() : ip.primaryDns()),
        line(prefix + "secondary_dns", ip.automaticDns() ? "" : ip.secondaryDns()));
  }

  private static List<NetworkLine> names(NetworkSettings settings) {
    return List.of(
        words("dns_host_name_setting", auto(settings.automaticHostName())),
        line(
            "dns_host_name",
            settings.automaticHostName() ? settings.deviceName() : settings.hostName()),
        words("dns_domain_name_setting", auto(settings.automaticDomainName())),
        words("dns_domain_name_status", "network.value.successful"),
        line("dns_domain_name", settings.automaticDomainName() ? "local" : settings.domainName()),
        words("register_dns", DISABLE));
  }

  private static List<NetworkLine> ipv6(Identity identity, boolean on) {
    return List.of(
        words("ipv6_setting", on ? ENABLE : DISABLE),
        words("ipv6_privacy", DISABLE),
        words("ipv6_dhcp", DISABLE),
        line("ipv6_address", NO_ADDRESS),
        line("ipv6_gateway", NO_HOST),
        line("ipv6_link_local", on ? linkLocal(identity.macAddress()) : NO_ADDRESS),
        line("ipv6_stateful", NO_ADDRESS),
        line("ipv6_stateless_1", NO_ADDRESS),
        line("ipv6_stateless_2", NO_ADDRESS),
        line("ipv6_stateless_3", NO_ADDRESS),
        line("ipv6_primary_dns", NO_HOST),
        line("ipv6_secondary_dns", NO_HOST));
  }

  /** Nobody tells a simulated second port an address, so none is shown where it is automatic. */
  private static List<NetworkLine> additional(NetworkSettings settings, InetSocketAddress server) {
    Ip ip = settings.additional();
    List<NetworkLine> lines = new ArrayList<>();
    lines.add(words("additional_obtain_ip_address", auto(ip.automaticAddress())));
    if (!ip.automaticAddress()) {
      lines.addAll(addresses("additional_", ip, ""));
    }
    lines.addAll(dns("additional_", ip, server));
    lines.add(
        words(
            "mail_network",
            "network.value." + settings.mailNetwork().name().toLowerCase(Locale.ROOT)));
    return lines;
  }

  private static String auto(boolean automatic) {
    return automatic ? AUTO : "network.value.manual";
  }

  private static NetworkLine line(String key, String value) {
    return new NetworkLine("network." + key, value);
  }

  private static NetworkLine words(String key, String valueKey) {
    return NetworkLine.inWords("network." + key, valueKey);
  }

  /** The first address of the printer's /24 network. */
  private static String gateway(String ipAddress) {
    int lastDot = ipAddress.lastIndexOf('.');
    return lastDot < 0 ? "" : ipAddress.substring(0, lastDot) + ".1";
  }

  /** RFC 4291 appendix A: the interface identifier from the MAC address. */
  private static String linkLocal(String macAddress) {
    String[] octets = macAddress.split(":");
    if (octets.length != 6) {
      return NO_ADDRESS;
    }
    int[] mac = new int[6];
    for (int i = 0; i < 6; i++) {
      mac[i] = Integer.parseInt(octets[i], 16);
    }
    return String.format(
        Locale.ROOT,
        "fe80::%x:%x:%x:%x/64",
        (mac[0] ^ 0x02) << 8 | mac[1],
        mac[2] << 8 | 0xff,
        0xfe00 | mac[3],
        mac[4] << 8 | mac[5]);
  }
}
