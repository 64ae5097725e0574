package dev.platen.printer.job;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job, active or past.
 *
 * @param number receipt number, rising from 1 for the life of the printer
 * @param receivedAt when it was started
 * @param endedAt when it ended, {@code null} while it is active
 * @param pages scanned or printed so far
 * @param from who started it, for example {@code Panel}, or the user's name; of a received fax, its
 *     sender's number
 * @param destination mail addresses separated by {@code ; }, or {@code Printer}
 */
public record Job(
    long number,
    Type type,
    Instant receivedAt,
    @Nullable Instant endedAt,
    Result result,
    int pages,
    String from,
    String destination,
    String fileName) {

  /** What a job does. */
  public enum Type {
    SCAN_TO_EMAIL,
    /** A user's scan to the user's own address (guide case EPAS-U). */
    TO_MY_EMAIL,
    PRINT_STATUS_SHEET,
    /** A document that a computer sent. */
    PRINT_DOCUMENT,
    FAX_SEND,
    FAX_RECEIVE,
    /** A mail about something that happened, which nobody at the printer waits for. */
    NOTIFICATION
  }

  /** How it stands with a job. */
  public sealed interface Result {
    /** Waiting or being done. */
    record Active() implements Result {}

    /** Done. */
    record Succeeded() implements Result {}

    /** Cancelled by a person. */
    record Cancelled() implements Result {}

    /** Failed; the history shows the code (guide case TRB-4). */
    record Failed(String code) implements Result {}
  }

  public boolean active() {
    return result instanceof Result.Active;
  }

  /** The code of a failed job, for example {@code 360}. */
  public Optional<String> code() {
    return result instanceof Result.Failed failed ? Optional.of(failed.code()) : Optional.empty();
  }
}
