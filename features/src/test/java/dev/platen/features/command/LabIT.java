package dev.platen.features.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of {@code docs/lab.md}, in its order, on two machines of their own: every command that it
 * shows is run as it stands there. The bench has its real ports, names are Microsoft's.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LabIT {
  private static final Path ROOT =
      Path.of(System.getProperty("platen.root", "..")).toAbsolutePath().normalize();

  /** Even root is an ordinary user then, as far as ports are concerned. */
  private static final String UNPRIVILEGED =
      "exec setpriv --bounding-set -net_bind_service --inh-caps -net_bind_service ";

  @TempDir static Path folder;
  private static LabNetwork network;
  private static LabDocument document;
  private static @Nullable Process bench;

  @BeforeAll
  static void prepare() throws IOException {
    network = LabNetwork.lay();
    document = LabDocument.beforeTheScenarios(ROOT);
    // The commands are those of a checkout: ./platen with its state folder beside it.
    Path platen = folder.resolve("platen");
    Files.writeString(
        platen,
        """
        #!/bin/sh
        case "$1" in up) exec '%1$s/platen' "$@" --state-dir '%2$s/.platen' ;; *) exec '%1$s/platen' "$@" ;; esac
        """
            .formatted(ROOT, folder));
    Files.setPosixFilePermissions(platen, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path sudo = Files.createDirectories(folder.resolve("bin")).resolve("sudo");
    Files.writeString(sudo, "#!/bin/sh\nexec \"$@\"\n");
    Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterAll
  static void clear() {
    if (bench != null) {
      bench.destroyForcibly();
    }
    if (network != null) {
      network.close();
    }
  }

  private static LabNetwork.Result here(String words) {
    return network.onBench(
        folder,
        document.here(words),
        Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")));
  }

  private static LabNetwork.Result there(String words) {
    return network.onOther(folder, document.there(words));
  }

  @Test
  @Order(1)
  void everyBlockOfTheDocumentIsRunHere() {
    assertThat(document.size()).isEqualTo(9);
  }

  @Test
  @Order(2)
  void whoMayNotHaveThePortsIsToldWhatToDo() {
    LabNetwork.Result refused =
        network.onBench(
            folder, UNPRIVILEGED + document.here("./platen up --lab").strip(), Map.of());
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.said())
        .contains("is not for this user", "sudo sysctl net.ipv4.ip_unprivileged_port_start=")
        .doesNotContain("\tat ");
  }

  @Test
  @Order(3)
  void theMachineIsLookedAtBeforeTheBenchIsStarted() {
    assertThat(here("ip -brief").said()).contains(LabNetwork.BENCH);
    assertThat(here("sysctl").code()).isZero();
    LabNetwork.Result doctor =
        network.onBench(folder, document.here("doctor --bind 10.20.0.1\n"), Map.of());
    assertThat(doctor.said())
        .contains("port 53/udp (names): free", "port 443/tcp (Entra ID): free", "cannot tell");
    assertThat(doctor.code()).isEqualTo(3);
  }

  @Test
  @Order(4)
  void theBenchServesTheLabWithoutAnyPrivilege() throws IOException {
    Path output = folder.resolve("up.txt");
    List<String> command = new java.util.ArrayList<>(network.onBench());
    command.addAll(List.of("sh", "-c", UNPRIVILEGED + document.here("./platen up --lab").strip()));
    Process started =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    bench = started;
    Awaitility.await("platen up --lab answers")
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> {
              if (!started.isAlive()) {
                throw new AssertionError("It ended:\n" + Files.readString(output));
              }
              return Files.readString(output).contains("Press Ctrl-C");
            });
    assertThat(Files.readString(output))
        .contains("DNS server      10.20.0.1:53", "http://10.20.0.1/", "ask for this token");
  }

  @Test
  @Order(5)
  void theControlApiAsksForTheToken() {
    assertThat(here("Authorization: Bearer").said()).contains("\"now\":");
    assertThat(
            network
                .onBench(
                    folder, "curl -s -o /dev/null -w %{http_code} http://10.20.0.1:8700/", Map.of())
                .said())
        .isEqualTo("401");
  }

  @Test
  @Order(6)
  void anotherMachineFindsMicrosoftAtTheBenchAndTrustsIt() {
    assertThat(there("getent").said().lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith(LabNetwork.BENCH));
    LabNetwork.Result trusted = there("ca.pem");
    assertThat(trusted.code()).as(trusted.said()).isZero();
    assertThat(trusted.said())
        .containsIgnoringCase("sha256 Fingerprint=")
        .contains("\"device_authorization_endpoint\"", "Verification: OK");
  }

  @Test
  @Order(7)
  void theDoctorSeesThePrinterOrSaysWhatIsMissing() {
    LabNetwork.Result doctor = network.onBench(folder, document.here("--device"), Map.of());
    assertThat(doctor.said())
        .contains(
            "names over UDP: ",
            " lead to 10.20.0.1",
            "names over TCP: ",
            "certificate of SMTP: trusted for smtp.office365.com",
            "way to the printer: from 10.20.0.1",
            // Nothing listens at the other end of this cable.
            "PROBLEM      printer's Web Config (80, 443)");
    assertThat(doctor.code()).isEqualTo(1);
  }

  @Test
  @Order(8)
  void aPrinterIsTakenAndReleased() {
    LabNetwork.Result leases =
        network.onBench(
            folder,
            document.here("lease take").replace("/tmp/lab-leases", folder + "/leases"),
            Map.of());
    assertThat(leases.code()).as(leases.said()).isZero();
    assertThat(leases.said())
        .contains("Taken: px-b600f-2 is in use by firmware-drop-812", "Released px-b600f-2");
  }
}
