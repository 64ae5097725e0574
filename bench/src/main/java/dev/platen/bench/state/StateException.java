package dev.platen.bench.state;

/** The state folder cannot be used; the message says where, why, and what to do. */
public final class StateException extends RuntimeException {
  public StateException(String message) {
    super(message);
  }

  public StateException(String message, Throwable cause) {
    super(message, cause);
  }
}
