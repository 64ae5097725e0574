package dev.platen.bench.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.bench.time.BenchClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasesTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  @TempDir Path folder;
  private BenchClock ours;
  private BenchClock theirs;
  private Leases agentA;
  private Leases agentB;

  @BeforeEach
  void open() {
    ours = BenchClock.atRealTime();
    theirs = BenchClock.atRealTime();
    agentA = Leases.in(folder, ours, ours.scheduler());
    agentB = Leases.in(folder, theirs, theirs.scheduler());
  }

  @AfterEach
  void close() {
    ours.close();
    theirs.close();
  }

  @Test
  void aPrinterInUseIsNotGivenToAnotherWhoIsToldByWhomAndHowLong() {
    try (Lease lease = agentA.take("px-1", "release #812", QUARTER)) {
      lease.require();
      assertThatThrownBy(() -> agentB.take("px-1", "nightly #3", QUARTER))
          .isInstanceOf(InUseException.class)
          .hasMessageMatching(
              "px-1 is in use by release #812 since [-0-9: ]+UTC, until [-0-9: ]+UTC\\..*");
      assertThat(agentB.list()).extracting(Holder::who).containsExactly("release #812");
      agentB.take("px-2", "nightly #3", QUARTER).close();
    }
    assertThat(agentB.list()).isEmpty();
    agentB.take("px-1", "nightly #3", QUARTER).close();
  }

  @Test
  void theSameNameDoesNotTakeAPrinterTwiceAtATime() {
    try (Lease lease = agentA.take("px-1", "anna", QUARTER)) {
      lease.require();
      assertThatThrownBy(() -> agentB.take("px-1", "anna", QUARTER))
          .isInstanceOf(InUseException.class);
    }
  }

  @Test
  void whatIsUsedStaysOursAsTimePasses() {
    try (Lease lease = agentA.take("px-1", "anna", QUARTER)) {
      for (int i = 0; i < 6; i++) {
        ours.advance(Duration.ofMinutes(6));
        theirs.advance(Duration.ofMinutes(6));
        org.awaitility.Awaitility.await()
            .until(() -> Duration.between(ours.instant(), lease.holder().until()).toMinutes() >= 9);
        lease.require();
        assertThatThrownBy(() -> agentB.take("px-1", "bo", QUARTER))
            .isInstanceOf(InUseException.class);
      }
    }
  }

  @Test
  void afterACrashThePrinterIsFreeInTimeAndTheLateOneLearnsIt() {
    Lease lost = agentA.take("px-1", "anna", QUARTER);
    ours.close(); // no heartbeat any more

    theirs.advance(Duration.ofMinutes(14));
    assertThatThrownBy(() -> agentB.take("px-1", "bo", QUARTER)).isInstanceOf(InUseException.class);
    theirs.advance(Duration.ofMinutes(2));
    try (Lease taken = agentB.take("px-1", "bo", QUARTER)) {
      assertThatThrownBy(lost::require)
          .isInstanceOf(LeaseException.class)
          .hasMessageContaining("no longer ours: px-1 is in use by bo");
      lost.close();
      taken.require();
      assertThat(agentB.list()).extracting(Holder::who).containsExactly("bo");
    }
  }

  @Test
  void whoStoodStillForTooLongLearnsItEvenIfNobodyTookThePrinter() {
    Lease lease = agentA.take("px-1", "anna", QUARTER);
    Leases late = Leases.in(folder, theirs, theirs.scheduler());
    theirs.advance(Duration.ofHours(1));

    assertThatThrownBy(() -> late.require(lease.holder()))
        .isInstanceOf(LeaseException.class)
        .hasMessageContaining("is over");
  }

  @Test
  void aLeaseOfAClockThatWasFarAheadHoldsNobodyUp() {
    theirs.advance(Duration.ofDays(40));
    agentB.hold("px-1", "bo", QUARTER, false);

    agentA.take("px-1", "anna", QUARTER).close();
  }

  @Test
  void takenAgainByTheSameItLastsLongerAndNeverShorter() {
    Holder first = agentA.hold("px-1", "anna", Duration.ofHours(2), true);
    assertThat(agentA.hold("px-1", "anna", QUARTER, true).until()).isEqualTo(first.until());
    Holder longer = agentA.hold("px-1", "anna", Duration.ofHours(3), true);
    assertThat(longer.until()).isAfter(first.until());
    assertThat(longer.since()).isEqualTo(first.since());
  }

  @Test
  void onlyItsHolderReleasesAPrinterUnlessByForce() {
    agentA.hold("px-1", "anna", QUARTER, true);
    assertThatThrownBy(() -> agentB.release("px-1", Optional.of("bo")))
        .isInstanceOf(InUseException.class);
    assertThat(agentB.release("px-1", Optional.empty())).map(Holder::who).contains("anna");
    assertThat(agentB.release("px-1", Optional.of("bo"))).isEmpty();
  }

  @Test
  void ofManyThreadsOneGetsThePrinter() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int round = 0; round < 10; round++) {
        String printer = "px-" + round;
        // Each round begins with a lease that is over, which all of them see.
        agentA.hold(printer, "before", Duration.ofSeconds(1), false);
        ours.advance(Duration.ofSeconds(2));
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          String who = "racer " + i;
          racers.add(() -> wins(Leases.in(folder, ours, ours.scheduler()), printer, who));
        }
        int winners = 0;
        for (Future<Boolean> race : threads.invokeAll(racers)) {
          winners += race.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
      }
    }
  }

  private static boolean wins(Leases leases, String printer, String who) {
    try {
      leases.hold(printer, who, QUARTER, false);
      return true;
    } catch (InUseException e) {
      return false;
    }
  }

  @Test
  void ofTwoProcessesOneGetsThePrinter() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (String who : List.of("agent one", "agent two")) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  LeaseRacer.class.getName(),
                  folder.toString(),
                  who)
              .redirectErrorStream(true)
              .start());
    }
    List<String> said = new ArrayList<>();
    for (Process process : processes) {
      said.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
      process.waitFor();
    }
    // Each takes 20 printers; nobody has what another has, and nobody goes without.
    assertThat(said).allMatch(it -> it.matches("\\d+"), said.toString());
    assertThat(said.stream().mapToInt(Integer::parseInt).sum()).isEqualTo(20);
    assertThat(agentA.list()).hasSize(20);
  }

  @Test
  void whatIsNoNameOrNoDurationIsRefusedInWords() {
    assertThatThrownBy(() -> agentA.take("../px", "anna", QUARTER))
        .hasMessageContaining("letters, digits, dots and dashes");
    assertThatThrownBy(() -> agentA.take("px-1", " ", QUARTER)).hasMessageContaining("Say who");
    assertThatThrownBy(() -> agentA.take("px-1", "anna", Duration.ofDays(2)))
        .hasMessageContaining("from PT1S to PT24H");
  }

  @Test
  void aDamagedLeaseIsNamedAndAFolderThatIsNoneToo() throws Exception {
    Files.writeString(folder.resolve("px-1.lease"), "{\"printer\":");
    assertThatThrownBy(() -> agentA.take("px-1", "anna", QUARTER))
        .isInstanceOf(LeaseException.class)
        .hasMessageContaining("px-1.lease is damaged");
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Leases.in(file, ours, ours.scheduler()))
        .isInstanceOf(LeaseException.class)
        .hasMessageContaining("cannot be used");
  }
}
