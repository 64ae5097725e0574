package dev.platen.bench.console;

import java.util.List;

/** A message with its parts and the session that brought it. */
public record MessagePage(
    String mailbox,
    int number,
    String subject,
    String from,
    String to,
    String date,
    String text,
    List<Part> attachments,
    String transcript) {

  /** An attached file. */
  public record Part(int index, String fileName, String kind, String size) {}
}
