package dev.platen.printer.webconfig;

import java.util.List;

/**
 * The controls of Network &gt; Basic, in the page's order. Their names follow the vendor's
 * convention (reference printer 1.5); these ones are invented.
 */
enum NetworkControl {
  DEVICE_NAME("INPUTT_DEVICENAME", "network.device_name"),
  OBTAIN_IP("INPUTR_OBTAINIP", "network.obtain_ip_address", "AUTO", "MANUAL"),
  IP_ADDRESS("INPUTT_IPADDRESS", "network.ip_address"),
  SUBNET_MASK("INPUTT_SUBNETMASK", "network.subnet_mask"),
  GATEWAY("INPUTT_GATEWAY", "network.default_gateway"),
  DNS_SETTING("INPUTR_DNSSETTING", "network.dns_server_setting", "AUTO", "MANUAL"),
  PRIMARY_DNS("INPUTT_PRIMARYDNS", "network.primary_dns"),
  SECONDARY_DNS("INPUTT_SECONDARYDNS", "network.secondary_dns"),
  HOST_NAME_SETTING("INPUTR_HOSTNAMESETTING", "network.dns_host_name_setting", "AUTO", "MANUAL"),
  HOST_NAME("INPUTT_HOSTNAME", "network.dns_host_name"),
  DOMAIN_NAME_SETTING(
      "INPUTR_DOMAINNAMESETTING", "network.dns_domain_name_setting", "AUTO", "MANUAL"),
  DOMAIN_NAME("INPUTT_DOMAINNAME", "network.dns_domain_name"),
  PROXY_SETTING("INPUTR_PROXYSETTING", "network.proxy_setting", "DO_NOT_USE", "USE"),
  PROXY_SERVER("INPUTT_PROXYSERVER", "network.proxy_server"),
  PROXY_PORT("INPUTT_PROXYPORT", "network.proxy_port"),
  IPV6("INPUTR_IPV6SETTING", "network.ipv6_setting", "ENABLE", "DISABLE"),

  ADDITIONAL_OBTAIN_IP("INPUTR_ADDOBTAINIP", "network.obtain_ip_address", "AUTO", "MANUAL"),
  ADDITIONAL_IP_ADDRESS("INPUTT_ADDIPADDRESS", "network.ip_address"),
  ADDITIONAL_SUBNET_MASK("INPUTT_ADDSUBNETMASK", "network.subnet_mask"),
  ADDITIONAL_GATEWAY("INPUTT_ADDGATEWAY", "network.default_gateway"),
  ADDITIONAL_DNS_SETTING("INPUTR_ADDDNSSETTING", "network.dns_server_setting", "AUTO", "MANUAL"),
  ADDITIONAL_PRIMARY_DNS("INPUTT_ADDPRIMARYDNS", "network.primary_dns"),
  ADDITIONAL_SECONDARY_DNS("INPUTT_ADDSECONDARYDNS", "network.secondary_dns"),
  MAIL_NETWORK("INPUTR_MAILNETWORK", "network.mail_network", "STANDARD", "ADDITIONAL");

  private final String controlName;
  private final String labelKey;
  private final String choices;

  NetworkControl(String controlName, String labelKey, String... choices) {
    this.controlName = controlName;
    this.labelKey = labelKey;
    this.choices = String.join(" ", choices);
  }

  String controlName() {
    return controlName;
  }

  String labelKey() {
    return labelKey;
  }

  /** What a radio group offers; none for a text field. */
  List<String> choices() {
    return choices.isEmpty() ? List.of() : List.of(choices.split(" "));
  }

  /** Whether it is there on models with a second network port only. */
  boolean additional() {
    return compareTo(ADDITIONAL_OBTAIN_IP) >= 0;
  }
}
