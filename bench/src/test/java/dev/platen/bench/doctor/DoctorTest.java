package dev.platen.bench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.bench.time.BenchClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor where no bench runs. */
class DoctorTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final BenchClock CLOCK = BenchClock.atRealTime();
  @TempDir Path files;

  private Subject subject(int https) throws IOException {
    List<ServerSocket> taken = new ArrayList<>();
    int[] ports = new int[4];
    for (int i = 0; i < ports.length; i++) {
      ServerSocket socket = new ServerSocket(0, 1, HERE);
      taken.add(socket);
      ports[i] = socket.getLocalPort();
    }
    for (ServerSocket socket : taken) {
      socket.close();
    }
    return new Subject(
        HERE,
        new Subject.Services(ports[0], https == 0 ? ports[1] : https, ports[2], ports[3], ports[0]),
        new InetSocketAddress(HERE, ports[0]),
        Optional.empty(),
        Optional.empty(),
        files);
  }

  @Test
  void beforeTheBenchIsStartedPortsAreFreeAndTheRestCannotBeTold() throws Exception {
    List<Finding> findings = new Doctor(CLOCK).look(subject(0));

    assertThat(findings)
        .filteredOn(finding -> finding.check().startsWith("port "))
        .hasSize(6)
        .allSatisfy(finding -> assertThat(finding.found()).startsWith("free"));
    assertThat(findings)
        .filteredOn(finding -> finding.check().startsWith("names"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.CANNOT_TELL);
              assertThat(finding.todo()).contains("./platen up --lab --bind 127.0.0.1");
            });
    assertThat(Doctor.worst(findings)).isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void anotherProgramOnAPortIsAProblem() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 5, HERE)) {
      Thread.ofVirtual().start(() -> closeAtOnce(other));
      List<Finding> findings = new Doctor(CLOCK).look(subject(other.getLocalPort()));

      assertThat(findings)
          .filteredOn(finding -> finding.check().contains("(Entra ID)"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.verdict()).isEqualTo(Verdict.PROBLEM);
                assertThat(finding.found()).startsWith("another program has it");
                assertThat(finding.todo())
                    .contains("sudo ss -lnpt 'sport = :" + other.getLocalPort() + "'");
              });
    }
  }

  private static void closeAtOnce(ServerSocket server) {
    try {
      while (!server.isClosed()) {
        server.accept().close();
      }
    } catch (IOException e) {
      assertThat(server.isClosed()).isTrue();
    }
  }

  @Test
  void aPrinterThatIsNotReachedIsAProblem() throws Exception {
    Subject here = subject(0);
    Subject elsewhere =
        new Subject(
            HERE,
            here.services(),
            here.dns(),
            Optional.of(InetAddress.getByName("127.99.0.1")),
            Optional.empty(),
            files);

    List<Finding> findings = new DeviceExamination().look(elsewhere);

    assertThat(findings)
        .filteredOn(finding -> finding.check().contains("Web Config"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.PROBLEM);
              assertThat(finding.todo()).contains("127.99.0.1");
            });
  }

  @Test
  void aFirewallThatIsOnIsHintedAt() throws Exception {
    assertThat(new RouteExamination().look(subject(0)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.OK));

    Files.createDirectories(files.resolve("etc/ufw"));
    Files.writeString(files.resolve("etc/ufw/ufw.conf"), "LOGLEVEL=low\nENABLED=yes\n");

    assertThat(new RouteExamination().look(subject(0)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.CANNOT_TELL);
              assertThat(finding.todo()).contains("sudo ufw allow from 127.0.0.1/24");
            });
  }
}
