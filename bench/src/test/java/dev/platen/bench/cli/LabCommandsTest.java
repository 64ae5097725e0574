package dev.platen.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LabCommandsTest {
  @TempDir Path folder;
  private final StringWriter said = new StringWriter();
  private final CommandLine command =
      Platen.commandLine(new Terminal(new PrintWriter(said), new PrintWriter(said)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up --bind 192.0.2.1 | an address of this machine, and 192.0.2.1 is none. It has",
        "up --bind printer.example | --bind takes an IPv4 address of this machine; got printer",
        "up --dns-upstream 192.0.2.53 | --dns-upstream is of use with --lab only",
        "up --lab --dns-upstream nine.nine | --dns-upstream takes an IP address",
        "up --lab --dns-upstream 9.9.9.9:x | --dns-upstream takes an address and a port",
        "up --lab --time-port 70000 | --time-port takes a port from 1 to 65535",
        "doctor --bind | Missing required parameter",
        "lease take px-1 --folder target/leases --for PT25H | from PT1S to PT24H",
      })
  void whatCannotBeIsRefusedInWords(String arguments, String words) {
    assertThat(command.execute(arguments.strip().split(" "))).isPositive();
    assertThat(said.toString()).contains(words).doesNotContain("\tat ");
  }

  @Test
  void aPrinterIsTakenListedRefusedAndReleased() {
    String leases = "--folder=" + folder;
    assertThat(command.execute("lease", "list", leases)).isZero();
    assertThat(command.execute("lease", "take", "px-1", leases, "--who=anna")).isZero();
    assertThat(command.execute("lease", "take", "px-1", leases, "--who=bo")).isEqualTo(3);
    assertThat(command.execute("lease", "list", leases)).isZero();
    assertThat(command.execute("lease", "release", "px-1", leases, "--who=bo")).isEqualTo(3);
    assertThat(command.execute("lease", "release", "px-1", leases, "--force")).isZero();
    assertThat(command.execute("lease", "release", "px-1", leases)).isZero();
    assertThat(said.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("No printer is in use."),
            line -> assertThat(line).startsWith("Taken: px-1 is in use by anna since "),
            line -> assertThat(line).startsWith("platen: px-1 is in use by anna since "),
            line -> assertThat(line).startsWith("px-1 is in use by anna since "),
            line -> assertThat(line).startsWith("platen: px-1 is in use by anna since "),
            line -> assertThat(line).isEqualTo("Released px-1, which anna had."),
            line -> assertThat(line).isEqualTo("px-1 was free already."));
  }

  @Test
  void theDoctorAnswersInJsonAndByItsExitCode() throws Exception {
    Path device = Files.writeString(folder.resolve("px.yaml"), "name: px-1\naddress: 127.99.0.2\n");
    // Free ports above 1024 of a loopback address that nothing else uses.
    int code =
        command.execute(
            "doctor",
            "--bind=127.99.0.1",
            "--dns-port=20053",
            "--entra-port=20443",
            "--smtp-port=20587",
            "--authority-port=20080",
            "--time-port=20123",
            "--device=" + device,
            "--json");

    JsonNode json = JsonMapper.shared().readTree(said.toString());
    assertThat(code).isEqualTo(1);
    assertThat(json.path("verdict").asString()).isEqualTo("problem");
    assertThat(json.path("checks").valueStream().map(it -> it.path("check").asString()))
        .contains("port 20443/tcp (Entra ID)", "names", "printer's Web Config (80, 443)");
  }
}
