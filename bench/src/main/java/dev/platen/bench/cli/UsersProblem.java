package dev.platen.bench.cli;

/** Something that the person at the shell can put right; the message says what and how. */
final class UsersProblem extends RuntimeException {
  UsersProblem(String message) {
    super(message);
  }

  UsersProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
