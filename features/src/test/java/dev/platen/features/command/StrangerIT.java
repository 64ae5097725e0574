package dev.platen.features.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.reports.archive.ArchiveException;
import dev.platen.reports.archive.EvidenceSink;
import dev.platen.reports.archive.RunArchive;
import dev.platen.reports.run.Outcome;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The guide's scenarios at a printer that is a stranger: a process on a machine of its own, at the
 * other end of a cable, found by its address and nothing else. Bench, browsers and the operator's
 * page are on this side. What {@code docs/lab.md} says about scenarios at a printer is run as it
 * stands there; but for {@code mvn}, in whose place the same tests start without being built again.
 */
@Isolated("Namespaces are named after this process, and scenarios have real time")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StrangerIT {
  private static final Path ROOT =
      Path.of(System.getProperty("platen.root", "..")).toAbsolutePath().normalize();
  private static final Duration LONGEST_RUN = Duration.ofMinutes(30);
  private static final String FIRMWARE = "05.23.XF24Q9";

  /** Names the printer as the example of a device file does. */
  private static final Pattern CLIENT = Pattern.compile("client-id: (\\S+)");

  /** Language and title: what passes here, so that it does not become less unseen. */
  private static final List<String> PASSING =
      List.of(
          "en: A conditional access policy blocks the printer's sign-in",
          "en: A fax goes out through the provider's server",
          "en: A personal account signs in at Outlook.com",
          "en: Behind the lock icon the administrator logs in first",
          "en: From the panel's IP address to the first mail",
          "en: Nobody has signed in",
          "en: The mailbox has a switch of its own",
          "en: The organization's switches stand between the printer and its mail",
          "en: The panel shows the mail server settings",
          "en: The sign-in was never sent to the printer",
          "en: The status sheet is printed");

  /** The rest, each with words of its reason. */
  private static final Map<String, String> SKIPPED =
      Map.of(
          "en: A conditional access policy blocks a user's sign-in", "has no serverless",
          "en: A user's sign-in has become void", "has no serverless",
          "en: Each user signs in once with an own account", "has no serverless",
          "en: Old firmware does not offer OAuth 2.0", "needs an older one",
          "en: The additional network does not support OAuth 2.0", "has no additional network",
          "en: The administrator signs in first and consents for the organization",
              "has no serverless",
          "en: The sign-in expires after a long time without use",
              "the clock of a real device cannot be moved");

  @TempDir static Path folder;
  private static final Deque<Process> processes = new ArrayDeque<>();
  private static LabNetwork network;
  private static LabDocument document;
  private static JsonNode label;

  @BeforeAll
  static void prepare() throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/tesseract")),
        "No tesseract here, which reads the status sheet (package tesseract-ocr)");
    network = LabNetwork.lay();
    document = LabDocument.ofTheScenarios(ROOT);
    checkout();
    label = printer();
  }

  @AfterAll
  static void clear() throws InterruptedException {
    while (!processes.isEmpty()) {
      Process process = processes.pop();
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    if (network != null) {
      network.close();
    }
  }

  /** What a checkout of the project has, as far as the commands of the document use it. */
  private static void checkout() throws IOException {
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

  private static void program(String name, String lines) throws IOException {
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

  /** Switches the printer on, on its own machine; returns what stands on its label. */
  private static JsonNode printer() throws IOException {
    String client = CLIENT.matcher(example()).results().findFirst().orElseThrow().group(1);
    Path label = folder.resolve("label.json");
    Process printer =
        start(
            network.onOther(),
            "printer",
            "exec ./platen printer --bind %s --dns %s --state-dir printer-state --firmware %s --client-id %s --state-file %s"
                .formatted(LabNetwork.PRINTER, LabNetwork.BENCH, FIRMWARE, client, label));
    Awaitility.await("the printer is on")
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(90))
        .until(() -> Files.exists(label) || ended(printer, "printer"));
    return JsonMapper.shared().readTree(label.toFile());
  }

  private static String example() throws IOException {
    return Files.readString(folder.resolve("lab/second-floor.yaml"));
  }

  private static boolean ended(Process process, String name) {
    if (process.isAlive()) {
      return false;
    }
    throw new AssertionError(name + " ended:\n" + said(name));
  }

  private static String said(String name) {
    try {
      return Files.readString(folder.resolve(name + ".txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Runs lines of a shell on a machine, beside the test; their output is kept under a name. */
  private static Process start(List<String> machine, String name, String lines) throws IOException {
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

  private static LabNetwork.Result here(String words) {
    return network.onBench(folder, document.here(words), Map.of());
  }

  @Test
  @Order(1)
  void everyBlockAboutScenariosIsRunHere() {
    assertThat(document.size()).isEqualTo(4);
  }

  @Test
  @Order(2)
  void theScenariosOfTheGuidePassAtAPrinterThatSharesNothingWithTheBench()
      throws IOException, ArchiveException {
    assertThat(here("cp lab/second-floor.yaml").code()).isZero();
    describe(folder.resolve("lab/px-b600f-2.yaml"));
    Path password = folder.resolve("px-b600f-2.password");
    Files.writeString(password, label.path("administratorPassword").asString() + "\n");

    Process operator =
        start(
            network.onBench(),
            "operator",
            "exec %s dev.platen.features.lab.AutomaticOperator features/target/operator.txt http://%s:8701/"
                .formatted(java(), LabNetwork.PRINTER));
    Process run = start(network.onBench(), "run", document.here("mvn verify"));
    Awaitility.await("the scenarios end")
        .pollInterval(Duration.ofSeconds(1))
        .atMost(LONGEST_RUN)
        .until(() -> !run.isAlive() || ended(operator, "operator"));

    List<Result> results =
        RunArchive.at(folder.resolve("features/target/run"))
            .read(EvidenceSink.NONE)
            .run()
            .results();
    Map<String, String> unexpected = new LinkedHashMap<>();
    for (Result result : results) {
      String name = name(result);
      String reason = result.message().orElse("");
      boolean asExpected =
          SKIPPED.containsKey(name)
              ? result.outcome() == Outcome.NOT_RUN && reason.contains(SKIPPED.get(name))
              : result.outcome() == Outcome.PASSED;
      if (!asExpected) {
        unexpected.put(name, result.outcome() + " " + reason);
      }
    }
    assertThat(unexpected).as("what the run said:\n" + said("run")).isEmpty();
    assertThat(
            results.stream()
                .filter(result -> result.outcome() == Outcome.PASSED)
                .map(StrangerIT::name))
        .containsExactlyInAnyOrderElementsOf(PASSING);
    assertThat(run.exitValue()).isZero();
    assertThat(said("run") + said("operator"))
        .doesNotContain(label.path("administratorPassword").asString());
  }

  private static String name(Result result) {
    return result.language() + ": " + result.title();
  }

  /** Says in the copy of the example what this printer is. */
  private static void describe(Path copy) throws IOException {
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

  @Test
  @Order(3)
  void theRunIsKeptAndComparedWithTheDropBefore() throws IOException {
    assertThat(here("./platen import").said()).contains("px-b600f-2", FIRMWARE);

    // The same results, as of the drop before.
    Path run = folder.resolve("features/target/run");
    Path description = run.resolve("run.json");
    Files.writeString(
        description,
        Files.readString(description)
            .replace(FIRMWARE, "05.22.XF17P4")
            .replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"the-drop-before\""));
    assertThat(here("./platen import").code()).isZero();

    LabNetwork.Result compared = here("./platen compare");
    assertThat(compared.code()).as(compared.said()).isZero();
    assertThat(folder.resolve("comparison/comparison.html")).as(compared.said()).isNotEmptyFile();
  }
}
