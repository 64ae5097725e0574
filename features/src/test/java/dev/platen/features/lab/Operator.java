package dev.platen.features.lab;

import java.util.List;
import java.util.Map;

/** The person beside the printer, who is asked one thing at a time. */
@FunctionalInterface
public interface Operator extends AutoCloseable {

  /** Asks, and waits until there is an answer or patience is over. */
  Reply ask(Request request);

  /** What was asked so far and how it was answered, by whom and when, a line each; no secrets. */
  default List<String> log() {
    return List.of();
  }

  @Override
  default void close() {}

  /**
   * Something to do or to tell.
   *
   * @param id of the words in the operator's language
   * @param values what the words speak of
   * @param secrets the same, for nobody's eyes but the operator's
   */
  record Request(String id, Map<String, String> values, Map<String, String> secrets, Kind kind) {
    public Request {
      values = Map.copyOf(values);
      secrets = Map.copyOf(secrets);
    }

    @Override
    public String toString() {
      return id + values;
    }
  }

  /** What an answer consists of. */
  enum Kind {
    DONE,
    /** Answered with {@code yes} or {@code no}. */
    YES_NO,
    TEXT,
    FILE
  }

  /** What came of it. */
  sealed interface Reply {
    record Done() implements Reply {}

    record Said(String text) implements Reply {}

    /** A photo, a PDF file or a file of comma-separated values, by its media type. */
    record Shown(byte[] content, String mediaType) implements Reply {
      @Override
      public String toString() {
        return "Shown[" + mediaType + "]";
      }
    }

    record NotPossible(String why) implements Reply {}

    record CannotTell(String why) implements Reply {}

    record TimedOut() implements Reply {}
  }
}
