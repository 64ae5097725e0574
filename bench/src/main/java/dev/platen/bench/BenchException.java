package dev.platen.bench;

import org.jspecify.annotations.Nullable;

/** The bench cannot do what it was asked to; the message says why. */
public final class BenchException extends RuntimeException {
  public BenchException(@Nullable String message, Throwable cause) {
    super(message, cause);
  }
}
