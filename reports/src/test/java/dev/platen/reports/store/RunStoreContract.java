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
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every run store does, whatever keeps its rows. */
abstract class RunStoreContract {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  RunStore store;

  /** A store that nobody has used, the same each time within a test. */
  abstract String place();

  @BeforeEach
  void open() {
    store = RunStore.open(place(), CLOCK);
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

    assertThat(RunStore.open(place(), CLOCK).runs()).hasSize(1);
  }

  @Test
  void anImportThatIsInterruptedLeavesNothing() throws Exception {
    store.importRun(RunArchive.at(sample("run-1", "05.23")), Keep.ALL);
    RunStore interrupted = RunStore.open(place(), new InterruptingClock(this::interrupt));
    Path path = sample("run-2", "05.24");

    assertThatThrownBy(() -> interrupted.importRun(RunArchive.at(path), Keep.ALL))
        .isInstanceOf(RuntimeException.class);

    assertThat(store.runs()).extracting(StoredRun::id).containsExactly("run-1");
    assertThat(store.importRun(RunArchive.at(path), Keep.ALL)).isEqualTo(Import.IMPORTED);
  }

  /** Ends an import that is in its middle. */
  abstract void interrupt();

  @Test
  void importersThatComeAtOnceDisturbNobody() throws Exception {
    List<Path> runs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      runs.add(sample("run-" + i, "05.23"));
    }
    List<Callable<Import>> imports = new ArrayList<>();
    for (Path run : runs) {
      for (int importer = 0; importer < 2; importer++) {
        imports.add(
            () -> RunStore.open(place(), CLOCK).importRun(RunArchive.at(run), Keep.FAILURES));
      }
    }

    List<Import> ends = new ArrayList<>();
    try (ExecutorService importers = Executors.newFixedThreadPool(4)) {
      for (Future<Import> end : importers.invokeAll(imports)) {
        ends.add(end.get());
      }
    }

    assertThat(ends).filteredOn(Import.IMPORTED::equals).hasSize(6);
    assertThat(ends).filteredOn(Import.ALREADY_THERE::equals).hasSize(6);
    assertThat(store.runs()).hasSize(6).allSatisfy(run -> assertThat(run.scenarios()).isEqualTo(2));
  }

  @Test
  void oddLettersAreKeptAsFarAsADatabaseCan() throws Exception {
    Path path =
        new SampleRun("run-1", "05.23")
            .scenario(
                "lt", "Ąžuolas 🌳 <b>'; DROP TABLE run;--", "SET-1", "FAILED", "a\0b\u001b[31m")
            .writeTo(folder.resolve("odd"));
    store.importRun(RunArchive.at(path), Keep.ALL);

    Result result = store.runsOf("05.23").getFirst().results().getFirst();
    assertThat(result.title()).isEqualTo("Ąžuolas 🌳 <b>'; DROP TABLE run;--");
    assertThat(result.message()).hasValue("a\uFFFDb\uFFFD[31m");
  }

  @Test
  void givesEachExecutionOfACase() throws Exception {
    store.importRun(RunArchive.at(sample("a", "05.22")), Keep.NONE);
    List<String> given = new ArrayList<>();

    store.eachExecution(
        execution -> given.add(execution.run().id() + " " + execution.result().title()));

    assertThat(given).containsExactly("a One", "a Two");
  }

  /** Does something when an import asks for the time, which is in its middle. */
  private static final class InterruptingClock extends Clock {
    private final Runnable interruption;

    InterruptingClock(Runnable interruption) {
      this.interruption = interruption;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      interruption.run();
      return CLOCK.instant();
    }
  }

  Path sample(String id, String firmware) throws Exception {
    return new SampleRun(id, firmware)
        .scenario("sv", "One", "SET-1", "PASSED", "")
        .scenario("sv", "Two", "SET-2", "FAILED", "The panel shows 361")
        .writeTo(folder.resolve(id));
  }
}
