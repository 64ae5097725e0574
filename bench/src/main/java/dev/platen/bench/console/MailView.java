package dev.platen.bench.console;

import dev.platen.stubs.exchange.mailbox.StoredMessage;
import dev.platen.stubs.exchange.smtp.SmtpTranscript;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mail as the console shows it. */
final class MailView {
  private final Console console;

  MailView(Console console) {
    this.console = console;
  }

  /** The lines of a mailbox, the newest first. */
  List<MailboxPage.Line> lines(String address) {
    List<StoredMessage> messages = console.bench().exchange().messages(address);
    List<MailboxPage.Line> lines = new ArrayList<>();
    for (int i = messages.size(); i >= 1; i--) {
      try {
        StoredMessage stored = messages.get(i - 1);
        MimeMessage message = stored.mime();
        lines.add(
            new MailboxPage.Line(
                i,
                Pages.TIME.format(stored.received()),
                addresses(message.getFrom()),
                subject(message),
                files(message).stream().map(File::fileName).collect(Collectors.joining(", "))));
      } catch (MessagingException | IOException e) {
        throw new IllegalStateException("Message " + i + " of " + address + " is not readable", e);
      }
    }
    return lines;
  }

  MessagePage message(String address, int number) throws MessagingException, IOException {
    StoredMessage stored = stored(address, number);
    MimeMessage message = stored.mime();
    List<MessagePage.Part> parts = new ArrayList<>();
    List<File> files = files(message);
    for (int i = 0; i < files.size(); i++) {
      File file = files.get(i);
      parts.add(
          new MessagePage.Part(
              i + 1, file.fileName(), file.contentType(), size(file.content().length)));
    }
    return new MessagePage(
        address,
        number,
        subject(message),
        addresses(message.getFrom()),
        addresses(message.getAllRecipients()),
        String.valueOf(message.getHeader("Date", null)),
        text(message),
        parts,
        console.bench().exchange().transcripts(addresses(message.getFrom())).stream()
            .reduce((older, newer) -> newer)
            .map(SmtpTranscript::text)
            .orElse(""));
  }

  byte[] raw(String address, int number) {
    return stored(address, number).raw();
  }

  File attachment(String address, int number, int index) throws MessagingException, IOException {
    List<File> files = files(stored(address, number).mime());
    if (index < 1 || index > files.size()) {
      throw new IllegalArgumentException("The message has no attachment " + index + ".");
    }
    return files.get(index - 1);
  }

  private StoredMessage stored(String address, int number) {
    List<StoredMessage> messages = console.bench().exchange().messages(address);
    if (number < 1 || number > messages.size()) {
      throw new IllegalArgumentException(address + " has no message " + number + ".");
    }
    return messages.get(number - 1);
  }

  private static String subject(MimeMessage message) throws MessagingException {
    String subject = message.getSubject();
    return subject == null || subject.isBlank() ? "(no subject)" : subject;
  }

  private static String addresses(Address @Nullable [] addresses) {
    return addresses == null
        ? ""
        : Arrays.stream(addresses).map(Address::toString).collect(Collectors.joining(", "));
  }

  private static String text(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/plain") && part.getFileName() == null) {
      return String.valueOf(part.getContent());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String text = text(parts.getBodyPart(i));
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return "";
  }

  private static List<File> files(Part part) throws MessagingException, IOException {
    List<File> files = new ArrayList<>();
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart body = parts.getBodyPart(i);
        if (body.getFileName() != null) {
          files.add(
              new File(
                  body.getFileName(),
                  body.getContentType().split(";")[0].strip().toLowerCase(Locale.ROOT),
                  body.getInputStream().readAllBytes()));
        } else {
          files.addAll(files(body));
        }
      }
    }
    return files;
  }

  private static String size(int bytes) {
    return bytes < 1024
        ? bytes + " bytes"
        : bytes < 1024 * 1024 ? bytes / 1024 + " KB" : "%.1f MB".formatted(bytes / (1024.0 * 1024));
  }

  /** An attached file. */
  record File(String fileName, String contentType, byte[] content) {}
}
