package dev.platen.bench.doctor;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether printers find the way to the bench: routes, and firewalls that may stand in it. */
final class RouteExamination implements Examination {
  private static final int ANY_PORT = 9; // nothing is sent there

  @Override
  public List<Finding> look(Subject subject) {
    List<Finding> findings = new ArrayList<>();
    subject.device().ifPresent(device -> findings.add(route(subject.bench(), device)));
    findings.add(firewall(subject));
    return findings;
  }

  private static Finding route(InetAddress bench, InetAddress device) {
    String check = "way to the printer";
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(device, ANY_PORT));
      InetAddress from = socket.getLocalAddress();
      if (bench.isLoopbackAddress() && !device.isLoopbackAddress()) {
        return Finding.problem(
            check,
            "the bench listens on %s, which only this machine reaches"
                .formatted(bench.getHostAddress()),
            "No printer can reach it.",
            "Start it at this machine's address in the lab: ./platen up --lab --bind "
                + from.getHostAddress());
      }
      return from.equals(bench)
          ? Finding.ok(check, "from " + bench.getHostAddress())
          : Finding.unknown(
              check,
              "this machine reaches it from %s, not from %s"
                  .formatted(from.getHostAddress(), bench.getHostAddress()),
              "Whether the printer reaches the bench's address depends on a router.",
              "Bind the bench to "
                  + from.getHostAddress()
                  + ", or see that the printer's gateway leads to "
                  + bench.getHostAddress()
                  + ".");
    } catch (IOException e) {
      return Finding.problem(
          check,
          "there is none to " + device.getHostAddress() + " (" + Wire.reason(e) + ")",
          "The printer is not reached.",
          "Give this machine an address in the printer's network: ip -brief address shows what it"
              + " has.");
    }
  }

  private static Finding firewall(Subject subject) {
    String check = "firewall of this machine";
    String ports =
        "53 and 123 (UDP), 53, 80, 443 and 587 (TCP) at " + subject.bench().getHostAddress();
    if (hasUfw(subject.files())) {
      return Finding.unknown(
          check,
          "ufw is on",
          "It may keep printers from the bench.",
          "Let them pass to %s: sudo ufw allow from %s/24"
              .formatted(ports, subject.device().orElse(subject.bench()).getHostAddress()));
    }
    if (Files.isDirectory(subject.files().resolve("run/firewalld"))) {
      return Finding.unknown(
          check,
          "firewalld is on",
          "It may keep printers from the bench.",
          "Let them pass to %s: sudo firewall-cmd --add-source=%s/24 --zone=trusted"
              .formatted(ports, subject.device().orElse(subject.bench()).getHostAddress()));
    }
    return Finding.ok(check, "neither ufw nor firewalld is on");
  }

  private static boolean hasUfw(Path files) {
    Path file = files.resolve("etc/ufw/ufw.conf");
    try {
      return Files.exists(file)
          && Files.readAllLines(file).stream()
              .anyMatch(line -> line.strip().equalsIgnoreCase("ENABLED=yes"));
    } catch (IOException e) {
      return false;
    }
  }
}
