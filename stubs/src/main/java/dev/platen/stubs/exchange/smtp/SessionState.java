package dev.platen.stubs.exchange.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a session knows; its handlers read and change it. Used by one thread at a time. */
final class SessionState {
  /** Milliseconds always with three digits, as the service has them. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final SmtpService service;
  private final InetAddress client;
  private final String sessionId;
  private final Instant opened;
  private final Transcripts.Recorder transcript;

  private boolean secure;
  private boolean obsolete;
  private int errors;
  private int failures;
  private String tls = "";
  private boolean greeted;
  private boolean extended;
  private Optional<Identity> identity = Optional.empty();
  private Optional<String> authenticationError = Optional.empty();
  private Optional<Transaction> transaction = Optional.empty();
  private Expected expected = new Expected.CommandLine();

  SessionState(SmtpService service, InetAddress client) {
    this.service = service;
    this.client = client;
    this.sessionId = service.sessionIds().next();
    this.opened = service.clock().instant();
    this.transcript =
        service.transcripts().begin(sessionId, client.getHostAddress(), service.clock());
  }

  SmtpService service() {
    return service;
  }

  InetAddress client() {
    return client;
  }

  String sessionId() {
    return sessionId;
  }

  Transcripts.Recorder transcript() {
    return transcript;
  }

  /** What a submission tells of its session. */
  Submission.Session session() {
    return new Submission.Session(sessionId, client.getHostAddress(), tls);
  }

  /** Remembers the version of TLS. */
  void negotiated(String version) {
    tls = version;
  }

  boolean secure() {
    return secure;
  }

  /** Whether TLS is of a version that the service speaks only to say so. */
  boolean obsolete() {
    return obsolete;
  }

  void becomeObsolete() {
    obsolete = true;
  }

  /** How long the session has lasted. */
  Duration age() {
    return Duration.between(opened, service.clock().instant());
  }

  /**
   * Counts a refusal.
   *
   * @return whether there have been too many
   */
  boolean tooMany(Reply.Refusal refusal) {
    return switch (refusal.counts()) {
      case NOT -> false;
      case ERROR -> ++errors > service.limits().protocolErrors();
      case LOGON -> ++failures > service.limits().logonFailures();
    };
  }

  boolean greeted() {
    return greeted;
  }

  /** Whether the client greeted with EHLO, and so may use extensions. */
  boolean extended() {
    return greeted && extended;
  }

  Optional<Identity> identity() {
    return identity;
  }

  Optional<Transaction> transaction() {
    return transaction;
  }

  Expected expected() {
    return expected;
  }

  void expect(Expected next) {
    expected = next;
  }

  void greet(boolean withExtensions) {
    greeted = true;
    extended = withExtensions;
    endTransaction();
  }

  /** TLS begins: all that the client said before is forgotten (RFC 3207 section 4.2). */
  void forget() {
    secure = true;
    greeted = false;
    extended = false;
    identity = Optional.empty();
    authenticationError = Optional.empty();
    endTransaction();
    expected = new Expected.CommandLine();
  }

  void authenticated(Identity who) {
    identity = Optional.of(who);
    authenticationError = Optional.empty();
    transcript.authenticated(who.mailbox());
    service.mail().opened(who, sessionId);
  }

  /** Nobody is logged in. */
  void unauthenticate() {
    identity = Optional.empty();
  }

  /** Remembers a refusal for the reply to a later MAIL. */
  void authenticationFailed(Reply.Refusal refusal) {
    authenticationError = Optional.of(refusal.bare());
  }

  void begin(Command.Mail mail) {
    transaction =
        Optional.of(
            new Transaction(
                mail, new MessageBuffer(service.limits().messageOctets(), service.budget())));
  }

  /** Forgets what came of a message; its share of the budget is free again. */
  void endTransaction() {
    transaction.ifPresent(open -> open.content().close());
    transaction = Optional.empty();
  }

  /** The refusal that meets whoever is not authenticated; empty for the others. */
  Optional<Action> unauthenticated() {
    if (identity.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        authenticationError
            .map(error -> say("not-authenticated-after-failure", Map.of("error", error)))
            .orElseGet(() -> say("not-authenticated")));
  }

  Action say(String reply) {
    return say(reply, Map.of());
  }

  Action say(String reply, Map<String, String> values) {
    return say(reply(reply, values));
  }

  /** Sends a reply, after the tarpit interval where its row says so. */
  Action say(Reply reply) {
    boolean late = reply instanceof Reply.Refusal refusal && refusal.late();
    return new Action.Send(reply, late ? service.tarpit() : Duration.ZERO);
  }

  Reply reply(String name, Map<String, String> values) {
    return service
        .replies()
        .reply(
            name,
            values,
            "["
                + service.names().signature()
                + " "
                + TIME.format(service.clock().instant().truncatedTo(ChronoUnit.MILLIS))
                + " "
                + sessionId
                + "]",
            "[Hostname=" + service.names().mailboxServer() + "]");
  }

  /** Between MAIL and the end of its message. */
  static final class Transaction {
    private final Command.Mail mail;
    private final MessageBuffer content;
    private final Map<String, Command.Recipient> recipients = new LinkedHashMap<>();
    private boolean chunked;

    private Transaction(Command.Mail mail, MessageBuffer content) {
      this.mail = mail;
      this.content = content;
    }

    Command.Mail mail() {
      return mail;
    }

    MessageBuffer content() {
      return content;
    }

    boolean chunked() {
      return chunked;
    }

    void chunkComes() {
      chunked = true;
    }

    /** Adds a recipient; one named twice counts once, whatever the case of its letters. */
    void add(Command.Recipient recipient) {
      recipients.putIfAbsent(recipient.address().toLowerCase(Locale.ROOT), recipient);
    }

    List<Command.Recipient> recipients() {
      return List.copyOf(recipients.values());
    }
  }
}
