package dev.platen.printer.event;

import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.JobFailure;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes events of mail jobs that fail. A notification that fails makes none: it would ask for the
 * next one.
 */
public final class JobWatcher {
  private static final Set<Job.Type> MAIL_JOBS = EnumSet.of(Job.Type.SCAN_TO_EMAIL);

  private final EventBus events;

  public JobWatcher(EventBus events) {
    this.events = events;
  }

  /** Is told each job that has ended, and why it failed. */
  public void ended(Job job, Optional<JobFailure> failure) {
    if (!MAIL_JOBS.contains(job.type())) {
      return;
    }
    job.code()
        .ifPresent(
            code -> {
              String detail = "%d (%s)".formatted(job.number(), code);
              events.publish(DeviceEvent.ofPrinter(Kind.EMAIL_JOB_FAILED, detail));
              if (failure.filter(JobFailure.SIGN_IN_EXPIRED::equals).isPresent()) {
                events.publish(DeviceEvent.ofPrinter(Kind.MAIL_SIGN_IN_EXPIRED, detail));
              }
            });
  }
}
