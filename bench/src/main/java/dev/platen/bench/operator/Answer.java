package dev.platen.bench.operator;

import java.time.Instant;

/**
 * What came of an instruction.
 *
 * <p>Secrets of the instruction that somebody typed into an answer are masked in it.
 */
public sealed interface Answer {
  /** The name that the operator gave; empty where nobody answered. */
  String who();

  /** When, by the bench's clock. */
  Instant when();

  /** It is done. */
  record Done(String who, Instant when) implements Answer {}

  /**
   * A text, or {@code yes} or {@code no}.
   *
   * @param text lines end with {@code \n}
   */
  record Said(String text, String who, Instant when) implements Answer {}

  /**
   * A file whose content was looked at: it is what its media type says.
   *
   * @param mediaType {@code image/jpeg}, {@code image/png}, {@code application/pdf} or {@code
   *     text/csv}
   */
  record Shown(byte[] content, String mediaType, String who, Instant when) implements Answer {
    @Override
    public String toString() {
      return "Shown[%d bytes, %s, %s, %s]".formatted(content.length, mediaType, who, when);
    }
  }

  /** It cannot be done at this printer. */
  record NotPossible(String why, String who, Instant when) implements Answer {}

  /** The operator does not know. */
  record CannotTell(String why, String who, Instant when) implements Answer {}

  /** Nobody answered within the instruction's patience. */
  record TimedOut(Instant when) implements Answer {
    @Override
    public String who() {
      return "";
    }
  }
}
