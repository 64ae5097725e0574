package dev.platen.printer.ippserver;

import com.hp.jipp.encoding.Attribute;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Get-Job-Attributes and Get-Jobs answer of a job (RFC 8011 section 5.3). */
final class JobAttributes {
  private static final int PENDING = 3;
  private static final int PROCESSING = 5;
  private static final int CANCELED = 7;
  private static final int ABORTED = 8;
  private static final int COMPLETED = 9;

  private final PrinterDevice device;
  private final PrinterAttributes printer;

  JobAttributes(PrinterDevice device, PrinterAttributes printer) {
    this.device = device;
    this.printer = printer;
  }

  /** What an operation that makes a job answers (RFC 8011 section 4.2.1.2). */
  List<Attribute<?>> made(Job job) {
    return of(job, Set.of("job-uri", "job-id", "job-state", "job-state-reasons"));
  }

  /**
   * Those that were asked for.
   *
   * @param requested names and groups; all where it is empty
   */
  List<Attribute<?>> of(Job job, Set<String> requested) {
    boolean all =
        requested.isEmpty() || requested.contains("all") || requested.contains("job-description");
    return all(job).stream()
        .filter(attribute -> all || requested.contains(attribute.getName()))
        .toList();
  }

  private List<Attribute<?>> all(Job job) {
    int state = state(job);
    var zone = device.clock().getZone();
    Instant ended = job.endedAt();
    int created = Math.max(1, printer.upTime(job.receivedAt()));
    List<Attribute<?>> attributes = new ArrayList<>();
    attributes.add(Values.uri("job-uri", printer.uri() + "/" + job.number()));
    attributes.add(Values.number("job-id", Math.toIntExact(job.number())));
    attributes.add(Values.enumeration("job-state", state));
    attributes.add(Values.keyword("job-state-reasons", reason(state)));
    attributes.add(Values.uri("job-printer-uri", printer.uri()));
    attributes.add(Values.name("job-name", job.fileName()));
    attributes.add(Values.name("job-originating-user-name", job.from()));
    attributes.add(Values.number("job-printer-up-time", printer.upTime()));
    attributes.add(Values.number("time-at-creation", created));
    attributes.add(Values.time("date-time-at-creation", job.receivedAt(), zone));
    attributes.add(
        state == PENDING
            ? Values.noValue("time-at-processing")
            : Values.number("time-at-processing", created));
    if (ended == null) {
      attributes.add(Values.noValue("time-at-completed"));
      attributes.add(Values.noValue("date-time-at-completed"));
    } else {
      attributes.add(Values.number("time-at-completed", printer.upTime(ended)));
      attributes.add(Values.time("date-time-at-completed", ended, zone));
    }
    attributes.add(Values.number("job-impressions-completed", job.pages()));
    attributes.add(Values.number("job-media-sheets-completed", job.pages()));
    return attributes;
  }

  private int state(Job job) {
    return switch (job.result()) {
      case Job.Result.Active active -> isFirst(job) ? PROCESSING : PENDING;
      case Job.Result.Succeeded succeeded -> COMPLETED;
      case Job.Result.Cancelled cancelled -> CANCELED;
      case Job.Result.Failed failed -> ABORTED;
    };
  }

  private boolean isFirst(Job job) {
    return device.jobs().active().stream()
        .findFirst()
        .filter(first -> first.number() == job.number())
        .isPresent();
  }

  private static String reason(int state) {
    return switch (state) {
      case PENDING -> "none";
      case PROCESSING -> "job-printing";
      case CANCELED -> "job-canceled-by-user";
      case ABORTED -> "aborted-by-system";
      default -> "job-completed-successfully";
    };
  }
}
