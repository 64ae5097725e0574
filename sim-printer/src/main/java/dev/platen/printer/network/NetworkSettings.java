package dev.platen.printer.network;

import java.util.List;

/**
 * Web Config's page Network &gt; Basic, as saved (reference printer 1.1, 1.7).
 *
 * @param deviceName said in EHLO and shown as the printer's name
 * @param automaticHostName whether the DNS host name is the device name
 * @param hostName DNS host name where it is not
 * @param automaticDomainName whether the network tells the DNS domain name
 * @param domainName DNS domain name where it does not
 * @param proxyPort of the proxy server for HTTPS
 * @param additional the second port; on models without one it is not used
 * @param mailNetwork the network that the mail connection uses (guide case SET-N)
 */
public record NetworkSettings(
    String deviceName,
    Ip standard,
    boolean automaticHostName,
    String hostName,
    boolean automaticDomainName,
    String domainName,
    boolean useProxy,
    String proxyServer,
    int proxyPort,
    boolean ipv6,
    Ip additional,
    MailNetwork mailNetwork) {

  /** As the printer leaves the factory. */
  public static NetworkSettings factory(String deviceName) {
    return new NetworkSettings(
        deviceName,
        Ip.automatic(),
        true,
        "",
        true,
        "",
        false,
        "",
        8080,
        true,
        Ip.automatic(),
        MailNetwork.STANDARD);
  }

  /** These settings with another network for mail. */
  public NetworkSettings withMailNetwork(MailNetwork network) {
    return new NetworkSettings(
        deviceName,
        standard,
        automaticHostName,
        hostName,
        automaticDomainName,
        domainName,
        useProxy,
        proxyServer,
        proxyPort,
        ipv6,
        additional,
        network);
  }

  /** These settings with others for the standard network. */
  public NetworkSettings withStandard(Ip ip) {
    return new NetworkSettings(
        deviceName,
        ip,
        automaticHostName,
        hostName,
        automaticDomainName,
        domainName,
        useProxy,
        proxyServer,
        proxyPort,
        ipv6,
        additional,
        mailNetwork);
  }

  /**
   * Addresses of one network port; all IPv4, dotted.
   *
   * @param automaticAddress whether the network tells address, mask and gateway
   * @param automaticDns whether the network tells its DNS servers
   * @param secondaryDns empty for none
   */
  public record Ip(
      boolean automaticAddress,
      String ipAddress,
      String subnetMask,
      String defaultGateway,
      boolean automaticDns,
      String primaryDns,
      String secondaryDns) {

    /** All as the network tells. */
    public static Ip automatic() {
      return new Ip(true, "", "", "", true, "", "");
    }

    /** The DNS servers set by hand; none where the network tells them. */
    public List<String> manualDns() {
      if (automaticDns) {
        return List.of();
      }
      return secondaryDns.isEmpty() ? List.of(primaryDns) : List.of(primaryDns, secondaryDns);
    }
  }

  /** A network port. */
  public enum MailNetwork {
    STANDARD,
    ADDITIONAL
  }
}
