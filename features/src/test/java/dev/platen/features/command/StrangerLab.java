package dev.platen.features.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.reports.archive.ArchiveException;
import dev.platen.reports.archive.EvidenceSink;
import dev.platen.reports.archive.RunArchive;
import dev.platen.reports.run.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A lab with one printer that is a stranger: a process on a machine of its own, at the other end of
 * a cable, found by its address and nothing else. Bench, browsers and the operator's page are on
 * this side. What {@code docs/lab.md} says about scenarios at a printer is run as it stands there;
 * but for {@code mvn}, in whose place the same tests start without being built again.
 */
final class StrangerLab implements AutoCloseable {
  /** What the printer runs. */
  static final String FIRMWARE = "05.23.XF24Q9";

  /** The language that the document's own command is for. */
  private static final String TAGS_OF_THE_DOCUMENT = "-Dtags=en";

  private static final Path ROOT =
      Path.of(System.getProperty("platen.root", "..")).toAbsolutePath().normalize();
  private static final Duration LONGEST_RUN = Duration.ofMinutes(30);

  /** Names the printer as the example of a device file does. */
  private static final Pattern CLIENT = Pattern.compile("client-id: (\\S+)");

  private final Path folder;
  private final LabNetwork network;
  private final LabDocument document;
  private final Deque<Process> processes = new ArrayDeque<>();
  private Process printer;
  private JsonNode label;

  private StrangerLab(Path folder, LabNetwork network) throws IOException {
    this.folder = folder;
    this.network = network;
    this.document = LabDocument.ofTheScenarios(ROOT);
    checkout();
    this.printer = switchOn("printer-state", "");
    this.label = label();
  }

  /**
   * Switches the printer on; skips the test, with the reason, where this machine has no room for a
   * second one.
   *
   * @param folder for all that the lab keeps
   */
  static StrangerLab open(Path folder) throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/tesseract")),
        "No tesseract here, which reads the status sheet (package tesseract-ocr)");
    LabNetwork network = LabNetwork.lay();
    try {
      return new StrangerLab(folder, network);
    } catch (IOException | RuntimeException | AssertionError e) {
      network.close();
      throw e;
    }
  }

  /** What a checkout of the project has, as far as the commands of the document use it. */
  private void checkout() throws IOException {
    program("platen", "exec '%s/platen' \"$@\"\n".formatted(ROOT));
    Files.createDirectories(folder.resolve("bin"));
    program(
        "bin/mvn",
        """
        cd features
        for word; do
          shift
          case "$word" in -D*) set -- "$@" "$word" ;; esac
        done
        exec %s "$@" -Dplaten.root='%s' -Dallure.history=target/history %s
        """
            .formatted(java(), folder, ScenarioLauncher.class.getName()));
    Files.createDirectories(folder.resolve("features/target"));
    Files.createDirectories(folder.resolve("features/guide"));
    for (String table : List.of("features/guide/cases.csv", "features/guide/labels.csv")) {
      Files.copy(ROOT.resolve(table), folder.resolve(table));
    }
    Files.createDirectories(folder.resolve("lab"));
    Files.copy(ROOT.resolve("lab/second-floor.yaml"), folder.resolve("lab/second-floor.yaml"));
  }

  private void program(String name, String lines) throws IOException {
    Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + lines);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A Java of the same make as this one, with the same class path. */
  private static String java() {
    return "'%s/bin/java' --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %s -cp '%s'"
        .formatted(
            System.getProperty("java.home"),
            List.of("platen.chromium", "platen.chromedriver", "java.awt.headless").stream()
                .filter(name -> System.getProperty(name) != null)
                .map(name -> "-D%s='%s'".formatted(name, System.getProperty(name)))
                .collect(Collectors.joining(" ")),
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
  }

  /** Switches a printer on, on its own machine. */
  private Process switchOn(String state, String more) throws IOException {
    String client = CLIENT.matcher(example()).results().findFirst().orElseThrow().group(1);
    return start(
        network.onOther(),
        "printer",
        "exec ./platen printer --bind %s --dns %s --state-dir %s --firmware %s --client-id %s --state-file label.json %s"
            .formatted(LabNetwork.PRINTER, LabNetwork.BENCH, state, FIRMWARE, client, more));
  }

  /** What stands on the printer's label, as soon as it is on. */
  private JsonNode label() throws IOException {
    Path file = folder.resolve("label.json");
    Awaitility.await("the printer is on")
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(90))
        .until(() -> Files.exists(file) || ended(printer, "printer"));
    return JsonMapper.shared().readTree(file.toFile());
  }

  /** Puts a printer from the factory in the printer's place that passes for a recorded one. */
  void exchange(Path profile) throws IOException, InterruptedException {
    printer.destroy();
    assertThat(printer.waitFor(20, TimeUnit.SECONDS)).as("the printer is off").isTrue();
    Files.delete(folder.resolve("label.json"));
    printer = switchOn("other-state", "--profile " + profile);
    label = label();
  }

  private String example() throws IOException {
    return Files.readString(folder.resolve("lab/second-floor.yaml"));
  }

  private boolean ended(Process process, String name) {
    if (process.isAlive()) {
      return false;
    }
    throw new AssertionError(name + " ended:\n" + said(name));
  }

  private String said(String name) {
    try {
      return Files.readString(folder.resolve(name + ".txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Runs lines of a shell on a machine, beside the test; their output is kept under a name. */
  private Process start(List<String> machine, String name, String lines) throws IOException {
    List<String> command = new ArrayList<>(machine);
    command.addAll(List.of("sh", "-e", "-c", lines));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".txt").toFile());
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    processes.push(process);
    return process;
  }

  /** How many blocks of commands the document has about scenarios. */
  int blocks() {
    return document.size();
  }

  /** Runs the document's block with these words on the bench's machine. */
  LabNetwork.Result here(String words) {
    return network.onBench(folder, document.here(words), Map.of());
  }

  /** Runs lines of a shell on the bench's machine. */
  LabNetwork.Result onBench(String lines) {
    return network.onBench(folder, lines, Map.of());
  }

  /** Where a run leaves its results. */
  Path runFolder() {
    return folder.resolve("features/target/run");
  }

  /** Where a comparison leaves its page. */
  Path comparison() {
    return folder.resolve("comparison/comparison.html");
  }

  /**
   * What came of scenarios.
   *
   * @param said what the run and the operator printed
   */
  record Run(int exitCode, List<Result> results, String said) {}

  /**
   * Describes the printer and runs scenarios at it, while an operator does by the operator's page
   * what has to be done beside it.
   *
   * @param tags which scenarios, for example {@code en | lt}
   */
  Run scenarios(String tags) throws IOException, ArchiveException {
    assertThat(here("cp lab/second-floor.yaml").code()).isZero();
    describe(folder.resolve("lab/px-b600f-2.yaml"));
    Path password = folder.resolve("px-b600f-2.password");
    Files.writeString(password, administratorPassword() + "\n");

    Process operator =
        start(
            network.onBench(),
            "operator",
            "exec %s dev.platen.features.lab.AutomaticOperator features/target/operator.txt http://%s:8701/"
                .formatted(java(), LabNetwork.PRINTER));
    String command = document.here("mvn verify");
    assertThat(command).contains(TAGS_OF_THE_DOCUMENT);
    Process run =
        start(
            network.onBench(),
            "run",
            command.replace(TAGS_OF_THE_DOCUMENT, "-Dtags='" + tags + "'"));
    Awaitility.await("the scenarios end")
        .pollInterval(Duration.ofMillis(500))
        .atMost(LONGEST_RUN)
        .until(() -> !run.isAlive() || ended(operator, "operator"));
    String said = said("run") + said("operator");
    assertThat(runFolder()).as(said).isDirectory();
    return new Run(
        run.exitValue(), RunArchive.at(runFolder()).read(EvidenceSink.NONE).run().results(), said);
  }

  /** It stands on the printer's label. */
  String administratorPassword() {
    return label.path("administratorPassword").asString();
  }

  /** Says in the copy of the example what this printer is. */
  private void describe(Path copy) throws IOException {
    Map<String, String> lines =
        Map.of(
            "name: .*",
            "name: px-b600f-2",
            "address: 10\\.20\\.0\\.31",
            "address: " + LabNetwork.PRINTER,
            "serial: .*",
            "serial: " + label.path("serialNumber").asString(),
            "  power: .*",
            "  power: {driver: none}");
    String text = Files.readString(copy);
    for (Map.Entry<String, String> line : lines.entrySet()) {
      String changed = text.replaceFirst("(?m)^" + line.getKey() + "$", line.getValue());
      assertThat(changed).as("the example has a line " + line.getKey()).isNotEqualTo(text);
      text = changed;
    }
    Files.writeString(copy, text);
  }

  @Override
  public void close() {
    try {
      while (!processes.isEmpty()) {
        Process process = processes.pop();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    network.close();
  }
}
