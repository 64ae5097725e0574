package dev.platen.features.device;

import java.util.List;

/** A mailbox that the bench can read. */
public interface Mailbox {
  String address();

  /** All mails in it, the oldest first. */
  List<Mail> mails();

  /**
   * A mail as received.
   *
   * @param from address of the sender
   */
  record Mail(String from, String subject, List<Attachment> attachments) {}

  /** A file that came with a mail. */
  record Attachment(String fileName, String contentType, byte[] content) {
    @Override
    public String toString() {
      return fileName + " (" + contentType + ", " + content.length + " bytes)";
    }
  }
}
