package dev.platen.stubs.exchange;

import com.nimbusds.jose.jwk.JWKSet;
import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.exchange.mailbox.MailStore;
import dev.platen.stubs.exchange.mailbox.StoredMessage;
import dev.platen.stubs.exchange.net.Patience;
import dev.platen.stubs.exchange.net.ServerFaults;
import dev.platen.stubs.exchange.net.SmtpServer;
import dev.platen.stubs.exchange.smtp.ContentBudget;
import dev.platen.stubs.exchange.smtp.ReplyCatalogue;
import dev.platen.stubs.exchange.smtp.ServerNames;
import dev.platen.stubs.exchange.smtp.SessionIds;
import dev.platen.stubs.exchange.smtp.SmtpLimits;
import dev.platen.stubs.exchange.smtp.SmtpService;
import dev.platen.stubs.exchange.smtp.SmtpSession;
import dev.platen.stubs.exchange.smtp.SmtpTranscript;
import dev.platen.stubs.exchange.smtp.Transcripts;
import dev.platen.stubs.exchange.token.TokenVerifier;
import dev.platen.stubs.exchange.trace.ClientReport;
import dev.platen.stubs.exchange.trace.ClientRow;
import dev.platen.stubs.exchange.trace.MessageTrace;
import dev.platen.stubs.exchange.trace.TraceRow;
import dev.platen.stubs.fault.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Exchange Online on one machine: client submission as {@code smtp.office365.com:587} answers it,
 * and the mailboxes that the mail lands in, readable over IMAP with the users' passwords.
 *
 * <pre>{@code
 * try (ExchangeOnline exchange =
 *     ExchangeOnline.start(
 *         ExchangeSettings.on(InetAddress.getLoopbackAddress()),
 *         directory, entraKeys, tls, clock, scheduler)) {
 *   // a client submits to exchange.smtpPort() ...
 *   exchange.messages("ada@contoso.example").getFirst().mime().getSubject();
 * }
 * }</pre>
 *
 * Safe for use by many threads.
 */
public final class ExchangeOnline implements AutoCloseable {
  private final SmtpServer smtp;
  private final MailStore store;
  private final Transcripts transcripts;
  private final ServerNames names;
  private final MessageTrace trace;
  private final ClientReport clients;
  private final ContentBudget budget;
  private final IntFunction<SmtpServer> another;
  private final List<SmtpServer> others = new CopyOnWriteArrayList<>();

  private ExchangeOnline(
      SmtpServer smtp,
      IntFunction<SmtpServer> another,
      MailStore store,
      Transcripts transcripts,
      ServerNames names,
      MessageTrace trace,
      ClientReport clients,
      ContentBudget budget) {
    this.budget = budget;
    this.trace = trace;
    this.clients = clients;
    this.smtp = smtp;
    this.another = another;
    this.store = store;
    this.transcripts = transcripts;
    this.names = names;
  }

  /**
   * Starts the servers. Messages in the mail folder are back in their mailboxes when this returns.
   *
   * @param tokenKeys the public keys that access tokens are signed with; asked for at each log-in
   * @param tls holds the certificate of {@link #hosts()}
   * @param clock the servers' own; tokens and messages follow the clocks of their tenants
   * @param scheduler waits for replies that are held back
   * @throws java.io.UncheckedIOException where a port or the mail folder cannot be had, naming it
   */
  public static ExchangeOnline start(
      ExchangeSettings settings,
      Directory directory,
      Supplier<JWKSet> tokenKeys,
      SSLContext tls,
      Clock clock,
      ScheduledExecutorService scheduler) {
    Faults none = new Faults();
    return start(
        settings,
        directory,
        tokenKeys,
        tls,
        clock,
        scheduler,
        none,
        new ServerFaults(none, List.of()));
  }

  /**
   * Starts servers at which something may go wrong.
   *
   * @param faults asked at each connection, handshake and command
   * @param ca signs the certificates that something is wrong with
   * @throws java.io.UncheckedIOException where a port or the mail folder cannot be had, naming it
   */
  public static ExchangeOnline start(
      ExchangeSettings settings,
      Directory directory,
      Supplier<JWKSet> tokenKeys,
      SSLContext tls,
      Clock clock,
      ScheduledExecutorService scheduler,
      Faults faults,
      CertificateAuthority ca) {
    List<String> names = new ArrayList<>(ServerNames.standard().hosts());
    names.add("localhost");
    names.add(settings.address().getHostAddress());
    return start(
        settings,
        directory,
        tokenKeys,
        tls,
        clock,
        scheduler,
        faults,
        new ServerFaults(faults, names, ca));
  }

  private static ExchangeOnline start(
      ExchangeSettings settings,
      Directory directory,
      Supplier<JWKSet> tokenKeys,
      SSLContext tls,
      Clock clock,
      ScheduledExecutorService scheduler,
      Faults faults,
      ServerFaults serverFaults) {
    MailStore store =
        MailStore.open(
            settings.address(),
            settings.imapPort(),
            settings.pop3Port(),
            settings.mailFolder(),
            settings.mailOctets(),
            directory);
    try {
      MessageTrace trace = new MessageTrace();
      ClientReport clients = new ClientReport();
      ServerNames names = ServerNames.standard();
      Transcripts transcripts = new Transcripts();
      SmtpLimits limits = SmtpLimits.standard();
      ContentBudget budget = new ContentBudget(settings.receivingOctets());
      SmtpService service =
          new SmtpService(
              ReplyCatalogue.standard(),
              names,
              new SessionIds(clock.instant()),
              limits,
              settings.tarpit(),
              clock,
              new SignIn(directory, new TokenVerifier(directory, tokenKeys)),
              new ClientSubmission(
                  directory, store, names, new Aftermath(directory, store, names, trace, clients)),
              transcripts,
              faults,
              budget);
      Patience patience = new Patience(settings.idleTimeout(), limits.session(), clock);
      IntFunction<SmtpServer> listening =
          port ->
              SmtpServer.start(
                  settings.address(),
                  port,
                  tls,
                  patience,
                  scheduler,
                  client -> new SmtpSession(service, client),
                  serverFaults);
      SmtpServer smtp = listening.apply(settings.smtpPort());
      return new ExchangeOnline(smtp, listening, store, transcripts, names, trace, clients, budget);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** The port of client submission. */
  public int smtpPort() {
    return smtp.port();
  }

  /**
   * Lets client submission listen on a further port, as devices have it that know port 25 only.
   *
   * @param port 0 for a free one
   * @return the port
   * @throws UncheckedIOException where the port cannot be had
   */
  public int alsoListen(int port) {
    SmtpServer further = another.apply(port);
    others.add(further);
    return further.port();
  }

  /** The port of the IMAP server, without TLS. */
  public int imapPort() {
    return store.imapPort();
  }

  /** The port of the POP3 server, without TLS. */
  public int pop3Port() {
    return store.pop3Port();
  }

  /** The names that clients know the service by. */
  public List<String> hosts() {
    return names.hosts();
  }

  /** What came for an address, oldest first; empty where there is no such mailbox. */
  public List<StoredMessage> messages(String address) {
    return store.messages(address);
  }

  /** What was submitted from an address, oldest first. */
  public List<StoredMessage> sentItems(String address) {
    return store.sentItems(address);
  }

  /**
   * What was accepted for recipients without a mailbox here, oldest first; it goes nowhere. {@link
   * StoredMessage#external()} has those recipients.
   */
  public List<StoredMessage> external() {
    return store.external();
  }

  /** The latest SMTP sessions that were, or tried to be, this mailbox's; oldest first. */
  public List<SmtpTranscript> transcripts(String mailboxAddress) {
    return transcripts.of(mailboxAddress);
  }

  /** The message trace of a tenant, newest first: a row for each recipient, accepted or not. */
  public List<TraceRow> trace(UUID tenant) {
    return trace.of(tenant);
  }

  /** The SMTP AUTH clients report of a tenant. */
  public List<ClientRow> smtpAuthClients(UUID tenant) {
    return clients.of(tenant);
  }

  /** Octets of all messages in all mailboxes, each copy counted: what the room is used up by. */
  public long mailOctets() {
    return store.octets();
  }

  /** Octets of memory that messages take which are still coming in. */
  public long receivingOctets() {
    return budget.taken();
  }

  /** Octets in a mailbox, its Inbox and Sent Items. */
  public long mailOctets(String address) {
    return store.octets(address);
  }

  /**
   * Takes from a mailbox what was accepted before an instant of its tenant's clock. Nothing is ever
   * taken away otherwise.
   *
   * @return how many messages that were
   * @throws UncheckedIOException where the mail folder cannot be changed
   */
  public int purge(String address, Instant before) {
    try {
      return store.purge(address, before);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot purge " + address, e);
    }
  }

  /**
   * Forgets all messages of all mailboxes that were accepted before an instant.
   *
   * @return how many messages that were
   * @throws UncheckedIOException where the mail folder cannot be changed
   */
  public int purge(Instant before) {
    try {
      return store.purge(before);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot purge the mailboxes", e);
    }
  }

  /** One of the latest SMTP sessions by its id. */
  public Optional<SmtpTranscript> transcript(String sessionId) {
    return transcripts.recent(Integer.MAX_VALUE).stream()
        .filter(session -> session.sessionId().equals(sessionId))
        .findFirst();
  }

  /** The latest SMTP sessions, newest first, whether anyone authenticated or not. */
  public List<SmtpTranscript> recent(int count) {
    return transcripts.recent(count);
  }

  /** Is told of each SMTP session when it has ended, on any thread; close the result to stop. */
  public AutoCloseable onSession(Consumer<SmtpTranscript> listener) {
    return transcripts.onSession(listener);
  }

  /** Stops the servers. Everything that was acknowledged is already on disk. */
  @Override
  public void close() {
    smtp.close();
    others.forEach(SmtpServer::close);
    store.close();
  }
}
