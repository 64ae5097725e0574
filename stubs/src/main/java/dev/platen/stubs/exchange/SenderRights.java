package dev.platen.stubs.exchange;

import dev.platen.stubs.directory.MailSettings;
import dev.platen.stubs.directory.MailSettings.Right;
import dev.platen.stubs.exchange.smtp.Identity;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** In whose name a mailbox may send: its own, and those that it has a right on. */
final class SenderRights {
  private final MailSettings settings;
  private final Identity identity;

  SenderRights(MailSettings settings, Identity identity) {
    this.settings = settings;
    this.identity = identity;
  }

  /** What came of it. */
  sealed interface Ruling {}

  /** Sent as it is. */
  record Allowed() implements Ruling {}

  /** Sent with a Sender that tells who it was. */
  record OnBehalf() implements Ruling {}

  /** There is no address in From. */
  record NoFrom() implements Ruling {}

  /**
   * @param from the first address that the mailbox has no right on
   */
  record Denied(String from) implements Ruling {}

  /**
   * Judges a message by its envelope and its header, in this order (reference exchange 3.2).
   *
   * @param sender the reverse path; the null sender is nobody's
   */
  Ruling judge(String sender, InternetHeaders headers) {
    List<String> from;
    try {
      from = from(headers);
    } catch (AddressException e) {
      return new NoFrom();
    }
    if (from.isEmpty()) {
      return new NoFrom();
    }
    boolean onBehalf = false;
    Stream<String> envelope = sender.isEmpty() ? Stream.empty() : Stream.of(sender);
    for (String address : Stream.concat(envelope, from.stream()).toList()) {
      if (address.equalsIgnoreCase(identity.mailbox())
          || settings.permits(identity.mailbox(), Right.SEND_AS, address)) {
        continue;
      }
      if (!settings.permits(identity.mailbox(), Right.SEND_ON_BEHALF, address)) {
        return new Denied(address);
      }
      onBehalf = true;
    }
    return onBehalf ? new OnBehalf() : new Allowed();
  }

  /** The message with the Sender that tells who it was, unless it has one. */
  byte[] withSender(byte[] content, InternetHeaders headers) {
    if (headers.getHeader("Sender") != null) {
      return content;
    }
    byte[] field = ("Sender: " + identity.mailbox() + "\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[field.length + content.length];
    System.arraycopy(field, 0, whole, 0, field.length);
    System.arraycopy(content, 0, whole, field.length, content.length);
    return whole;
  }

  private static List<String> from(InternetHeaders headers) throws AddressException {
    String header = headers.getHeader("From", ",");
    List<String> addresses = new ArrayList<>();
    if (header != null) {
      for (InternetAddress address : InternetAddress.parseHeader(header, true)) {
        addresses.add(address.getAddress());
      }
    }
    return addresses;
  }
}
