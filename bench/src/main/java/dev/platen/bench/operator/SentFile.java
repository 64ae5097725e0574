package dev.platen.bench.operator;

/** What an operator has sent for a file. */
sealed interface SentFile {
  /** Longest file that is taken. */
  int MAX_BYTES = 20 * 1024 * 1024;

  /** It can be read by those who asked for it. */
  record Good(byte[] content, String mediaType) implements SentFile {}

  /**
   * It is not taken.
   *
   * @param textKey what the operator is told
   */
  record Refused(String textKey) implements SentFile {}
}
