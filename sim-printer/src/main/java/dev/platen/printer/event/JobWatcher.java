package dev.platen.printer.event;

import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.JobFailure;
import java.util.Optional;

/**
 * Makes events of mail jobs that fail. A notification that fails makes none: it would ask for the
 * next one.
 */
public final class JobWatcher {
  private final EventBus events;

  public JobWatcher(EventBus events) {
    this.events = events;
  }

  /**
   * Is told each job that has ended.
   *
   * @param failure what became of its mail, where that is why it failed
   */
  public void ended(Job job, Optional<JobFailure> failure) {
    boolean mails = job.type() == Job.Type.SCAN_TO_EMAIL || failure.isPresent();
    if (!mails || job.type() == Job.Type.NOTIFICATION) {
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
