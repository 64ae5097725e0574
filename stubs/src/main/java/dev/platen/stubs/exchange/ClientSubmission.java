package dev.platen.stubs.exchange;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.MailLimits;
import dev.platen.stubs.directory.MailLimits.OverRate;
import dev.platen.stubs.directory.MailSettings;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.exchange.limit.Usage;
import dev.platen.stubs.exchange.magic.MagicAddress;
import dev.platen.stubs.exchange.magic.MagicAddress.At;
import dev.platen.stubs.exchange.magic.MagicAddresses;
import dev.platen.stubs.exchange.mailbox.Incoming;
import dev.platen.stubs.exchange.mailbox.MailStore;
import dev.platen.stubs.exchange.smtp.Identity;
import dev.platen.stubs.exchange.smtp.MailService;
import dev.platen.stubs.exchange.smtp.ServerNames;
import dev.platen.stubs.exchange.smtp.Submission;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a submitted message: may this mailbox send at all, in this name, and so much;
 * then it is kept, and what becomes of each recipient is {@link Aftermath}'s.
 */
final class ClientSubmission implements MailService {
  private static final Logger LOG = LoggerFactory.getLogger(ClientSubmission.class);

  private final Directory directory;
  private final MailStore store;
  private final ServerNames names;
  private final Aftermath aftermath;
  private final Usage usage = new Usage();
  private final MagicAddresses magic = new MagicAddresses();

  ClientSubmission(Directory directory, MailStore store, ServerNames names, Aftermath aftermath) {
    this.directory = directory;
    this.store = store;
    this.names = names;
    this.aftermath = aftermath;
  }

  @Override
  public void opened(Identity identity, String session) {
    usage.opened(key(identity), session);
  }

  @Override
  public void closed(String session) {
    usage.closed(session);
  }

  @Override
  public Verdict recipient(Identity identity, String recipient, int already) {
    int most =
        directory
            .tenant(identity.tenant())
            .map(tenant -> tenant.mail().limits(identity.mailbox()).recipientsPerMessage())
            .orElse(Integer.MAX_VALUE);
    if (already >= most) {
      return new Refused("too-many-recipients", Map.of());
    }
    return magic(At.RECIPIENT, recipient, identity)
        .<Verdict>map(it -> new Refused(it.row(), Map.of()))
        .orElse(Verdict.ACCEPTED);
  }

  @Override
  public void refused(Submission submission, long octets, String reply) {
    UUID tenant = submission.identity().tenant();
    if (directory.tenant(tenant).isPresent()) {
      aftermath.refused(submission, directory.clock(tenant).instant(), octets, reply);
    }
  }

  @Override
  public void refusedSignIn(
      String name, String mechanism, Submission.Session session, String reply) {
    aftermath.refusedSignIn(name, mechanism, session, reply);
  }

  @Override
  public Verdict submit(Submission submission) {
    Identity identity = submission.identity();
    Optional<Tenant> tenant = directory.tenant(identity.tenant());
    if (tenant.isEmpty()) {
      // The tenant was removed while its client was connected.
      return new Refused("auth-temporary", Map.of());
    }
    try {
      return submit(submission, tenant.get(), directory.clock(identity.tenant()).instant());
    } catch (IOException | MessagingException e) {
      LOG.error("A message from {} could not be kept: {}", identity.mailbox(), e.getMessage());
      return new Refused("out-of-resources", Map.of());
    }
  }

  private Verdict submit(Submission submission, Tenant tenant, Instant now)
      throws IOException, MessagingException {
    Identity identity = submission.identity();
    MailSettings settings = tenant.mail();
    MailLimits limits = settings.limits(identity.mailbox());
    Optional<Refused> refused = mayNot(submission, settings, now);
    if (refused.isPresent()) {
      return refused.get();
    }
    InternetHeaders headers =
        new InternetHeaders(new ByteArrayInputStream(submission.content()), true);
    SenderRights rights = new SenderRights(settings, identity);
    byte[] content;
    switch (rights.judge(submission.sender(), headers)) {
      case SenderRights.NoFrom none -> {
        return new Refused("no-valid-from", Map.of());
      }
      case SenderRights.Denied denied -> {
        return new Refused(
            "send-as-denied", Map.of("user", identity.mailbox(), "from", denied.from()));
      }
      case SenderRights.OnBehalf onBehalf ->
          content = rights.withSender(submission.content(), headers);
      case SenderRights.Allowed allowed -> content = submission.content();
    }
    List<MagicAddress> acting = new ArrayList<>();
    submission
        .recipients()
        .forEach(to -> magic(At.MESSAGE, to.address(), identity).ifPresent(acting::add));
    Optional<Verdict> instead =
        acting.stream().map(ClientSubmission::instead).flatMap(Optional::stream).findFirst();
    if (instead.isPresent()) {
      return instead.get();
    }
    Duration wait = usage.wait(key(identity), now, limits.messagesPerMinute());
    if (!wait.isZero() && limits.overRate() == OverRate.REFUSE) {
      return new Refused("rate-limit", Map.of());
    }
    return keep(submission, content, headers, tenant, now, wait, acting);
  }

  /** What this mailbox may not do, whatever the message says. */
  private Optional<Refused> mayNot(Submission submission, MailSettings settings, Instant now) {
    Identity identity = submission.identity();
    MailLimits limits = settings.limits(identity.mailbox());
    Optional<MagicAddress> sender = magic(At.SENDER, identity.mailbox(), identity);
    String reply;
    if (sender.isPresent()) {
      reply = sender.get().row();
    } else if (settings.isBlocked(identity.mailbox())) {
      reply = "sender-blocked";
    } else if (!usage.isWithin(key(identity), submission.session().id(), limits.connections())) {
      reply = "thread-limit";
    } else if (submission.content().length > limits.messageOctets()) {
      reply = "max-send-size";
    } else if (usage.recipientsOfDay(key(identity), now) + submission.recipients().size()
        > limits.recipientsPerDay()) {
      reply = "recipient-quota";
    } else if (settings.keepsSentItems(identity.mailbox())
        && limits.mailboxOctets() != Long.MAX_VALUE
        && store.octets(identity.mailbox()) + submission.content().length
            > limits.mailboxOctets()) {
      reply = "sender-mailbox-full";
    } else {
      return Optional.empty();
    }
    return Optional.of(new Refused(reply, Map.of()));
  }

  private Verdict keep(
      Submission submission,
      byte[] content,
      InternetHeaders headers,
      Tenant tenant,
      Instant now,
      Duration wait,
      List<MagicAddress> acting)
      throws IOException {
    Identity identity = submission.identity();
    String messageId = messageId(headers);
    Aftermath.Fates fates = aftermath.fates(submission, content.length);
    store.accept(
        new Incoming(
            now,
            identity.mailbox(),
            submission.sender(),
            fates.delivered(),
            fates.external(),
            tenant.mail().keepsSentItems(identity.mailbox()),
            submission.session().id(),
            content));
    usage.sent(key(identity), now, wait, submission.recipients().size());
    aftermath.follow(submission, tenant, now, messageId, headers, fates);
    Verdict verdict = new Accepted(Map.of("message-id", messageId));
    for (MagicAddress it : acting) {
      if (it.does() == MagicAddress.Does.LOSE_REPLY) {
        return new Broken(false);
      }
      if (it.does() == MagicAddress.Does.WAIT) {
        verdict = new Later(Duration.ofSeconds(it.seconds()), verdict);
      }
    }
    return wait.isZero() ? verdict : new Later(wait, verdict);
  }

  /** What a magic recipient makes of a message that is not kept. */
  private static Optional<Verdict> instead(MagicAddress it) {
    return switch (it.does()) {
      case REPLY -> Optional.of(new Refused(it.row(), Map.of()));
      case RESET -> Optional.of(new Broken(true));
      case BOUNCE, DELAY, WAIT, LOSE_REPLY -> Optional.empty();
    };
  }

  /** Only names in the domains of this bench are magic. */
  private Optional<MagicAddress> magic(At at, String address, Identity identity) {
    return aftermath.isHosted(address)
        ? magic.act(at, address, identity.mailbox())
        : Optional.empty();
  }

  private static String key(Identity identity) {
    return identity.tenant() + " " + identity.mailbox();
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
