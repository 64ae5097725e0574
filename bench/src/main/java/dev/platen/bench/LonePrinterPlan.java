package dev.platen.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/**
 * A printer that stands alone in a network.
 *
 * @param model id of a model, looked at only when the printer is new
 * @param firmware version, looked at only when the printer is new
 * @param panelLanguage language tag of the panel when new
 * @param address its own, where everything listens and from where it connects
 * @param dnsServer the resolver that its network tells it
 * @param nat where a connection to a port really goes; usually empty
 * @param ports where it listens
 * @param frontAddress where the page in front of it listens
 * @param clientId application that its firmware signs in as; the bench's where absent
 * @param mdns whether it tells the network of itself
 */
public record LonePrinterPlan(
    String model,
    String firmware,
    String panelLanguage,
    InetAddress address,
    InetSocketAddress dnsServer,
    Map<Integer, Integer> nat,
    LonePorts ports,
    InetAddress frontAddress,
    Optional<String> clientId,
    boolean mdns) {

  public LonePrinterPlan {
    nat = Map.copyOf(nat);
  }

  /**
   * Ports of a printer; 0 takes any free one.
   *
   * @param https Web Config
   * @param http Web Config, which leads to HTTPS; and eSCL
   * @param ipp plain and over TLS
   * @param snmp UDP
   * @param front the page in front of the printer
   */
  public record LonePorts(int https, int http, int ipp, int snmp, int front) {

    /** As every printer has them; the page in front of it is at 8701. */
    public static LonePorts standard() {
      return new LonePorts(443, 80, 631, 161, 8701);
    }

    /** Any free ones. */
    public static LonePorts free() {
      return new LonePorts(0, 0, 0, 0, 0);
    }
  }
}
