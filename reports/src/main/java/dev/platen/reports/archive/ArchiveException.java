package dev.platen.reports.archive;

/** A run that cannot be read; the message says which file, where in it, and what is wrong. */
public final class ArchiveException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A run that cannot be taken for what {@code message} says. */
  public ArchiveException(String message) {
    super(message);
  }

  ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
