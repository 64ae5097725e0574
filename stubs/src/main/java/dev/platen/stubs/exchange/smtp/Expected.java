package dev.platen.stubs.exchange.smtp;

import java.util.function.Function;
import java.util.function.Supplier;

/** What the next octets from the client are. */
sealed interface Expected {

  /** A command line. */
  record CommandLine() implements Expected {}

  /** The answer to a challenge. */
  record Response(Function<String, Action> then) implements Expected {}

  /** The content of DATA, or a chunk. */
  record Content(ContentReader reader, Supplier<Action> then) implements Expected {}
}
