package dev.platen.printer.job;

import java.util.List;
import java.util.Optional;

/**
 * The printer's queue and history. A job is in the store before its number is returned, and its
 * result is in the store before anybody is told. Safe for use by many threads.
 */
public interface Jobs {

  /**
   * Scans what lies on the glass and mails it.
   *
   * @param recipients at least one mail address, as checked by {@link EmailAddress}
   * @return the job, active
   */
  Job scanToEmail(List<String> recipients, String subject, ScanSettings settings);

  /** As above, with the usual settings in this format. */
  default Job scanToEmail(List<String> recipients, String subject, ScanFormat format) {
    return scanToEmail(recipients, subject, ScanSettings.factory().withFormat(format));
  }

  /** Prints the network status sheet in the panel's language. */
  Job printStatusSheet();

  /** Active jobs in the order they will be done. */
  List<Job> active();

  /** Past jobs, the newest first. */
  List<Job> history();

  Optional<Job> job(long number);

  /**
   * Cancels a job. One that waits is cancelled at once; one that is being done is broken off,
   * unless it gets done first.
   *
   * @return whether there is such a job and it was still active
   */
  default boolean cancel(long number) {
    return false;
  }

  /** Is called after each change, on any thread; close it to stop. */
  AutoCloseable onChange(Runnable listener);

  /** The file that a scan is sent as. */
  enum ScanFormat {
    PDF,
    JPEG
  }
}
