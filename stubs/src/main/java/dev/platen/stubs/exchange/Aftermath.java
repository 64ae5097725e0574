package dev.platen.stubs.exchange;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.MailLimits;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.exchange.magic.MagicAddress;
import dev.platen.stubs.exchange.magic.MagicAddresses;
import dev.platen.stubs.exchange.mailbox.Incoming;
import dev.platen.stubs.exchange.mailbox.MailStore;
import dev.platen.stubs.exchange.report.Reason;
import dev.platen.stubs.exchange.report.Report;
import dev.platen.stubs.exchange.smtp.Identity;
import dev.platen.stubs.exchange.smtp.ServerNames;
import dev.platen.stubs.exchange.smtp.Submission;
import dev.platen.stubs.exchange.trace.ClientReport;
import dev.platen.stubs.exchange.trace.MessageTrace;
import dev.platen.stubs.exchange.trace.TraceRow;
import dev.platen.stubs.exchange.trace.TraceRow.Status;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows a message that was accepted: each recipient is delivered to, is another
 * organization's, or comes back by a report (accept-then-bounce); the trace tells.
 */
final class Aftermath {
  private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

  private final Directory directory;
  private final MailStore store;
  private final ServerNames names;
  private final MessageTrace trace;
  private final ClientReport clients;

  Aftermath(
      Directory directory,
      MailStore store,
      ServerNames names,
      MessageTrace trace,
      ClientReport clients) {
    this.directory = directory;
    this.store = store;
    this.names = names;
    this.trace = trace;
    this.clients = clients;
  }

  /**
   * What becomes of one recipient.
   *
   * @param reason of a report, where there is one to tell
   */
  record Fate(Submission.Recipient recipient, Status status, Optional<Reason> reason) {}

  /** What becomes of all recipients of a message. */
  record Fates(List<Fate> all) {
    Fates {
      all = List.copyOf(all);
    }

    List<String> delivered() {
      return those(Status.DELIVERED);
    }

    List<String> external() {
      return those(Status.SENT);
    }

    private List<String> those(Status status) {
      return all.stream()
          .filter(fate -> fate.status() == status)
          .map(fate -> fate.recipient().address())
          .toList();
    }
  }

  /** Whether an address is in a domain of an organization of the bench. */
  boolean isHosted(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return directory.tenant(domain).isPresent() && address.contains("@");
  }

  /** Decides about the recipients of a message. */
  Fates fates(Submission submission, int octets) {
    return new Fates(submission.recipients().stream().map(to -> fate(to, octets)).toList());
  }

  private Fate fate(Submission.Recipient to, int octets) {
    String address = to.address();
    Optional<MagicAddress> magic =
        isHosted(address)
            ? MagicAddresses.all().stream()
                .filter(it -> it.at() == MagicAddress.At.MESSAGE)
                .filter(it -> address.toLowerCase(java.util.Locale.ROOT).startsWith(it.address()))
                .findFirst()
            : Optional.empty();
    if (magic.filter(it -> it.does() == MagicAddress.Does.BOUNCE).isPresent()) {
      return new Fate(to, Status.FAILED, magic.map(it -> Reason.of(it.row())));
    }
    if (store.hasMailbox(address)) {
      return isFull(address, octets)
          ? new Fate(to, Status.FAILED, Optional.of(Reason.of("mailbox-full")))
          : new Fate(to, Status.DELIVERED, Optional.of(Reason.of("delivered")));
    }
    if (isHosted(address) && !MagicAddresses.isRecipient(address)) {
      return new Fate(to, Status.FAILED, Optional.of(Reason.of("recipient-not-found")));
    }
    return new Fate(
        to,
        Status.SENT,
        Optional.of(
            magic
                .filter(it -> it.does() == MagicAddress.Does.DELAY)
                .map(it -> Reason.of(it.row()))
                .orElseGet(() -> Reason.of("relayed"))));
  }

  private boolean isFull(String address, int octets) {
    long most =
        directory
            .tenantOfMailbox(address)
            .map(tenant -> tenant.mail().limits(address))
            .map(MailLimits::mailboxOctets)
            .orElse(Long.MAX_VALUE);
    return most != Long.MAX_VALUE && store.octets(address) + octets > most;
  }

  /** Tells of a message that was kept: in the trace, the report on clients, and to its sender. */
  void follow(
      Submission submission,
      Tenant tenant,
      Instant now,
      String messageId,
      InternetHeaders headers,
      Fates fates) {
    Identity identity = submission.identity();
    String subject = subject(headers);
    clients.count(
        identity.tenant(),
        identity.mailbox(),
        submission.session().tls(),
        identity.mechanism(),
        now);
    for (Fate fate : fates.all()) {
      boolean failed = fate.status() == Status.FAILED;
      String recipient = fate.recipient().address();
      trace.add(
          new TraceRow(
              now,
              identity.tenant(),
              identity.mailbox(),
              recipient,
              messageId,
              subject,
              fate.status(),
              failed ? fate.reason().map(why -> why.diagnostic(recipient)).orElse("") : "",
              submission.content().length,
              submission.session().id(),
              submission.session().client()));
      fate.reason()
          .filter(reason -> Report.isWanted(fate.recipient(), reason))
          .ifPresent(reason -> report(submission, tenant, now, fate, reason));
    }
  }

  /** Tells in the trace of what was refused with a reply; nobody has a report on it. */
  void refused(Submission submission, Instant now, long octets, String reply) {
    Identity identity = submission.identity();
    for (Submission.Recipient to : submission.recipients()) {
      trace.add(
          new TraceRow(
              now,
              identity.tenant(),
              identity.mailbox(),
              to.address(),
              "",
              subject(submission),
              Status.FAILED,
              reply,
              octets,
              submission.session().id(),
              submission.session().client()));
    }
  }

  /**
   * Tells in the report on clients of a log-in that was refused, where its name is of an
   * organization here.
   */
  void refusedSignIn(String name, String mechanism, Submission.Session session, String reply) {
    String wanted = name.strip();
    Optional<Tenant> tenant =
        directory
            .homeOf(wanted)
            .or(() -> directory.tenantOfMailbox(wanted))
            .or(() -> directory.tenant(wanted.substring(wanted.lastIndexOf('@') + 1)));
    tenant.ifPresent(
        it ->
            clients.refuse(
                it.id(),
                it.user(wanted).map(user -> user.mailbox().address()).orElse(wanted),
                session.tls(),
                mechanism,
                directory.clock(it.id()).instant(),
                reply));
  }

  /** There is no report on a message from nobody (RFC 3464 section 2). */
  private void report(Submission submission, Tenant tenant, Instant now, Fate fate, Reason reason) {
    if (submission.sender().isEmpty() || !store.hasMailbox(submission.sender())) {
      return;
    }
    String id = "<" + UUID.randomUUID() + "@" + names.mailboxServer() + ">";
    byte[] content =
        new Report(names.mailboxServer(), tenant.domain(), submission)
            .octets(fate.recipient(), reason, now, id);
    try {
      store.accept(
          new Incoming(now, "", "", List.of(submission.sender()), List.of(), false, "", content));
    } catch (IOException e) {
      LOG.warn("A report to {} could not be kept: {}", submission.sender(), e.getMessage());
      return;
    }
    trace.add(
        new TraceRow(
            now,
            tenant.id(),
            "",
            submission.sender(),
            id,
            reason.subject().replace("{subject}", subject(submission)),
            Status.DELIVERED,
            "",
            content.length,
            "",
            ""));
  }

  private static String subject(Submission submission) {
    try {
      return subject(
          new InternetHeaders(new java.io.ByteArrayInputStream(submission.content()), true));
    } catch (jakarta.mail.MessagingException e) {
      return "";
    }
  }

  private static String subject(InternetHeaders headers) {
    String subject = headers.getHeader("Subject", " ");
    if (subject == null) {
      return "";
    }
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(subject))
          .replaceAll("[\\p{Cntrl}]+", " ")
          .strip();
    } catch (UnsupportedEncodingException e) {
      return subject;
    }
  }
}
