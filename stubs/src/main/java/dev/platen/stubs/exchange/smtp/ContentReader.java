package dev.platen.stubs.exchange.smtp;

/** Reads octets that are no commands. */
interface ContentReader {

  /** Uses what there is; true once the end has come. */
  boolean read(Input input);

  /** What the transcript has in place of the octets. */
  String elided();
}
