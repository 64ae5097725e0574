package dev.platen.reports.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.reports.archive.RunArchive;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class SqliteRunStoreTest extends RunStoreContract {
  @Override
  String place() {
    return folder.resolve("runs.db").toString();
  }

  @Override
  void interrupt() {
    throw new IllegalStateException("The disk is full");
  }

  @Test
  void aProcessThatIsKilledInTheMiddleLeavesNothingHalfDone() throws Exception {
    store.importRun(RunArchive.at(sample("run-1", "05.23")), Keep.ALL);
    Path path = sample("run-2", "05.24");
    Process importing =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessImport.class.getName(),
                place(),
                path.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines = importing.inputReader()) {
      assertThat(lines.lines().anyMatch("in the middle"::equals)).isTrue();
    } finally {
      importing.destroyForcibly().waitFor();
    }

    assertThat(store.runs()).extracting(StoredRun::id).containsExactly("run-1");
    assertThat(RunStore.open(place(), CLOCK).importRun(RunArchive.at(path), Keep.ALL))
        .isEqualTo(Import.IMPORTED);
  }

  /** A program whose import stays in its middle until it is killed. */
  static final class EndlessImport extends Clock {
    public static void main(String[] arguments) throws Exception {
      RunStore.open(arguments[0], new EndlessImport())
          .importRun(RunArchive.at(Path.of(arguments[1])), Keep.ALL);
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
    @SuppressWarnings("SystemOut")
    public Instant instant() {
      System.out.println("in the middle");
      while (!Thread.interrupted()) {
        java.util.concurrent.locks.LockSupport.park();
      }
      return Instant.EPOCH;
    }
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
}
