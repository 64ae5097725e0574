package dev.platen.stubs.exchange.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

/** A message as it lies in a mailbox. */
public final class StoredMessage {
  private final Mail mail;

  StoredMessage(Mail mail) {
    this.mail = mail;
  }

  /** When it was accepted, by the clock of the sender's tenant. */
  public Instant received() {
    return mail.received();
  }

  /** The mailbox that submitted it; empty for a report of the service's own. */
  public String submitter() {
    return mail.submitter();
  }

  /** The reverse path, empty for the null sender. */
  public String sender() {
    return mail.sender();
  }

  /** Recipients of its envelope that have a mailbox here, in lower case. */
  public List<String> delivered() {
    return mail.delivered();
  }

  /** Recipients of its envelope that have none: nothing is sent to them. */
  public List<String> external() {
    return mail.external();
  }

  /** Id of the SMTP session that brought it; empty for a report of the service's own. */
  public String session() {
    return mail.session();
  }

  /** How many octets it has. */
  public long octets() {
    return mail.content().size();
  }

  /**
   * The octets as the client sent them, dots unstuffed.
   *
   * @throws java.io.UncheckedIOException where they cannot be read from disk
   */
  public byte[] raw() {
    return mail.content().octets().clone();
  }

  /**
   * The message, parsed.
   *
   * @throws IllegalArgumentException where it is no message
   */
  public MimeMessage mime() {
    try {
      return new MimeMessage(
          Session.getInstance(new Properties()), new ByteArrayInputStream(mail.content().octets()));
    } catch (MessagingException e) {
      throw new IllegalArgumentException("What " + this + " holds is not a message", e);
    }
  }

  @Override
  public String toString() {
    return "StoredMessage[" + mail.submitter() + " at " + mail.received() + "]";
  }
}
