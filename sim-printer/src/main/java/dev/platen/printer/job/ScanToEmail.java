package dev.platen.printer.job;

import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.mail.Attachment;
import dev.platen.printer.mail.Credentials;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.Mail;
import dev.platen.printer.mail.MailClient;
import dev.platen.printer.mail.MailOutcome;
import dev.platen.printer.mail.MailOutcome.Cause;
import dev.platen.printer.mail.MailOutcome.Failed;
import dev.platen.printer.network.NetworkFailure.NotTrusted;
import dev.platen.printer.scan.ScanFile;
import dev.platen.printer.scan.Scanner;
import dev.platen.printer.signin.AccessToken;
import dev.platen.printer.signin.DeviceSignIn;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Scans the page on the glass and mails it with the settings and the sign-in that are saved. */
public final class ScanToEmail {
  private final Scanner scanner;
  private final MailClient mailClient;
  private final DeviceSignIn signIn;
  private final Supplier<EmailServerSettings> settings;
  private final Words words;

  /** Texts of the mail in the panel's language. */
  public interface Words {
    /** The subject where the person gave none. */
    String subject();

    String text();
  }

  public ScanToEmail(
      Scanner scanner,
      MailClient mailClient,
      DeviceSignIn signIn,
      Supplier<EmailServerSettings> settings,
      Words words) {
    this.scanner = scanner;
    this.mailClient = mailClient;
    this.signIn = signIn;
    this.settings = settings;
    this.words = words;
  }

  /** Scans; the file is held in memory until it is sent. */
  ScanFile scan(Job job, ScanFormat format) throws IOException {
    return scanner.scan(
        switch (format) {
          case PDF -> ScanFile.Kind.PDF;
          case JPEG -> ScanFile.Kind.JPEG;
        },
        job.fileName());
  }

  /** Mails what was scanned; blocks until it is taken or not. */
  MailOutcome send(Job job, ScanFile file, List<String> recipients, String subject) {
    EmailServerSettings now = settings.get();
    return send(now, mail(job, file, recipients, subject, now));
  }

  /** Mails a text; blocks until it is taken or not. */
  MailOutcome notify(Job job, List<String> recipients, String subject, String text) {
    EmailServerSettings now = settings.get();
    return send(
        now, new Mail(id("notice", job), sender(now), recipients, subject, text, Optional.empty()));
  }

  private MailOutcome send(EmailServerSettings now, Mail mail) {
    return switch (now.authenticationMethod()) {
      case OFF -> mailClient.send(now, new Credentials.None(), mail);
      case SMTP_AUTH ->
          mailClient.send(now, new Credentials.Login(now.account(), now.password()), mail);
      case POP_BEFORE_SMTP ->
          mailClient.send(now, new Credentials.PopFirst(now.account(), now.password()), mail);
      case OAUTH2 -> sendSignedIn(now, mail);
    };
  }

  private MailOutcome sendSignedIn(EmailServerSettings now, Mail mail) {
    return switch (signIn.accessToken()) {
      case AccessToken.Granted(String account, String token) ->
          mailClient.send(now, new Credentials.Bearer(account, token), mail);
      case AccessToken.NotSignedIn none -> new Failed(Cause.NOT_SIGNED_IN, "not signed in");
      case AccessToken.Expired expired ->
          new Failed(Cause.SIGN_IN_EXPIRED, "the refresh token is void");
      case AccessToken.Refused refused ->
          new Failed(Cause.CLOUD_UNREACHABLE, "the service gave no token");
      case AccessToken.Unreachable(NotTrusted failure) ->
          new Failed(Cause.CERTIFICATE_NOT_TRUSTED, failure.toString());
      case AccessToken.Unreachable(var failure) ->
          new Failed(Cause.CLOUD_UNREACHABLE, failure.toString());
    };
  }

  private Mail mail(
      Job job, ScanFile file, List<String> recipients, String subject, EmailServerSettings now) {
    return new Mail(
        id("scan", job),
        sender(now),
        recipients,
        subject.isBlank() ? words.subject() : subject,
        words.text(),
        new Attachment(file.name(), file.kind().contentType(), file.content()));
  }

  private static String id(String what, Job job) {
    return "%s-%d-%d".formatted(what, job.number(), job.receivedAt().toEpochMilli());
  }

  private static String sender(EmailServerSettings now) {
    return now.senderAddress().isBlank() ? now.account() : now.senderAddress();
  }
}
