package dev.platen.features.simulator;

import dev.platen.bench.BenchPrinter;
import dev.platen.bench.time.BenchClock;
import dev.platen.features.timeline.Causes;
import dev.platen.features.timeline.Draft;
import dev.platen.features.timeline.FlightRecorder;
import dev.platen.features.timeline.SiteTime;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.audit.AuditEntry;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.JobFailure;
import dev.platen.reports.timeline.Kind;
import dev.platen.reports.timeline.Lane;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated printer and its clock know of a scenario, for its timeline: the times that pass
 * as they do, everything else from the printer's own records at the end.
 */
final class SiteRecords {
  private final Clock machine;
  private final BenchClock clock;
  private final SiteTime time = new SiteTime();
  private final Map<Long, JobFailure> failures = new ConcurrentHashMap<>();
  private @Nullable PrinterDevice device;
  private Consumer<Duration> passing = duration -> {};

  /**
   * @param machine the time of the servers that all sites share
   * @param clock the site's
   */
  SiteRecords(Clock machine, BenchClock clock) {
    this.machine = machine;
    this.clock = clock;
  }

  /** The printer is another after a power cut. */
  void belongTo(BenchPrinter printer) {
    device = printer.printer().device();
    device().onJobEnd((job, why) -> why.ifPresent(cause -> failures.put(job.number(), cause)));
  }

  /** When what was. */
  SiteTime time() {
    return time;
  }

  /** The clock is about to be moved. */
  void timeMoves(Duration by) {
    time.moved(machine.instant(), clock.aheadOfMachine().plus(by));
    passing.accept(by);
  }

  /** Tells {@code recorder} what comes from now on. */
  void tell(FlightRecorder recorder) {
    passing =
        by -> {
          if (by.compareTo(Duration.ofMinutes(1)) >= 0) {
            recorder.note(Lane.PERSON, Kind.TIME, words(by) + " pass");
          }
        };
    recorder.atEnd(() -> auditLog(recorder));
    recorder.atEnd(() -> jobs(recorder));
  }

  private static String words(Duration by) {
    return by.toDays() > 0
        ? by.toDays() + " days"
        : by.toHours() > 0 ? by.toHours() + " hours" : by.toMinutes() + " minutes";
  }

  private void auditLog(FlightRecorder recorder) {
    for (AuditEntry entry : device().management().auditLog().entries()) {
      String kind = entry.event().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      String detail = entry.event().detail();
      recorder
          .note(
              entry.at(),
              Lane.PRINTER,
              Optional.empty(),
              Kind.HAPPENED,
              "Audit log: " + kind + (detail.isEmpty() ? "" : " (" + detail + ")"))
          .detail("via " + entry.event().via().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }

  private void jobs(FlightRecorder recorder) {
    Causes causes = new Causes(recorder);
    for (Job job : device().jobs().history()) {
      String type = job.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      recorder.note(
          job.receivedAt(),
          Lane.PRINTER,
          Optional.empty(),
          Kind.HAPPENED,
          "Job %d begins: %s to %s".formatted(job.number(), type, job.destination()));
      if (job.endedAt() != null) {
        ended(recorder, causes, job, job.endedAt());
      }
    }
  }

  private void ended(FlightRecorder recorder, Causes causes, Job job, Instant at) {
    String number = "Job " + job.number();
    if (job.code().isEmpty()) {
      recorder.note(
          at,
          Lane.PRINTER,
          Optional.empty(),
          Kind.JOB,
          number + (job.result() instanceof Job.Result.Succeeded ? " is done" : " is cancelled"));
      return;
    }
    Draft row =
        recorder
            .note(
                at,
                Lane.PRINTER,
                Optional.empty(),
                Kind.JOB,
                number + " failed with code " + job.code().get())
            .failed();
    // The printer finds what a power cut has left only when it is switched on again.
    JobFailure failure = failures.getOrDefault(job.number(), JobFailure.POWER_FAILURE);
    causes.explain(row, failure.name(), job.receivedAt());
  }

  private PrinterDevice device() {
    return Objects.requireNonNull(device);
  }
}
