package dev.platen.bench.lease;

/** A lease could not be had or kept; the message says why and what to do. */
public sealed class LeaseException extends RuntimeException permits InUseException {
  LeaseException(String message) {
    super(message);
  }

  LeaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
