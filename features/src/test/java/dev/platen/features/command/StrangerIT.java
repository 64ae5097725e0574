package dev.platen.features.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.reports.archive.ArchiveException;
import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The guide's scenarios, in English, at a printer that is a stranger. */
@Isolated("Scenarios have real time")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StrangerIT {
  /** What passes here, so that it does not become less unseen. */
  private static final List<String> PASSING =
      List.of(
          "A conditional access policy blocks the printer's sign-in",
          "A fax goes out through the provider's server",
          "A personal account signs in at Outlook.com",
          "Behind the lock icon the administrator logs in first",
          "From the panel's IP address to the first mail",
          "Nobody has signed in",
          "The mailbox has a switch of its own",
          "The organization's switches stand between the printer and its mail",
          "The panel shows the mail server settings",
          "The sign-in was never sent to the printer",
          "The status sheet is printed");

  /** The rest, each with words of its reason. */
  private static final Map<String, String> SKIPPED =
      Map.of(
          "A conditional access policy blocks a user's sign-in", "has no serverless",
          "A user's sign-in has become void", "has no serverless",
          "Each user signs in once with an own account", "has no serverless",
          "Old firmware does not offer OAuth 2.0", "needs an older one",
          "The additional network does not support OAuth 2.0", "has no additional network",
          "The administrator signs in first and consents for the organization", "has no serverless",
          "The sign-in expires after a long time without use",
              "the clock of a real device cannot be moved");

  @TempDir static Path folder;
  private static StrangerLab lab;

  @BeforeAll
  static void open() throws IOException {
    lab = StrangerLab.open(folder);
  }

  @AfterAll
  static void close() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  @Order(1)
  void everyBlockAboutScenariosIsRunHere() {
    assertThat(lab.blocks()).isEqualTo(4);
  }

  @Test
  @Order(2)
  void theScenariosOfTheGuidePassAtAPrinterThatSharesNothingWithTheBench()
      throws IOException, ArchiveException {
    StrangerLab.Run run = lab.scenarios("en");

    Map<String, String> unexpected = new LinkedHashMap<>();
    for (Result result : run.results()) {
      String reason = result.message().orElse("");
      boolean asExpected =
          switch (result.outcome()) {
            case PASSED -> !SKIPPED.containsKey(result.title());
            case NOT_RUN ->
                SKIPPED.containsKey(result.title()) && reason.contains(SKIPPED.get(result.title()));
            default -> false;
          };
      if (!asExpected) {
        unexpected.put(result.language() + ": " + result.title(), result.outcome() + " " + reason);
      }
    }
    assertThat(unexpected).as("what the run said:\n" + run.said()).isEmpty();
    assertThat(
            run.results().stream()
                .filter(result -> result.outcome() == Outcome.PASSED)
                .map(Result::title))
        .containsExactlyInAnyOrderElementsOf(PASSING);
    assertThat(run.exitCode()).isZero();
    assertThat(run.said()).doesNotContain(lab.administratorPassword());
  }

  @Test
  @Order(3)
  void theRunIsKeptAndComparedWithTheDropBefore() throws IOException {
    assertThat(lab.here("./platen import").said()).contains("px-b600f-2", StrangerLab.FIRMWARE);

    // The same results, as of the drop before.
    Path description = lab.runFolder().resolve("run.json");
    Files.writeString(
        description,
        Files.readString(description)
            .replace(StrangerLab.FIRMWARE, "05.22.XF17P4")
            .replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"at-the-stranger\""));
    must("./platen import --evidence all features/target/run");

    LabNetwork.Result compared = lab.here("./platen compare");
    assertThat(compared.code()).as(compared.said()).isZero();
    assertThat(lab.comparison()).as(compared.said()).isNotEmptyFile();
  }

  @Test
  @Order(4)
  void aScenarioThereIsComparedWithTheSameInTheBench() throws IOException {
    must("bin/mvn verify -Dtags='en & SET-12'");
    Path description = lab.runFolder().resolve("run.json");
    Files.writeString(
        description,
        Files.readString(description).replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"in-the-bench\""));
    must("./platen import --evidence all features/target/run");

    LabNetwork.Result differences =
        lab.onBench(
            "./platen differences --scenario \"From the panel's IP address to the first mail\""
                + " --run at-the-stranger --run in-the-bench");
    assertThat(differences.code()).as(differences.said()).isLessThan(2);
    assertThat(differences.said()).contains("A: ", "run at-the-stranger", "B: ", "in-the-bench");
    // The same requests to Entra ID and the mail server, in the same order, with the same headers.
    assertThat(differences.said())
        .doesNotContainPattern("(?m)^(requests|request lines|answers|intervals)$");
  }

  @Test
  @Order(5)
  void whatIsRecordedThereAnotherPrinterTakesOn() throws IOException, InterruptedException {
    must("./platen record lab/px-b600f-2.yaml --out printer.json");
    lab.exchange(folder.resolve("printer.json"));
    must("./platen record lab/px-b600f-2.yaml --out simulator.json");

    LabNetwork.Result differences = lab.onBench("./platen differences printer.json simulator.json");
    assertThat(differences.said()).contains("No differences.");
    assertThat(differences.code()).isZero();
  }

  private static void must(String command) {
    LabNetwork.Result result = lab.onBench(command);
    assertThat(result.code()).as(command + "\n" + result.said()).isZero();
  }
}
