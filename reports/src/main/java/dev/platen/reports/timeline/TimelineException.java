package dev.platen.reports.timeline;

/** A timeline that cannot be read; the message says where in it, and what is wrong. */
public final class TimelineException extends Exception {
  private static final long serialVersionUID = 1L;

  TimelineException(String message) {
    super(message);
  }

  TimelineException(String message, Throwable cause) {
    super(message, cause);
  }
}
