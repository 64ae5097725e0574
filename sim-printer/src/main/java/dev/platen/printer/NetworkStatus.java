package dev.platen.printer;

import dev.platen.printer.Device.NetworkLine;
import dev.platen.printer.model.Identity;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;

/** The network status in Web Config's order (reference printer 1.7), for a wired, IPv4 network. */
final class NetworkStatus {
  private static final String AUTO = "network.value.auto";
  private static final String ENABLE = "network.value.enable";
  private static final String DISABLE = "network.value.disable";
  private static final String NO_ADDRESS = "::/0";
  private static final String NO_HOST = "::";

  private NetworkStatus() {}

  static List<NetworkLine> of(Identity identity, InetSocketAddress dnsServer) {
    return List.of(
        line("device_name", identity.deviceName()),
        line("connection_status", "1000BASE-T Full Duplex"),
        words("obtain_ip_address", AUTO),
        words("bootp", DISABLE),
        words("apipa", ENABLE),
        line("ip_address", identity.ipAddress()),
        line("subnet_mask", "255.255.255.0"),
        line("default_gateway", gateway(identity.ipAddress())),
        words("dns_server_setting", AUTO),
        line("primary_dns", dnsServer.getAddress().getHostAddress()),
        line("secondary_dns", ""),
        words("dns_host_name_setting", AUTO),
        line("dns_host_name", identity.deviceName()),
        words("dns_domain_name_setting", AUTO),
        words("dns_domain_name_status", "network.value.successful"),
        line("dns_domain_name", "local"),
        words("register_dns", DISABLE),
        words("proxy_setting", "network.value.do_not_use"),
        words("ipv6_setting", ENABLE),
        words("ipv6_privacy", DISABLE),
        words("ipv6_dhcp", DISABLE),
        line("ipv6_address", NO_ADDRESS),
        line("ipv6_gateway", NO_HOST),
        line("ipv6_link_local", linkLocal(identity.macAddress())),
        line("ipv6_stateful", NO_ADDRESS),
        line("ipv6_stateless_1", NO_ADDRESS),
        line("ipv6_stateless_2", NO_ADDRESS),
        line("ipv6_stateless_3", NO_ADDRESS),
        line("ipv6_primary_dns", NO_HOST),
        line("ipv6_secondary_dns", NO_HOST),
        line("mac_address", identity.macAddress()));
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
