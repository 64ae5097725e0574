package dev.platen.reports.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunArchiveTest {
  @TempDir Path folder;

  @Test
  void readsWhatWasTestedAndHowEachScenarioEnded() throws Exception {
    Path path =
        new SampleRun("run-1", "05.23.FA24")
            .scenario("sv", "Jobbkod 360", "TRB-4", "PASSED", "")
            .scenario("lt", "Darbo kodas", "EPAS-5", "FAILED", "Expected 360, the panel shows 361")
            .writeTo(folder);
    List<String> evidence = new ArrayList<>();

    ReadRun read =
        RunArchive.at(path)
            .read(
                (result, contents) ->
                    contents.forEach(
                        content -> evidence.add(new String(content, StandardCharsets.UTF_8))));

    assertThat(read.run().subject().firmware()).isEqualTo("05.23.FA24");
    assertThat(read.run().seed()).isEqualTo(42);
    assertThat(read.run().results())
        .extracting(Result::scenario)
        .containsExactly(
            "guide/sv/check.feature#Jobbkod 360", "guide/lt/check.feature#Darbo kodas");
    Result failed = read.run().results().getLast();
    assertThat(failed.language()).isEqualTo("lt");
    assertThat(failed.cases()).isEqualTo(Set.of("EPAS-5"));
    assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failed.message()).hasValue("Expected 360, the panel shows 361");
    assertThat(failed.duration()).isEqualTo(Duration.ofMillis(2500));
    assertThat(failed.evidence())
        .singleElement()
        .satisfies(piece -> assertThat(piece.name()).isEqualTo("Control panel"));
    assertThat(evidence).containsExactly("picture of Jobbkod 360", "picture of Darbo kodas");
  }

  @ParameterizedTest(name = "{0}, {1}, in a hook: {2}")
  @CsvSource({
    "FAILED, java.lang.AssertionError, false, FAILED",
    "FAILED, org.openqa.selenium.NoSuchElementException, false, FAILED",
    "FAILED, org.openqa.selenium.SessionNotCreatedException, false, INFRASTRUCTURE",
    "FAILED, java.lang.AssertionError, true, INFRASTRUCTURE",
    "UNDEFINED, '', false, INFRASTRUCTURE",
    "SKIPPED, '', false, NOT_RUN",
  })
  void tellsAFailureOfTheDeviceFromOneOfTheBench(
      String status, String exception, boolean inHook, Outcome outcome) throws Exception {
    Path path =
        new SampleRun("run-1", "05.23")
            .scenario("sv", "One", "SET-1", status, "Why", exception, inHook)
            .writeTo(folder);

    assertThat(results(path)).extracting(Result::outcome).containsExactly(outcome);
  }

  @Test
  void anExceptionOfAnotherDriverIsKnownByItsName() throws Exception {
    Path path =
        new SampleRun("run-1", "05.23")
            .scenario(
                "sv",
                "One",
                "SET-1",
                "FAILED",
                "No power",
                "lab.relay.InfrastructureException",
                false)
            .writeTo(folder);

    assertThat(results(path)).extracting(Result::outcome).containsExactly(Outcome.INFRASTRUCTURE);
  }

  @Test
  void anAttachmentCanSayThatTheLabHasFailedAScenario() throws Exception {
    Path path =
        new SampleRun("run-1", "05.23")
            .laboratoryFails("The switch of rack 2 is off")
            .scenario("sv", "One", "SET-1", "FAILED", "The page does not answer")
            .laboratoryFails("The switch of rack 2 is off")
            .scenario("sv", "Two", "SET-2", "PASSED", "")
            .scenario("sv", "Three", "SET-3", "FAILED", "Code 361")
            .writeTo(folder);

    List<Result> results = results(path);
    assertThat(results)
        .extracting(Result::outcome)
        .containsExactly(Outcome.INFRASTRUCTURE, Outcome.PASSED, Outcome.FAILED);
    assertThat(results.getFirst().message()).hasValue("The switch of rack 2 is off");
    assertThat(results.getFirst().evidence()).hasSize(1);
  }

  @Test
  void aRunThatTheLabHasFailedSaysSomethingByWhatPassedOnly() throws Exception {
    Path path =
        new SampleRun("run-1", "05.23")
            .describe("infrastructure", "Power cut at 21:40")
            .scenario("sv", "One", "SET-1", "PASSED", "")
            .scenario("sv", "Two", "SET-2", "FAILED", "The page does not answer")
            .scenario("sv", "Three", "SET-3", "SKIPPED", "")
            .writeTo(folder);

    List<Result> results = results(path);
    assertThat(results)
        .extracting(Result::outcome)
        .containsExactly(Outcome.PASSED, Outcome.INFRASTRUCTURE, Outcome.INFRASTRUCTURE);
    assertThat(results.getLast().message()).hasValue("Power cut at 21:40");
  }

  @Test
  void scenariosOfOneTitleAreToldApartByTheirPlace() throws Exception {
    Path path =
        new SampleRun("run-1", "05.23")
            .scenario("sv", "One", "SET-1", "PASSED", "")
            .scenario("sv", "One", "SET-1", "PASSED", "")
            .writeTo(folder);

    assertThat(results(path))
        .extracting(Result::scenario)
        .containsExactly("guide/sv/check.feature#One", "guide/sv/check.feature#One (2)");
  }

  @Test
  void readsAZipFileAsItReadsAFolder() throws Exception {
    Path path = sample().writeTo(folder.resolve("run"));
    Path zip = zip(path, "messages.ndjson");

    assertThat(results(zip)).isEqualTo(results(path));
  }

  @Test
  void refusesARunThatWasInterrupted() throws Exception {
    Path path = sample().writeCutTo(folder);

    assertThatThrownBy(() -> results(path))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("ends before the run does");
  }

  @Test
  void refusesALineThatWasCut() throws Exception {
    Path path = sample().line("{\"pickle\":{\"id\":\"").writeTo(folder);

    assertThatThrownBy(() -> results(path))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("messages.ndjson), line 9 is not a message");
  }

  @Test
  void refusesResultsOfWhatNeverStarted() throws Exception {
    Path path =
        sample()
            .line("{\"testCaseFinished\":{\"testCaseStartedId\":\"elsewhere\"}}")
            .writeTo(folder);

    assertThatThrownBy(() -> results(path))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("line 9 ends what no earlier line has started");
  }

  @Test
  void refusesAFolderWithoutARun() throws Exception {
    Files.writeString(folder.resolve("photo.txt"), "");

    assertThatThrownBy(() -> results(folder))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("has no run.json: it is no run, or a cut one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "format|2|later version of Platen (format 2)",
        "format|0|does not say \"format\": 1",
        "id|../../etc/passwd|\"id\" must be there",
        "model|<script>alert(1)</script>|\"model\" must be there",
        "firmware||\"firmware\" must be there",
        "started|yesterday|\"started\" must be a time",
        "seed|lucky|\"seed\" must be a whole number",
      })
  void refusesADescriptionThatIsNoneOfOurs(String key, String value, String words)
      throws Exception {
    Path path =
        sample()
            .describe(
                key, key.equals("format") ? Integer.valueOf(value) : value == null ? "" : value)
            .writeTo(folder);

    assertThatThrownBy(() -> results(path))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(words);
  }

  @Test
  void refusesMoreThanARunCanBe() throws Exception {
    Path path = sample().writeTo(folder.resolve("run"));
    Files.write(
        path.resolve(RunArchive.MESSAGES), "\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
    Path zip = zip(path, "messages.ndjson");

    assertThat(Files.size(zip)).isLessThan(10_000);
    assertThatThrownBy(() -> RunArchive.at(zip).withLimit(100_000).read(EvidenceSink.NONE))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("larger than 100000 bytes unpacked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../messages.ndjson",
        "a/../../messages.ndjson",
        "/etc/messages.ndjson",
        "C:/messages.ndjson",
        "..\\..\\messages.ndjson",
      })
  void refusesAZipFileWhosePathsClimb(String entry) throws Exception {
    Path path = sample().writeTo(folder.resolve("run"));

    assertThatThrownBy(() -> results(zip(path, entry)))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("climbs out of its folder");
  }

  @Test
  void refusesWhatIsNoZipFile() throws Exception {
    Path file = Files.writeString(folder.resolve("run.zip"), "PK but not really");

    assertThatThrownBy(() -> results(file))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("neither a folder nor a sound zip file");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99})
  void refusesAZipFileThatWasCut(double part) throws Exception {
    Path zip = zip(sample().writeTo(folder.resolve("run")), "messages.ndjson");
    byte[] whole = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(whole, (int) (whole.length * part)));

    assertThatThrownBy(() -> results(zip))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("neither a folder nor a sound zip file");
  }

  @Test
  void refusesAZipFileWhoseContentIsDamaged() throws Exception {
    Path zip = zip(sample().writeTo(folder.resolve("run")), "messages.ndjson");
    byte[] bytes = Files.readAllBytes(zip);
    Arrays.fill(bytes, 150, 400, (byte) 7);
    Files.write(zip, bytes);

    assertThatThrownBy(() -> results(zip)).isInstanceOf(ArchiveException.class);
  }

  @Test
  void everyCutOfAMessageFileIsRefused() throws Exception {
    Path path = sample().writeTo(folder);
    byte[] whole = Files.readAllBytes(path.resolve(RunArchive.MESSAGES));

    for (int length = 0; length < whole.length - 3; length += 97) {
      Files.write(path.resolve(RunArchive.MESSAGES), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> results(path)).isInstanceOf(ArchiveException.class);
    }
  }

  @Test
  void refusesALanguageThatIsNone() throws Exception {
    Path path =
        new SampleRun("run-1", "05.23")
            .scenario("<img>", "One", "SET-1", "PASSED", "")
            .writeTo(folder);

    assertThatThrownBy(() -> results(path))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("line 1 has a feature in a language that is none");
  }

  @Test
  void cutsWordsThatNobodyCouldRead() throws Exception {
    Path path =
        new SampleRun("run-1", "05.23")
            .scenario("sv", "t".repeat(2_000_000), "SET-1", "FAILED", "m".repeat(2_000_000))
            .writeTo(folder);

    Result result = results(path).getFirst();
    assertThat(result.title()).hasSize(500);
    assertThat(result.message().orElseThrow()).hasSize(20_000);
  }

  @Test
  void readsLinesThatAreLongerThanItsBuffer() throws Exception {
    Path path =
        new SampleRun("run-1", "05.23")
            .line("{\"meta\":{\"x\":\"" + "é".repeat(300_000) + "\"}}")
            .line("")
            .scenario("sv", "One", "SET-1", "PASSED", "")
            .line("{\"source\":\"" + "x".repeat(65_536) + "\"}")
            .writeTo(folder);

    assertThat(results(path)).extracting(Result::title).containsExactly("One");
  }

  @Test
  void refusesWhatIsNotUtf8() throws Exception {
    Path path = sample().writeTo(folder);
    Files.write(path.resolve(RunArchive.MESSAGES), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});

    assertThatThrownBy(() -> results(path))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("is not UTF-8");
  }

  private static SampleRun sample() {
    return new SampleRun("run-1", "05.23").scenario("sv", "One", "SET-1", "PASSED", "");
  }

  private static List<Result> results(Path path) throws ArchiveException {
    return RunArchive.at(path).read(EvidenceSink.NONE).run().results();
  }

  private Path zip(Path run, String messagesName) throws IOException {
    Path zip = folder.resolve("run.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("run.json"));
      Files.copy(run.resolve(RunArchive.DESCRIPTION), out);
      out.putNextEntry(new ZipEntry(messagesName));
      Files.copy(run.resolve(RunArchive.MESSAGES), out);
    }
    return zip;
  }
}
