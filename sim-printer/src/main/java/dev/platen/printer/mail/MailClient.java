package dev.platen.printer.mail;

import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.mail.MailOutcome.Sent;
import dev.platen.printer.network.NetworkFailure;
import dev.platen.printer.network.NetworkFailure.NameNotFound;
import dev.platen.printer.network.NetworkFailure.NotConnected;
import dev.platen.printer.network.PrinterNetwork;
import dev.platen.printer.network.TlsException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The printer's SMTP client (RFC 5321), with STARTTLS (RFC 3207) and AUTH (RFC 4954). It connects
 * its sockets itself, so that the mail library under it never looks a name up.
 */
public final class MailClient {
  /** Stands where the library wants a host that it could look up; the socket knows the real one. */
  private static final String NO_HOST = "0.0.0.0";

  private static final int OK = 250;
  private static final int PLAIN_PORT = 25;

  private final Supplier<PrinterNetwork> network;
  private final Supplier<String> deviceName;
  private final Clock clock;
  private final Defects defects;

  /** A client on one network, under a name that stays the same. */
  public MailClient(PrinterNetwork network, String deviceName, Clock clock) {
    this(() -> network, () -> deviceName, clock, defect -> false);
  }

  /**
   * @param network that the mail connection uses now
   * @param deviceName said in EHLO; with {@code .local}, the domain of Message-IDs
   * @param clock for the Date of mails
   * @param defects of the firmware of the moment
   */
  public MailClient(
      Supplier<PrinterNetwork> network, Supplier<String> deviceName, Clock clock, Defects defects) {
    this.defects = defects;
    this.network = network;
    this.deviceName = deviceName;
    this.clock = clock;
  }

  /** Sends {@code mail} by the server of {@code settings}; blocks until it is taken or not. */
  public MailOutcome send(EmailServerSettings settings, Credentials credentials, Mail mail) {
    if (defects.has(Defect.LOSES_A_JOB)) {
      return new Sent();
    }
    Optional<Setback> setback = submit(settings, credentials, mail);
    if (defects.has(Defect.SENDS_TWICE)
        || (defects.has(Defect.SENDS_AGAIN_IN_SECRET) && setback.isPresent())) {
      setback = submit(settings, credentials, mail);
    }
    return setback.isPresent() ? setback.get().failed() : new Sent();
  }

  private Optional<Setback> submit(
      EmailServerSettings settings, Credentials credentials, Mail mail) {
    return converse(
        settings,
        credentials,
        mail.from(),
        (session, transport) -> submit(session, transport, mail));
  }

  /**
   * Tries the server of {@code settings} out, up to the sender, and sends nothing; blocks. Where
   * the encryption of the settings does not fit the server, it is tried which one would.
   *
   * @return what stands in the way of mails, nothing where nothing does
   */
  public Optional<Finding> test(EmailServerSettings settings, Credentials credentials) {
    String from = sender(settings);
    return converse(
            settings,
            credentials,
            from,
            (session, transport) ->
                transport.simpleCommand("MAIL FROM:<" + from + ">") == OK
                    ? Optional.empty()
                    : Optional.of(
                        SmtpFailure.ofSender(transport, settings, authenticates(credentials))))
        .map(setback -> refined(setback.finding(), settings));
  }

  private Finding refined(Finding found, EmailServerSettings settings) {
    boolean tls = settings.secureConnection() == SecureConnection.SSL_TLS;
    if (found == Finding.BROKEN_OFF && !tls) {
      // A server that speaks TLS from the first byte waits for ours.
      return greets(settings.withSecureConnection(SecureConnection.SSL_TLS)).isEmpty()
          ? Finding.SSL_TLS_WANTED
          : found;
    }
    if (found != Finding.TLS_NOT_SPOKEN) {
      return found;
    }
    AtomicBoolean startTls = new AtomicBoolean();
    return greets(settings.withSecureConnection(SecureConnection.NONE), startTls)
        .map(
            setback ->
                setback.finding() == Finding.OTHER_PROTOCOL
                    ? setback.finding()
                    : Finding.BROKEN_OFF)
        .orElseGet(() -> startTls.get() ? Finding.STARTTLS_WANTED : Finding.NO_TLS_WANTED);
  }

  private static String sender(EmailServerSettings settings) {
    return settings.senderAddress().isBlank() ? settings.account() : settings.senderAddress();
  }

  private Optional<Setback> greets(EmailServerSettings settings) {
    return greets(settings, new AtomicBoolean());
  }

  /** Whether an SMTP server greets, be its certificate what it will. */
  private Optional<Setback> greets(EmailServerSettings settings, AtomicBoolean offersStartTls) {
    return converse(
        settings.withCertificateValidation(false),
        new Credentials.None(),
        sender(settings),
        (session, transport) -> {
          offersStartTls.set(transport.supportsExtension("STARTTLS"));
          return Optional.empty();
        });
  }

  /** What is said after the greeting and the log-in. */
  private interface Talk {
    Optional<Setback> with(Session session, SMTPTransport transport)
        throws MessagingException, IOException;
  }

  private Optional<Setback> converse(
      EmailServerSettings settings, Credentials credentials, String from, Talk talk) {
    if (settings.smtpServer().isBlank()) {
      return Optional.of(new Setback(Finding.SERVER_NOT_SET, "no server"));
    }
    if (from.isBlank()) {
      return Optional.of(new Setback(Finding.SENDER_NOT_SET, "no sender"));
    }
    if (credentials instanceof Credentials.PopFirst(String account, String password)) {
      Optional<Setback> setback = popLogin(settings, account, password);
      if (setback.isPresent()) {
        return setback;
      }
    }
    PrinterNetwork way = network.get();
    try (Socket socket = way.connect(settings.smtpServer(), port(settings))) {
      if (settings.secureConnection() != SecureConnection.SSL_TLS) {
        return converse(
            socket, settings, credentials, properties(settings, credentials, from, way), talk);
      }
      return converse(
          way.secure(
              socket, settings.smtpServer(), settings.smtpPort(), settings.certificateValidation()),
          settings,
          credentials,
          properties(settings, credentials, from, way),
          talk);
    } catch (TlsException e) {
      return Optional.of(
          e.failure() instanceof NotConnected failure
              ? new Setback(Finding.TLS_NOT_SPOKEN, failure.toString())
              : Setback.of(e.failure()));
    } catch (IOException e) {
      return Optional.of(setback(settings, e));
    }
  }

  private int port(EmailServerSettings settings) {
    return defects.has(Defect.IGNORES_PORT) ? PLAIN_PORT : settings.smtpPort();
  }

  private Optional<Setback> popLogin(
      EmailServerSettings settings, String account, String password) {
    if (settings.pop3Server().isBlank()) {
      return Optional.of(new Setback(Finding.POP3_SERVER_NOT_SET, "no POP3 server"));
    }
    try (Socket socket = network.get().connect(settings.pop3Server(), settings.pop3Port())) {
      return new PopLogin(socket).logIn(account, password)
          ? Optional.empty()
          : Optional.of(new Setback(Finding.POP3_AUTHENTICATION_REFUSED, "by the POP3 server"));
    } catch (IOException e) {
      NetworkFailure failure =
          PrinterNetwork.explain(settings.pop3Server(), settings.pop3Port(), e);
      return Optional.of(
          new Setback(
              failure instanceof NameNotFound
                  ? Finding.POP3_NAME_NOT_RESOLVED
                  : Finding.POP3_NOT_CONNECTED,
              failure.toString()));
    }
  }

  private static Optional<Setback> converse(
      Socket socket,
      EmailServerSettings settings,
      Credentials credentials,
      Properties properties,
      Talk talk) {
    Session session = Session.getInstance(properties);
    SMTPTransport transport = new SMTPTransport(session, account(credentials));
    try {
      transport.connect(socket);
      if (authenticates(credentials) && !transport.supportsExtension("AUTH")) {
        return Optional.of(
            new Setback(noAuth(settings, credentials, transport), "the server offers no AUTH"));
      }
      return talk.with(session, transport);
    } catch (MessagingException e) {
      return Optional.of(SmtpFailure.of(e, transport, settings));
    } catch (IOException e) {
      return Optional.of(setback(settings, e));
    } finally {
      quit(transport);
    }
  }

  private static Finding noAuth(
      EmailServerSettings settings, Credentials credentials, SMTPTransport transport) {
    if (settings.secureConnection() == SecureConnection.NONE
        && transport.supportsExtension("STARTTLS")) {
      return Finding.STARTTLS_WANTED;
    }
    return credentials instanceof Credentials.Login
        ? Finding.SMTP_AUTH_NOT_OFFERED
        : Finding.AUTHENTICATION_REFUSED;
  }

  private Optional<Setback> submit(Session session, SMTPTransport transport, Mail mail)
      throws MessagingException, IOException {
    MimeMessage message = new PrinterMessage(session, mail, domain(), clock);
    if (sizeOf(message) > sizeLimit(transport)) {
      return Optional.of(new Setback(Finding.TOO_LARGE, "over the server's SIZE"));
    }
    transport.sendMessage(message, message.getAllRecipients());
    return Optional.empty();
  }

  private Properties properties(
      EmailServerSettings settings, Credentials credentials, String from, PrinterNetwork way) {
    Properties properties = new Properties();
    properties.put("mail.smtp.localhost", deviceName.get());
    properties.put("mail.smtp.from", from);
    properties.put("mail.smtp.auth", Boolean.toString(authenticates(credentials)));
    properties.put(
        "mail.smtp.auth.mechanisms",
        credentials instanceof Credentials.Bearer ? "XOAUTH2" : "LOGIN");
    if (settings.secureConnection() == SecureConnection.STARTTLS) {
      properties.put("mail.smtp.starttls.enable", "true");
      properties.put(
          "mail.smtp.starttls.required",
          Boolean.toString(!defects.has(Defect.SENDS_WITHOUT_STARTTLS)));
      properties.put("mail.smtp.ssl.socketFactory", way.tls(settings.certificateValidation()));
      // Done by our socket factory, where the settings ask for it.
      properties.put("mail.smtp.ssl.checkserveridentity", "false");
    }
    return properties;
  }

  private static URLName account(Credentials credentials) {
    return switch (credentials) {
      case Credentials.Login(String account, String password) -> url(account, password);
      case Credentials.Bearer(String account, String token) -> url(account, token);
      case Credentials.None none -> url("", "");
      case Credentials.PopFirst first -> url("", "");
    };
  }

  private static URLName url(String account, String secret) {
    return new URLName("smtp", NO_HOST, -1, null, account, secret);
  }

  private static boolean authenticates(Credentials credentials) {
    return credentials instanceof Credentials.Login || credentials instanceof Credentials.Bearer;
  }

  private String domain() {
    return deviceName.get().toLowerCase(Locale.ROOT) + ".local";
  }

  /** RFC 1870: the server's limit in octets; none where it names none. */
  private static long sizeLimit(SMTPTransport transport) {
    String limit = transport.getExtensionParameter("SIZE");
    return limit != null && limit.matches("[1-9]\\d{0,17}")
        ? Long.parseLong(limit)
        : Long.MAX_VALUE;
  }

  private static long sizeOf(MimeMessage message) throws IOException, MessagingException {
    CountingStream counter = new CountingStream();
    message.writeTo(counter);
    return counter.count;
  }

  private static void quit(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      // The mail is taken, or has failed for a reason of its own.
    }
  }

  private static Setback setback(EmailServerSettings settings, IOException exception) {
    return Setback.of(
        PrinterNetwork.explain(settings.smtpServer(), settings.smtpPort(), exception));
  }

  /** Counts what is written, and keeps nothing of it. */
  private static final class CountingStream extends OutputStream {
    private long count;

    @Override
    public void write(int octet) {
      count++;
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
      count += length;
    }
  }
}
