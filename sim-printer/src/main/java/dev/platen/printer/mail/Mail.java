package dev.platen.printer.mail;

import java.util.List;

/**
 * A mail to send.
 *
 * @param id left part of its Message-ID, one of its kind for this printer
 * @param from header and envelope sender
 */
public record Mail(
    String id,
    String from,
    List<String> recipients,
    String subject,
    String text,
    List<Attachment> attachments) {

  public Mail {
    recipients = List.copyOf(recipients);
    attachments = List.copyOf(attachments);
  }

  /** A mail with a file. */
  public Mail(
      String id,
      String from,
      List<String> recipients,
      String subject,
      String text,
      Attachment attachment) {
    this(id, from, recipients, subject, text, List.of(attachment));
  }
}
