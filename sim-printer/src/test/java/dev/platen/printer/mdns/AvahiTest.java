package dev.platen.printer.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.platen.printer.lab.LabTool;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A computer in another network namespace, on a cable of its own to this one. */
class AvahiTest {
  private static final String NAMESPACE = "platen-avahi";
  @TempDir private Path folder;

  private LabTool ip(String arguments) throws Exception {
    return LabTool.run("iproute2", folder, Map.of(), ("ip " + arguments).split(" "));
  }

  @Test
  void avahiFindsThePrinterAcrossTheNetwork() throws Exception {
    LabTool.run("avahi-utils", folder, Map.of(), "avahi-browse", "--version");
    LabTool.run("dbus", folder, Map.of(), "dbus-daemon", "--version");
    LabTool made = ip("netns add " + NAMESPACE);
    assumeTrue(
        made.exitCode() == 0, () -> "Network namespaces cannot be made here: " + made.output());
    try {
      assertThat(ip("link add plavahi0 type veth peer name eth0 netns " + NAMESPACE).exitCode())
          .isZero();
      ip("address add 192.0.2.129/25 dev plavahi0");
      ip("link set plavahi0 up");
      ip("-n " + NAMESPACE + " address add 192.0.2.130/25 dev eth0");
      ip("-n " + NAMESPACE + " link set eth0 up");
      var scheduler = Executors.newSingleThreadScheduledExecutor();
      try (MdnsResponder responder =
          MdnsResponder.start(
              InetAddress.getByName("192.0.2.129"),
              "EPSON0A1B2C",
              "EPSON PX-B600F",
              List.of(
                  new MdnsService("_ipp._tcp", List.of(), 631, Map.of("rp", "ipp/print")),
                  new MdnsService("_uscan._tcp", List.of(), 80, Map.of("rs", "eSCL"))),
              scheduler)) {
        responder.announced().get(20, TimeUnit.SECONDS);
        Path script = folder.resolve("browse.sh");
        try (var content = AvahiTest.class.getResourceAsStream("browse.sh")) {
          Files.write(script, Objects.requireNonNull(content).readAllBytes());
        }
        LabTool found =
            LabTool.run(
                "dash",
                folder,
                Map.of(),
                "sh",
                script.toString(),
                folder.toString(),
                NAMESPACE,
                "_ipp._tcp",
                "_uscan._tcp");
        assertThat(found.output())
            .contains(
                "EPSON\\032PX-B600F;Internet"
                    + " Printer;local;EPSON0A1B2C.local;192.0.2.129;631;\"rp=ipp/print\"")
            .contains(";EPSON0A1B2C.local;192.0.2.129;80;\"rs=eSCL\"");
      } finally {
        scheduler.shutdownNow();
      }
    } finally {
      ip("link delete plavahi0");
      ip("netns delete " + NAMESPACE);
    }
  }
}
