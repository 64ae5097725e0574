package dev.platen.stubs.exchange;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.exchange.mailbox.MailStore;
import dev.platen.stubs.exchange.smtp.Identity;
import dev.platen.stubs.exchange.smtp.MailService;
import dev.platen.stubs.exchange.smtp.ServerNames;
import dev.platen.stubs.exchange.smtp.Submission;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a submitted message: may it be sent in this name, and where does it go. */
final class ClientSubmission implements MailService {
  private static final Logger LOG = LoggerFactory.getLogger(ClientSubmission.class);

  private final Directory directory;
  private final MailStore store;
  private final ServerNames names;

  ClientSubmission(Directory directory, MailStore store, ServerNames names) {
    this.directory = directory;
    this.store = store;
    this.names = names;
  }

  @Override
  public Verdict submit(Submission submission) {
    Identity identity = submission.identity();
    if (directory.tenant(identity.tenant()).isEmpty()) {
      // The tenant was removed while its client was connected.
      return new Refused("auth-temporary", Map.of());
    }
    Clock clock = directory.clock(identity.tenant());
    try {
      InternetHeaders headers =
          new InternetHeaders(new ByteArrayInputStream(submission.content()), true);
      List<String> from = from(headers);
      if (from.isEmpty()) {
        return new Refused("no-valid-from", Map.of());
      }
      Optional<String> foreign = foreign(identity, submission.sender(), from);
      if (foreign.isPresent()) {
        return new Refused(
            "send-as-denied", Map.of("user", identity.mailbox(), "from", foreign.get()));
      }
      String messageId = messageId(headers);
      store.accept(
          clock.instant(),
          identity.mailbox(),
          submission.sender(),
          submission.recipients().stream().map(Submission.Recipient::address).toList(),
          submission.content());
      return new Accepted(Map.of("message-id", messageId));
    } catch (AddressException e) {
      return new Refused("no-valid-from", Map.of());
    } catch (IOException | MessagingException e) {
      LOG.error("A message from {} could not be kept", identity.mailbox(), e);
      return new Refused("out-of-resources", Map.of());
    }
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

  /**
   * The first address that is not the submitter's own: of the envelope, then of the header. The
   * null sender is nobody's.
   */
  private static Optional<String> foreign(Identity identity, String sender, List<String> from) {
    List<String> all = new ArrayList<>();
    if (!sender.isEmpty()) {
      all.add(sender);
    }
    all.addAll(from);
    return all.stream()
        .filter(address -> !address.equalsIgnoreCase(identity.mailbox()))
        .findFirst();
  }

  /** The client's own; where it sent none, one that the server makes up. */
  private String messageId(InternetHeaders headers) {
    String given = headers.getHeader("Message-ID", " ");
    if (given == null || given.isBlank()) {
      return "<" + UUID.randomUUID() + "@" + names.mailboxServer() + ">";
    }
    String line = given.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= 500 ? line : line.substring(0, 500);
  }
}
