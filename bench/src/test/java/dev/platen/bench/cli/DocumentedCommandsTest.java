package dev.platen.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern COMMAND =
      Pattern.compile("(?:^|`)\\./platen ((?:[a-z]+)(?: [^`\\n]*)?)", Pattern.MULTILINE);

  private final StringWriter said = new StringWriter();
  private final CommandLine command =
      Platen.commandLine(new Terminal(new PrintWriter(said), new PrintWriter(said)));

  static List<String> documented() throws IOException {
    return Stream.of(
            "README.md",
            "docs/running.md",
            "docs/lab.md",
            "docs/comparing-drops.md",
            "docs/simulated-printer.md",
            "docs/record.md",
            "CONTRIBUTING.md")
        .flatMap(DocumentedCommandsTest::commandsIn)
        .distinct()
        .toList();
  }

  private static Stream<String> commandsIn(String file) {
    try {
      Matcher matcher = COMMAND.matcher(Files.readString(ROOT.resolve(file)));
      return matcher
          .results()
          // What the shell does when a command fails is not the command's.
          .map(found -> found.group(1).split("\\|\\|", 2)[0].strip())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void theDocumentsNameTheMainCommands() throws IOException {
    assertThat(documented()).contains("up", "browser", "help up");
  }

  @ParameterizedTest
  @MethodSource("documented")
  void everyDocumentedCommandIsUnderstood(String arguments) {
    assertThatCode(() -> command.parseArgs(arguments.split(" "))).doesNotThrowAnyException();
  }

  @Test
  void thePortsInTheDocumentsAreTheUsualOnes() throws IOException {
    String text = Files.readString(ROOT.resolve("docs/running.md"));
    CommandLine up = command.parseArgs("up").subcommand().commandSpec().commandLine();
    Matcher row = Pattern.compile("\\| (\\d{4}) \\| `(--[a-z-]+)` \\|").matcher(text);
    int rows = 0;
    while (row.find()) {
      rows++;
      Object usual = up.getCommandSpec().findOption(row.group(2)).getValue();
      assertThat(row.group(1)).as(row.group(2)).isEqualTo(String.valueOf(usual));
    }
    assertThat(rows).isEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelp(String name) {
    assertThat(command.execute(name, "--help")).isZero();
    assertThat(said.toString()).contains("Usage: platen " + name, "--help");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandTellsTheVersionOfThisBuild(String name) throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>platen</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();

    assertThat(command.execute(name, "--version")).isZero();
    assertThat(said.toString().strip()).isEqualTo("platen " + version.group(1));
  }

  static List<String> commands() {
    return List.of(
        "up",
        "printer",
        "browser",
        "doctor",
        "lease",
        "import",
        "runs",
        "compare",
        "history",
        "record",
        "differences");
  }

  @Test
  void withoutACommandItSaysHowToBegin() {
    assertThat(command.execute()).isZero();
    assertThat(said.toString()).contains("To begin: platen up");
  }

  @Test
  void anUnknownOptionIsNamedAndNothingStarts() {
    assertThat(command.execute("up", "--colour")).isEqualTo(2);
    assertThat(said.toString()).contains("Unknown option: '--colour'", "see: platen up --help");
  }

  @Test
  void aTakenPortIsNamedWithTheOptionThatChangesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThat(
              command.execute(
                  "up",
                  "--console-port=0",
                  "--web-config-port=0",
                  "--web-config-http-port=0",
                  "--entra-port=" + port))
          .isEqualTo(1);
      assertThat(said.toString())
          .contains(
              "Port "
                  + port
                  + " on 127.0.0.1, which Entra ID needs, is taken by another program. Choose"
                  + " another with --entra-port, or 0 for any free one.");
    }
  }

  @Test
  void whatIsNoPortIsRefusedInWords() {
    assertThat(command.execute("up", "--smtp-port=70000")).isEqualTo(1);
    assertThat(said.toString())
        .contains("--smtp-port takes a port from 1 to 65535, or 0 for any free one; got 70000");
  }

  @Test
  void allAddressesAtOnceAreRefused() {
    assertThat(command.execute("up", "--bind", "0.0.0.0")).isEqualTo(1);
    assertThat(said.toString()).contains("--bind takes one address, not 0.0.0.0", "127.0.0.1");
  }

  @Test
  void aBrowserWithoutABenchSaysWhatToStartFirst() {
    assertThat(command.execute("browser", "--print", "--state-dir", "target/nowhere")).isEqualTo(1);
    assertThat(said.toString()).contains("Start it first: platen up");
  }
}
