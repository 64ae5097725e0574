package dev.platen.bench.console;

import java.util.List;

/** A mailbox's messages, the newest first. */
public record MailboxPage(String address, List<Line> mails) {

  /**
   * @param number position in the mailbox, from 1
   */
  public record Line(
      int number, String received, String from, String subject, String attachments) {}
}
