package dev.platen.printer.mail;

import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.mail.MailOutcome.Cause;
import dev.platen.printer.mail.MailOutcome.Failed;
import dev.platen.printer.mail.MailOutcome.Sent;
import dev.platen.printer.network.NetworkFailure;
import dev.platen.printer.network.NetworkFailure.NameNotFound;
import dev.platen.printer.network.NetworkFailure.NotConnected;
import dev.platen.printer.network.NetworkFailure.NotTrusted;
import dev.platen.printer.network.PrinterNetwork;
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
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The printer's SMTP client (RFC 5321), with STARTTLS (RFC 3207) and AUTH (RFC 4954). It connects
 * its sockets itself, so that the mail library under it never looks a name up.
 */
public final class MailClient {
  /** Stands where the library wants a host that it could look up; the socket knows the real one. */
  private static final String NO_HOST = "0.0.0.0";

  private final PrinterNetwork network;
  private final String deviceName;
  private final Clock clock;

  /**
   * @param deviceName said in EHLO; with {@code .local}, the domain of Message-IDs
   * @param clock for the Date of mails
   */
  public MailClient(PrinterNetwork network, String deviceName, Clock clock) {
    this.network = network;
    this.deviceName = deviceName;
    this.clock = clock;
  }

  /** Sends {@code mail} by the server of {@code settings}; blocks until it is taken or not. */
  public MailOutcome send(EmailServerSettings settings, Credentials credentials, Mail mail) {
    if (settings.smtpServer().isBlank() || mail.from().isBlank()) {
      return new Failed(Cause.NOT_SET_UP, "no server or no sender");
    }
    if (credentials instanceof Credentials.PopFirst(String account, String password)) {
      Optional<Failed> failed = popLogin(settings, account, password);
      if (failed.isPresent()) {
        return failed.get();
      }
    }
    try (Socket socket = connect(settings)) {
      return send(socket, settings, credentials, mail);
    } catch (IOException e) {
      return failed(PrinterNetwork.explain(settings.smtpServer(), settings.smtpPort(), e));
    }
  }

  private Optional<Failed> popLogin(EmailServerSettings settings, String account, String password) {
    if (settings.pop3Server().isBlank()) {
      return Optional.of(new Failed(Cause.NOT_SET_UP, "no POP3 server"));
    }
    try (Socket socket = network.connect(settings.pop3Server(), settings.pop3Port())) {
      return new PopLogin(socket).logIn(account, password)
          ? Optional.empty()
          : Optional.of(new Failed(Cause.AUTHENTICATION_REFUSED, "by the POP3 server"));
    } catch (IOException e) {
      return Optional.of(
          failed(PrinterNetwork.explain(settings.pop3Server(), settings.pop3Port(), e)));
    }
  }

  private Socket connect(EmailServerSettings settings) throws IOException {
    String host = settings.smtpServer();
    int port = settings.smtpPort();
    Socket socket = network.connect(host, port);
    return settings.secureConnection() == SecureConnection.SSL_TLS
        ? network.secure(socket, host, port, settings.certificateValidation())
        : socket;
  }

  private MailOutcome send(
      Socket socket, EmailServerSettings settings, Credentials credentials, Mail mail) {
    Session session = Session.getInstance(properties(settings, credentials, mail));
    SMTPTransport transport = new SMTPTransport(session, account(credentials));
    try {
      MimeMessage message = new PrinterMessage(session, mail, domain(), clock);
      transport.connect(socket);
      if (authenticates(credentials) && !transport.supportsExtension("AUTH")) {
        return new Failed(Cause.AUTHENTICATION_REFUSED, "the server offers no AUTH");
      }
      if (sizeOf(message) > sizeLimit(transport)) {
        return new Failed(Cause.TOO_LARGE, "over the server's SIZE");
      }
      transport.sendMessage(message, message.getAllRecipients());
      return new Sent();
    } catch (MessagingException e) {
      return SmtpFailure.of(e, transport, settings);
    } catch (IOException e) {
      return failed(PrinterNetwork.explain(settings.smtpServer(), settings.smtpPort(), e));
    } finally {
      quit(transport);
    }
  }

  private Properties properties(EmailServerSettings settings, Credentials credentials, Mail mail) {
    Properties properties = new Properties();
    properties.put("mail.smtp.localhost", deviceName);
    properties.put("mail.smtp.from", mail.from());
    properties.put("mail.smtp.auth", Boolean.toString(authenticates(credentials)));
    properties.put(
        "mail.smtp.auth.mechanisms",
        credentials instanceof Credentials.Bearer ? "XOAUTH2" : "LOGIN");
    if (settings.secureConnection() == SecureConnection.STARTTLS) {
      properties.put("mail.smtp.starttls.enable", "true");
      properties.put("mail.smtp.starttls.required", "true");
      properties.put("mail.smtp.ssl.socketFactory", network.tls(settings.certificateValidation()));
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
    return deviceName.toLowerCase(Locale.ROOT) + ".local";
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

  private static Failed failed(NetworkFailure failure) {
    return switch (failure) {
      case NameNotFound name -> new Failed(Cause.NAME_NOT_RESOLVED, name.toString());
      case NotConnected connection -> new Failed(Cause.NOT_CONNECTED, connection.toString());
      case NotTrusted trust -> new Failed(Cause.CERTIFICATE_NOT_TRUSTED, trust.toString());
    };
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
