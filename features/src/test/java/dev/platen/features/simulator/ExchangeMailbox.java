package dev.platen.features.simulator;

import dev.platen.features.device.Mailbox;
import dev.platen.stubs.exchange.ExchangeOnline;
import dev.platen.stubs.exchange.mailbox.StoredMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A mailbox of the stubbed Exchange Online. */
final class ExchangeMailbox implements Mailbox {
  private final ExchangeOnline exchange;
  private final String address;

  ExchangeMailbox(ExchangeOnline exchange, String address) {
    this.exchange = exchange;
    this.address = address;
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public List<Mail> mails() {
    return exchange.messages(address).stream().map(ExchangeMailbox::mail).toList();
  }

  private static Mail mail(StoredMessage stored) {
    try {
      MimeMessage message = stored.mime();
      List<Attachment> attachments = new ArrayList<>();
      collect(message, attachments);
      return new Mail(
          ((InternetAddress) message.getFrom()[0]).getAddress(),
          String.valueOf(message.getSubject()),
          attachments);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("A mail in the mailbox is not readable", e);
    }
  }

  private static void collect(Part part, List<Attachment> attachments)
      throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        collect(parts.getBodyPart(i), attachments);
      }
    } else if (part.getFileName() != null) {
      attachments.add(
          new Attachment(
              part.getFileName(), part.getContentType(), part.getInputStream().readAllBytes()));
    }
  }
}
