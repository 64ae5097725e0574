package dev.platen.printer.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Clock;
import java.util.Date;

/** A {@link Mail} as MIME (RFC 2045), dated by the printer's clock. */
final class PrinterMessage extends MimeMessage {
  private static final String UTF_8 = "utf-8";

  private final String messageId;

  /**
   * @param domain right part of the Message-ID
   */
  PrinterMessage(Session session, Mail mail, String domain, Clock clock) throws MessagingException {
    super(session);
    this.messageId = "<" + mail.id() + "@" + domain + ">";
    setFrom(new InternetAddress(mail.from()));
    for (String recipient : mail.recipients()) {
      addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
    }
    setSubject(mail.subject(), UTF_8);
    setSentDate(Date.from(clock.instant()));
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), UTF_8);
    if (mail.attachments().isEmpty()) {
      setText(mail.text(), UTF_8);
    } else {
      MimeMultipart parts = new MimeMultipart(text);
      for (Attachment attachment : mail.attachments()) {
        parts.addBodyPart(part(attachment));
      }
      setContent(parts);
    }
    saveChanges();
  }

  private static MimeBodyPart part(Attachment attachment) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.contentType())));
    part.setFileName(attachment.fileName());
    part.setDisposition(Part.ATTACHMENT);
    return part;
  }

  /** The library's own would look up the machine's host name. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
