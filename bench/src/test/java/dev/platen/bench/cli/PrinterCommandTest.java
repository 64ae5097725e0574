package dev.platen.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PrinterCommandTest {
  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();
  private final CommandLine command =
      Platen.commandLine(new Terminal(new PrintWriter(said), new PrintWriter(said)));

  private int printer(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "printer";
    arguments[1] = "--state-dir=" + folder.resolve("state");
    System.arraycopy(more, 0, arguments, 2, more.length);
    return command.execute(arguments);
  }

  @Test
  void itNeedsAnAddressAndAResolver() {
    assertThat(printer()).isEqualTo(2);
    assertThat(said.toString()).contains("--bind=ADDRESS", "--dns=ADDRESS[:PORT]");
  }

  @Test
  void aNameIsNoAddress() {
    assertThat(printer("--bind=printer.example", "--dns=192.0.2.1")).isEqualTo(1);
    assertThat(said.toString())
        .contains("--bind takes an IPv4 address such as 192.0.2.21, not printer.example");
  }

  @Test
  void aResolversPortIsAPort() {
    assertThat(printer("--bind=127.66.6.1", "--dns=192.0.2.1:x")).isEqualTo(1);
    assertThat(said.toString())
        .contains("--dns takes an address such as 192.0.2.1 or 192.0.2.1:8753, not 192.0.2.1:x");
  }

  @Test
  void anAddressOfAnotherMachineIsRefusedWithTheCommandThatAddsIt() {
    assertThat(printer("--bind=192.0.2.99", "--dns=192.0.2.1")).isEqualTo(1);
    assertThat(said.toString())
        .contains(
            "--bind: 192.0.2.99 is no address of this machine.",
            "ip address add 192.0.2.99/24 dev eth0");
  }

  @Test
  void aTakenPortIsNamedWithWhatNeedsIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.66.6.2"))) {
      int port = taken.getLocalPort();
      assertThat(
              printer(
                  "--bind=127.66.6.2", "--dns=127.66.6.1", "--ports=free", "--front-port=" + port))
          .isEqualTo(1);
      assertThat(said.toString())
          .contains(
              "Port %d on 127.66.6.2, which the page in front of the printer needs, is taken by another program."
                  .formatted(port));
    }
  }
}
