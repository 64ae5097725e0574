package dev.platen.reports.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.reports.archive.ArchiveException;
import dev.platen.reports.archive.RunArchive;
import dev.platen.reports.archive.SampleRun;
import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunStoreTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private RunStore store;

  @BeforeEach
  void open() {
    store = RunStore.open(folder.resolve("runs.db").toString(), CLOCK);
  }

  @Test
  void givesBackWhatWasImported() throws Exception {
    Path path = sample("run-1", "05.23.FA24");

    assertThat(store.importRun(RunArchive.at(path), Keep.FAILURES)).isEqualTo(Import.IMPORTED);

    Run run = store.runsOf("05.23").getFirst();
    assertThat(run.id()).isEqualTo("run-1");
    assertThat(run.subject().firmware()).isEqualTo("05.23.FA24");
    assertThat(run.results())
        .extracting(Result::outcome)
        .containsExactly(Outcome.PASSED, Outcome.FAILED);
    assertThat(run.results().getLast().message()).hasValue("The panel shows 361");
  }

  @Test
  void keepsTheEvidenceOfFailuresOnly() throws Exception {
    store.importRun(RunArchive.at(sample("run-1", "05.23")), Keep.FAILURES);

    List<Result> results = store.runsOf("05.23").getFirst().results();
    assertThat(results.getFirst().evidence()).isEmpty();
    assertThat(store.content(results.getLast().evidence().getFirst().key()))
        .hasValueSatisfying(
            body ->
                assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("picture of Two"));
  }

  @Test
  void anImportDoneTwiceChangesNothing() throws Exception {
    Path path = sample("run-1", "05.23");
    store.importRun(RunArchive.at(path), Keep.ALL);

    assertThat(store.importRun(RunArchive.at(path), Keep.ALL)).isEqualTo(Import.ALREADY_THERE);
    assertThat(store.runs()).singleElement().returns(2, StoredRun::scenarios);
  }

  @Test
  void anotherRunOfTheSameIdIsRefused() throws Exception {
    store.importRun(RunArchive.at(sample("run-1", "05.23")), Keep.ALL);
    Path other =
        new SampleRun("run-1", "05.23")
            .scenario("sv", "Three", "SET-3", "PASSED", "")
            .writeTo(folder.resolve("other"));

    assertThatThrownBy(() -> store.importRun(RunArchive.at(other), Keep.ALL))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("A run run-1 is stored already, with other results");
    assertThat(store.runs()).singleElement().returns(2, StoredRun::scenarios);
  }

  @Test
  void ofAnImportThatFailsNothingIsLeft() throws Exception {
    store.importRun(RunArchive.at(sample("run-1", "05.23")), Keep.ALL);
    Path cut =
        new SampleRun("run-2", "05.24")
            .scenario("sv", "Lost", "SET-3", "FAILED", "Why")
            .writeCutTo(folder.resolve("cut"));
    String key =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest("picture of Lost".getBytes(StandardCharsets.UTF_8)));

    assertThatThrownBy(() -> store.importRun(RunArchive.at(cut), Keep.ALL))
        .isInstanceOf(ArchiveException.class);

    assertThat(store.runs()).extracting(StoredRun::id).containsExactly("run-1");
    assertThat(store.content(key)).isEmpty();
  }

  @Test
  void aDropIsItsVersionOrTheBeginningOfIt() throws Exception {
    store.importRun(RunArchive.at(sample("a", "05.2")), Keep.NONE);
    store.importRun(RunArchive.at(sample("b", "05.23.FA24")), Keep.NONE);
    store.importRun(RunArchive.at(sample("c", "05.23")), Keep.NONE);

    assertThat(store.runsOf("05.23")).extracting(Run::id).containsExactlyInAnyOrder("b", "c");
    assertThat(store.runsOf("05%")).isEmpty();
    assertThat(store.firmwares()).containsExactlyInAnyOrder("05.2", "05.23", "05.23.FA24");
  }

  @Test
  void tellsTheHistoryOfACase() throws Exception {
    store.importRun(RunArchive.at(sample("a", "05.22")), Keep.NONE);
    store.importRun(RunArchive.at(sample("b", "05.23")), Keep.NONE);

    assertThat(store.history("set-2"))
        .extracting(
            execution -> execution.run().subject().firmware() + " " + execution.result().outcome())
        .containsExactly("05.22 FAILED", "05.23 FAILED");
    assertThat(store.history("SET-20")).isEmpty();
    assertThat(store.history("%")).isEmpty();
  }

  @Test
  void survivesBeingOpenedAgain() throws Exception {
    store.importRun(RunArchive.at(sample("a", "05.22")), Keep.NONE);

    assertThat(RunStore.open(folder.resolve("runs.db").toString(), CLOCK).runs()).hasSize(1);
  }

  @Test
  void aFileThatIsNoStoreIsRefusedAndLeftAsItIs() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "x".repeat(200));

    assertThatThrownBy(() -> RunStore.open(file.toString(), CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("notes.txt cannot be used as a run store");
    assertThat(Files.readString(file)).isEqualTo("x".repeat(200));
  }

  @Test
  void aPasswordInAUrlIsNotTold() {
    assertThatThrownBy(
            () ->
                RunStore.open("jdbc:postgresql://127.0.0.1:1/runs?user=qa&password=geheim", CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/runs cannot be used")
        .hasMessageNotContaining("geheim");
  }

  private Path sample(String id, String firmware) throws Exception {
    return new SampleRun(id, firmware)
        .scenario("sv", "One", "SET-1", "PASSED", "")
        .scenario("sv", "Two", "SET-2", "FAILED", "The panel shows 361")
        .writeTo(folder.resolve(id));
  }
}
