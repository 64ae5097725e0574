package dev.platen.stubs.exchange;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.MailLimits;
import dev.platen.stubs.directory.MailSettings;
import dev.platen.stubs.directory.Mailbox;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import jakarta.mail.Authenticator;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;

/**
 * A directory with two people, keys, TLS and a running service, on loopback; without limits, and
 * with basic authentication, until a test sets them.
 */
final class Lab implements AutoCloseable {
  static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  static final String ADA = "ada@contoso.example";
  static final String BOB = "bob@contoso.example";
  static final String PASSWORD = "c0rrect-horse";
  private static final TestTls TLS = TestTls.create();

  final SettableClock clock = new SettableClock("2026-11-09T08:05:03.090Z");
  final SettableClock tenantClock = new SettableClock("2027-02-01T12:00:00Z");
  final Tokens tokens = new Tokens(tenantClock);
  final Directory directory = new Directory();
  final ScheduledExecutorService scheduler;
  final Tenant tenant;
  ExchangeOnline exchange;

  Lab(UnaryOperator<ExchangeSettings> settings) {
    this(settings, Executors.newSingleThreadScheduledExecutor());
  }

  Lab(UnaryOperator<ExchangeSettings> settings, ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
    tenant =
        directory.add(
            new Tenant(
                    new UUID(7, 7),
                    "Contoso",
                    List.of("contoso.example"),
                    false,
                    false,
                    List.of(user(ADA), user(BOB)),
                    List.of(),
                    List.of())
                .withMail(
                    mail ->
                        mail.withLimits(MailLimits.NONE)
                            .withBasicAuthentication(MailSettings.BasicAuthentication.ALLOWED)),
            tenantClock);
    exchange = start(settings);
  }

  ExchangeOnline start(UnaryOperator<ExchangeSettings> settings) {
    return ExchangeOnline.start(
        settings.apply(ExchangeSettings.on(LOOPBACK).withTarpit(Duration.ZERO)),
        directory,
        tokens::published,
        TLS.server(),
        clock,
        scheduler);
  }

  static User user(String address) {
    return new User(
        UUID.randomUUID(),
        address,
        address,
        PASSWORD,
        Set.of(),
        true,
        Instant.EPOCH,
        new Mailbox(address, AuthenticatedSmtp.INHERIT, true));
  }

  String token(String principalName) {
    return tokens.person(tenant.id(), principalName);
  }

  void change(UnaryOperator<Tenant> change) {
    directory.update(tenant.id(), change);
  }

  void changeAda(UnaryOperator<User> change) {
    change(t -> t.withUser(ADA, change));
  }

  SmtpTalker talk() throws IOException {
    return new SmtpTalker(exchange.smtpPort(), TLS.client());
  }

  /** Sends with Angus Mail, unmodified: STARTTLS required, XOAUTH2 only. */
  MimeMessage send(String from, String token, String subject, String... to)
      throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", exchange.smtpPort());
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.auth.mechanisms", "XOAUTH2");
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.starttls.required", "true");
    properties.put("mail.smtp.ssl.socketFactory", TLS.client().getSocketFactory());
    properties.put("mail.smtp.localhost", "XC-B8C463");
    Session session =
        Session.getInstance(
            properties,
            new Authenticator() {
              @Override
              protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(from, token);
              }
            });
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    for (String address : to) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
    }
    message.setSubject(subject, "UTF-8");
    message.setSentDate(Date.from(tenantClock.instant()));
    message.setText("A scan.\r\n.\r\n..\r\nąčęėįšųūž\r\n", "UTF-8");
    Transport.send(message);
    return message;
  }

  /** The subjects in a folder, read over IMAP as a mail program does. */
  List<String> subjects(String login, String password, String folder) throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.imap.starttls.enable", "false");
    Session session = Session.getInstance(properties);
    try (Store store = session.getStore("imap")) {
      store.connect("127.0.0.1", exchange.imapPort(), login, password);
      try (Folder box = store.getFolder(folder)) {
        box.open(Folder.READ_ONLY);
        List<String> subjects = new ArrayList<>();
        for (Message message : box.getMessages()) {
          subjects.add(message.getSubject());
        }
        return subjects;
      }
    }
  }

  @Override
  public void close() {
    exchange.close();
    scheduler.shutdownNow();
  }
}
