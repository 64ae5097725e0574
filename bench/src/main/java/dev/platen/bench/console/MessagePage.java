package dev.platen.bench.console;

import java.util.List;

/**
 * A message with its parts and the session that brought it. All texts come from outside.
 *
 * @param html whether there is a body in HTML, to be shown in a sandbox
 * @param transcript empty where the session is not known any more, and for a report
 */
public record MessagePage(
    String mailbox,
    int number,
    String subject,
    String from,
    String to,
    String date,
    String text,
    boolean html,
    List<Header> headers,
    List<Part> attachments,
    String transcript) {

  /** A field of the header, as it came. */
  public record Header(String name, String value) {}

  /**
   * An attached file.
   *
   * @param pages of it that can be shown as pictures
   */
  public record Part(int index, String fileName, String kind, String size, List<Integer> pages) {}
}
