package dev.platen.printer.snmp;

import dev.platen.printer.Device;
import dev.platen.printer.DeviceId;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Usage;
import dev.platen.printer.model.Supplies;
import dev.platen.printer.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/**
 * What this printer tells by SNMP: the system group of MIB-II (RFC 1213), Host Resources (RFC
 * 2790), the Printer MIB (RFC 3805) and the public objects of the vendor (reference printer 6.1).
 * Values that are not the device's own are as seen on a printer of the vendor (verified there).
 */
public final class DeviceMib {
  // Verified (reference printer 6.1): what a WF-C5790 says of itself.
  private static final String DESCRIPTION = "EPSON Built-in";
  private static final String INTERFACE = "EEPS2 Hard Ver.1.00 Firm Ver.0.53";
  private static final String SYSTEM_ID = "1.3.6.1.4.1.1248.1.1.2.1.3.5.69.69.80.83.50";
  private static final String DEVICE_ID_PREFIX = "1.3.6.1.4.1.1248.1.2.1.10";

  private static final String PRINTER_TYPE = "1.3.6.1.2.1.25.3.1.5";
  private static final int IDLE = 3;
  private static final int PRINTING = 4;
  private static final int RUNNING = 2;
  private static final int WARNING = 3;

  private final Device device;
  private final Supplies supplies;
  private final Instant started;

  /** The objects of {@code device}, which was switched on just now. */
  public DeviceMib(Device device) {
    this.device = device;
    this.supplies = Supplies.of(device.model());
    this.started = device.clock().instant();
  }

  /** All instances in order; each value is made when it is asked for. */
  public NavigableMap<OID, Supplier<Variable>> objects() {
    NavigableMap<OID, Supplier<Variable>> all = new TreeMap<>();
    MibBranch root = new MibBranch(all, "1.3.6.1");
    system(root.below("2.1.1"));
    network(root.below("2.1"));
    host(root.below("2.1.25"));
    PrinterMib.add(root.below("2.1.43"), device, supplies, this::alerts, this::upTime);
    vendor(root.below("4.1.1248.1"));
    // PWG 5107.1, ppmPrinterIEEE1284DeviceId
    root.text("4.1.2699.1.2.1.2.1.1.3.1", () -> DeviceId.of(device));
    return all;
  }

  private TimeTicks upTime() {
    long hundredths = Duration.between(started, device.clock().instant()).toMillis() / 10;
    return new TimeTicks(Math.max(0, hundredths) & 0xffff_ffffL);
  }

  /** RFC 1213, system. */
  private void system(MibBranch system) {
    system.text("1.0", () -> DESCRIPTION);
    system.oid("2.0", SYSTEM_ID);
    system.value("3.0", this::upTime);
    system.text("4.0", () -> "");
    system.text("5.0", () -> device.identity().deviceName());
    system.text("6.0", () -> "");
    // Application and end-to-end layers.
    system.number("7.0", () -> 72);
  }

  /** RFC 1213, the one interface and its address. */
  private void network(MibBranch mib) {
    mib.number("2.1.0", () -> 1);
    MibBranch one = mib.below("2.2.1");
    one.number("1.1", () -> 1);
    one.text("2.1", () -> INTERFACE);
    // ethernetCsmacd
    one.number("3.1", () -> 6);
    one.number("4.1", () -> 1500);
    one.gauge("5.1", () -> 1_000_000_000L);
    one.octets("6.1", () -> MibBranch.hex(device.identity().macAddress()));
    one.number("7.1", () -> 1);
    one.number("8.1", () -> 1);
    String ip = device.identity().ipAddress();
    MibBranch address = mib.below("4.20.1");
    address.ip("1." + ip, () -> ip);
    address.number("2." + ip, () -> 1);
    address.ip("3." + ip, () -> status("network.subnet_mask", "255.255.255.0"));
  }

  private String status(String labelKey, String otherwise) {
    return device.networkStatus().stream()
        .filter(line -> line.labelKey().equals(labelKey))
        .map(Device.NetworkLine::value)
        .findFirst()
        .orElse(otherwise);
  }

  /** RFC 2790; the printer is device 1. */
  private void host(MibBranch host) {
    host.value("1.1.0", this::upTime);
    MibBranch row = host.below("3.2.1");
    row.number("1.1", () -> 1);
    row.oid("2.1", PRINTER_TYPE);
    row.text("3.1", () -> "EPSON " + device.model().name());
    row.oid("4.1", DEVICE_ID_PREFIX + MibBranch.letters(device.model().name()));
    row.number("5.1", () -> alerts().isEmpty() ? RUNNING : WARNING);
    row.counter("6.1", () -> 0);
    host.number("3.5.1.1.1", () -> printing() ? PRINTING : IDLE);
    host.octets("3.5.1.2.1", this::errorState);
  }

  private boolean printing() {
    return device.jobs().active().stream()
        .anyMatch(job -> Usage.Function.of(job.type()) == Usage.Function.OTHER);
  }

  /** RFC 2790, hrPrinterDetectedErrorState: bit 0 is the highest of the first octet. */
  private byte[] errorState() {
    int octet = 0;
    for (Alert alert : alerts()) {
      octet |= alert.group() == Alert.INPUT ? 0x80 : 0x20;
    }
    return new byte[] {(byte) octet};
  }

  /** What a person should look after; the printer works all the same. */
  private List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < supplies.cassettes().size(); i++) {
      if (supplies.cassettes().get(i).level() == Supplies.Level.LOW) {
        alerts.add(Alert.paperLow(i + 1));
      }
    }
    for (int i = 0; i < supplies.inks().size(); i++) {
      if (supplies.inks().get(i).percent() <= Alert.LOW_INK_PERCENT) {
        alerts.add(Alert.inkLow(i + 1, supplies.inks().get(i).colour().name()));
      }
    }
    return alerts;
  }

  /** Reference printer 6.1, the vendor's public objects; EEPROM commands are not among them. */
  private void vendor(MibBranch vendor) {
    MibBranch printer = vendor.below("2.2.1.1.1");
    printer.text("1.1", () -> DeviceId.of(device));
    printer.text("2.1", () -> device.model().name());
    printer.text("3.1", () -> device.identity().deviceName());
    printer.octets("4.1", this::st2);
    vendor.text("2.2.2.1.1.2.1.2", () -> device.identity().serialNumber());
    vendor.text("2.2.2.1.1.2.1.4", () -> device.firmware().version());
    // A simulated printer does not count colours apart.
    vendor.counter("2.2.27.1.1.3.1.1", () -> 0);
    vendor.counter("2.2.27.1.1.4.1.1", () -> usage().printed());
    // Remote commands st (status) and vi (version); the form of vi's answer is uncertain.
    vendor.octets("2.2.44.1.1.2.1.115.116.1.0.1", this::st2);
    vendor.text(
        "2.2.44.1.1.2.1.118.105.1.0.0",
        () -> "@BDC PS\r\nvi:01:" + device.firmware().version() + ";");
    vendor.octets("1.3.1.1.5.0", () -> MibBranch.hex(device.identity().macAddress()));
    vendor.ip("1.3.1.4.19.1.3.1", () -> device.identity().ipAddress());
    vendor.text(
        "1.3.1.4.46.1.2.1", () -> "ipp://" + device.identity().ipAddress() + ":631/ipp/print");
    // Not registered with the vendor's mail service.
    vendor.text("1.3.1.37.2.3.0", () -> "");
    vendor.text(
        "1.3.1.29.3.1.44.0",
        () ->
            "DIRECT-"
                + device.identity().deviceName().substring(0, 1)
                + "-"
                + device.model().name());
  }

  private Usage usage() {
    List<Job> jobs = new ArrayList<>(device.jobs().history());
    jobs.addAll(device.jobs().active());
    return Usage.of(jobs);
  }

  /**
   * The vendor's binary status: state (04 idle, 03 printing) and ink levels. Its public
   * descriptions differ in details (uncertain).
   */
  private byte[] st2() {
    List<Supplies.Ink> inks = supplies.inks();
    byte[] head = "@BDC ST2\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    int body = 3 + 3 + 3 * inks.size();
    byte[] blob = new byte[head.length + 2 + body];
    System.arraycopy(head, 0, blob, 0, head.length);
    int at = head.length;
    blob[at++] = (byte) body;
    blob[at++] = (byte) (body >> 8);
    blob[at++] = 0x01;
    blob[at++] = 1;
    blob[at++] = (byte) (printing() ? 0x03 : 0x04);
    blob[at++] = 0x0f;
    blob[at++] = (byte) (1 + 3 * inks.size());
    blob[at++] = 3;
    for (Supplies.Ink ink : inks) {
      int colour =
          switch (ink.colour()) {
            case BK -> 0;
            case C -> 1;
            case M -> 2;
            case Y -> 3;
          };
      blob[at++] = (byte) colour;
      blob[at++] = (byte) colour;
      blob[at++] = (byte) ink.percent();
    }
    return blob;
  }

  /** What the panel's status says, in its language. */
  static String consoleText(Device device) {
    Messages words = Messages.of(device.panelLanguage());
    return words.text(device.jobs().active().isEmpty() ? "web.available" : "web.busy");
  }
}
