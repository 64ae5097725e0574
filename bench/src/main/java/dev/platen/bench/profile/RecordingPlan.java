package dev.platen.bench.profile;

import dev.platen.bench.device.Binding;
import dev.platen.bench.device.Capability;
import dev.platen.bench.device.DeviceFile;

/**
 * Where a printer is asked.
 *
 * @param host IPv4 address or name
 * @param community of SNMP; the read one
 * @param ippPath for example {@code /ipp/print}
 * @param rounds how often each answer's time is taken
 */
public record RecordingPlan(
    String host,
    int snmpPort,
    String community,
    int ippPort,
    String ippPath,
    int httpsPort,
    int rounds) {
  private static final int SNMP = 161;
  private static final int IPP = 631;
  private static final int HTTPS = 443;
  private static final int ROUNDS = 3;

  /** As the device file says, and at the usual ports where it says nothing. */
  public static RecordingPlan of(DeviceFile device) {
    Binding identity = device.binding(Capability.IDENTITY);
    boolean snmp = identity.driver().equals("snmp");
    boolean ipp = identity.driver().equals("ipp");
    return new RecordingPlan(
        device.address(),
        snmp ? identity.number("port", SNMP) : SNMP,
        identity.text("community", "public"),
        ipp ? identity.number("port", IPP) : IPP,
        identity.text("path", "/ipp/print"),
        device.binding(Capability.WEB_CONFIG).number("port", HTTPS),
        ROUNDS);
  }

  /** The same printer at other ports; 0 leaves one as it is. */
  public RecordingPlan withPorts(int snmp, int ipp, int https) {
    return new RecordingPlan(
        host,
        snmp == 0 ? snmpPort : snmp,
        community,
        ipp == 0 ? ippPort : ipp,
        ippPath,
        https == 0 ? httpsPort : https,
        rounds);
  }
}
