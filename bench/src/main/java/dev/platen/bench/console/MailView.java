package dev.platen.bench.console;

import dev.platen.stubs.exchange.mailbox.StoredMessage;
import dev.platen.stubs.exchange.smtp.SmtpTranscript;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
      } catch (MessagingException | IOException | IllegalArgumentException e) {
        // What it is can be seen in its source; the others are not to suffer for it.
        lines.add(
            new MailboxPage.Line(
                i,
                Pages.TIME.format(messages.get(i - 1).received()),
                "",
                "(message that cannot be read)",
                ""));
      }
    }
    return lines;
  }

  /**
   * A message as its page shows it.
   *
   * @throws IllegalArgumentException where it cannot be read, or there is none
   */
  MessagePage message(String address, int number) {
    try {
      return readable(address, number);
    } catch (MessagingException | IOException e) {
      throw new IllegalArgumentException(
          "Message "
              + number
              + " of "
              + address
              + " cannot be read ("
              + e.getMessage()
              + "); look at its source, /mailboxes/"
              + address
              + "/"
              + number
              + ".eml",
          e);
    }
  }

  private MessagePage readable(String address, int number) throws MessagingException, IOException {
    StoredMessage stored = stored(address, number);
    MimeMessage message = stored.mime();
    List<MessagePage.Part> parts = new ArrayList<>();
    List<File> files = files(message);
    for (int i = 0; i < files.size(); i++) {
      File file = files.get(i);
      parts.add(
          new MessagePage.Part(
              i + 1,
              file.fileName(),
              file.contentType(),
              size(file.content().length),
              IntStream.rangeClosed(1, AttachmentPictures.pages(file)).boxed().toList()));
    }
    return new MessagePage(
        address,
        number,
        subject(message),
        addresses(message.getFrom()),
        addresses(message.getAllRecipients()),
        Objects.requireNonNullElse(message.getHeader("Date", null), "not said"),
        text(message, "text/plain"),
        !text(message, "text/html").isEmpty(),
        Collections.list(message.getAllHeaders()).stream()
            .map(header -> new MessagePage.Header(header.getName(), header.getValue()))
            .toList(),
        parts,
        console
            .bench()
            .exchange()
            .transcript(stored.session())
            .map(SmtpTranscript::text)
            .orElse(""));
  }

  /** The body in HTML; empty where there is none. Not to be shown but in a sandbox. */
  String html(String address, int number) throws MessagingException, IOException {
    return text(stored(address, number).mime(), "text/html");
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

  private static String text(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type) && part.getFileName() == null) {
      try {
        return String.valueOf(part.getContent());
      } catch (UnsupportedEncodingException e) {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      }
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String text = text(parts.getBodyPart(i), type);
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return "";
  }

  private static List<File> files(Part part) throws MessagingException, IOException {
    List<File> files = new ArrayList<>();
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart body = parts.getBodyPart(i);
        if (body.getFileName() != null) {
          files.add(
              new File(
                  name(body.getFileName()),
                  type(body.getContentType()),
                  body.getInputStream().readAllBytes()));
        } else {
          files.addAll(files(body));
        }
      }
    }
    return files;
  }

  /** The last part of a name that may be a path, decoded. */
  private static String name(String given) {
    String decoded;
    try {
      decoded = MimeUtility.decodeText(given);
    } catch (UnsupportedEncodingException e) {
      decoded = given;
    }
    String last =
        decoded.substring(Math.max(decoded.lastIndexOf('/'), decoded.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("\\p{Cntrl}", "");
    return plain.isBlank() || plain.matches("\\.+") ? "attachment" : plain;
  }

  private static String type(String given) {
    String type = given.split(";")[0].strip().toLowerCase(Locale.ROOT);
    return type.matches("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")
        ? type
        : "application/octet-stream";
  }

  private static String size(int bytes) {
    return bytes < 1024
        ? bytes + " bytes"
        : bytes < 1024 * 1024 ? bytes / 1024 + " KB" : "%.1f MB".formatted(bytes / (1024.0 * 1024));
  }

  /** An attached file. */
  record File(String fileName, String contentType, byte[] content) {}
}
