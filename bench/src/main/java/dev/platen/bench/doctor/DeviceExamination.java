package dev.platen.bench.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Whether the bench's machine reaches what drivers use of a printer. */
final class DeviceExamination implements Examination {
  /** SNMPv1 get of sysDescr.0 with the community public (RFC 1157 section 4, RFC 3418). */
  private static final byte[] SNMP =
      HexFormat.of()
          .parseHex(
              "302602010004067075626c6963a019020101020100020100300e300c06082b060102010101000500");

  @Override
  public List<Finding> look(Subject subject) {
    return subject.device().map(DeviceExamination::look).orElseGet(List::of);
  }

  private static List<Finding> look(InetAddress device) {
    List<Finding> findings = new ArrayList<>();
    Optional<String> http = tcp(device, 80);
    Optional<String> https = tcp(device, 443);
    String check = "printer's Web Config (80, 443)";
    if (http.isEmpty() && https.isEmpty()) {
      findings.add(Finding.ok(check, "reached"));
    } else if (https.isEmpty()) {
      findings.add(Finding.ok(check, "reached over HTTPS; over HTTP: " + http.orElse("")));
    } else {
      findings.add(
          Finding.problem(
              check,
              "HTTPS: " + https.get() + "; HTTP: " + http.orElse("reached"),
              "Nobody can set the printer up, and no scenario can run on it.",
              "See that it is switched on and has the address "
                  + device.getHostAddress()
                  + " (print its network status sheet), that both are in one network, and that"
                  + " HTTPS is on (Network Security, SSL/TLS)."));
    }
    findings.add(
        of(
            "printer's IPP (631)",
            tcp(device, 631),
            "Identity and state cannot be read by IPP, and nothing can be printed on it.",
            "Enable IPP (Network Security, Protocol), or let the device file name another"
                + " driver."));
    findings.add(
        of(
            "printer's SNMP (161)",
            snmp(device),
            "Identity cannot be read by SNMP.",
            "Enable SNMPv1/v2c with the community public (Network Security, Protocol), or let the"
                + " device file name another driver."));
    return findings;
  }

  private static Finding of(String check, Optional<String> wrong, String means, String todo) {
    return wrong
        .map(it -> Finding.unknown(check, it, means, todo))
        .orElseGet(() -> Finding.ok(check, "reached"));
  }

  private static Optional<String> tcp(InetAddress device, int port) {
    try (Socket socket = Wire.connect(device, port)) {
      return socket.isConnected() ? Optional.empty() : Optional.of("not reached");
    } catch (IOException e) {
      return Optional.of(Wire.reason(e));
    }
  }

  private static Optional<String> snmp(InetAddress device) {
    try {
      return Wire.exchange(device, 161, SNMP).length > 0
          ? Optional.empty()
          : Optional.of("it answers nothing");
    } catch (IOException e) {
      return Optional.of(Wire.reason(e));
    }
  }
}
