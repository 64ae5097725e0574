package dev.platen.printer.job;

import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.mail.Attachment;
import dev.platen.printer.mail.Credentials;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.mail.Mail;
import dev.platen.printer.mail.MailClient;
import dev.platen.printer.mail.MailOutcome;
import dev.platen.printer.mail.MailOutcome.Cause;
import dev.platen.printer.mail.MailOutcome.Failed;
import dev.platen.printer.network.NetworkFailure;
import dev.platen.printer.network.NetworkFailure.NotTrusted;
import dev.platen.printer.scan.ScanFile;
import dev.platen.printer.scan.Scanner;
import dev.platen.printer.signin.AccessToken;
import dev.platen.printer.signin.DeviceSignIn;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Scans the page on the glass and mails it with the settings and the sign-in that are saved. */
public final class ScanToEmail {
  private static final int SUBMISSION_PORT = 587;

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
  public MailOutcome send(Job job, ScanFile file, List<String> recipients, String subject) {
    EmailServerSettings now = settings.get();
    return switch (now.authenticationMethod()) {
      case OFF ->
          mailClient.send(now, new Credentials.None(), mail(job, file, recipients, subject, now));
      case SMTP_AUTH ->
          mailClient.send(
              now,
              new Credentials.Login(now.account(), now.password()),
              mail(job, file, recipients, subject, now));
      case POP_BEFORE_SMTP ->
          mailClient.send(
              now,
              new Credentials.PopFirst(now.account(), now.password()),
              mail(job, file, recipients, subject, now));
      case OAUTH2 -> sendSignedIn(now, mail(job, file, recipients, subject, now));
    };
  }

  private MailOutcome sendSignedIn(EmailServerSettings now, Mail mail) {
    return switch (signIn.accessToken()) {
      case AccessToken.Granted(String account, String token) ->
          mailClient.send(now, new Credentials.Bearer(account, token), mail);
      case AccessToken.NotSignedIn none -> new Failed(Cause.NOT_SIGNED_IN, "not signed in");
      case AccessToken.Expired expired ->
          new Failed(Cause.SIGN_IN_EXPIRED, "the refresh token is void");
      case AccessToken.Refused refused -> noToken();
      case AccessToken.Unreachable(NetworkFailure failure) -> noToken(failure);
    };
  }

  private static Failed noToken() {
    return new Failed(Cause.CLOUD_UNREACHABLE, "the service gave no token");
  }

  private static Failed noToken(NetworkFailure failure) {
    return new Failed(
        failure instanceof NotTrusted ? Cause.CERTIFICATE_NOT_TRUSTED : Cause.CLOUD_UNREACHABLE,
        failure.toString());
  }

  /**
   * Mails what was scanned in a user's own name: from the account that the user signed in with, by
   * that account's service. Of the printer's settings only certificate validation counts. Blocks
   * until it is taken or not.
   *
   * @param userSignIn the user's token, asked for once
   */
  public MailOutcome sendAs(
      Job job, ScanFile file, String recipient, Supplier<AccessToken> userSignIn) {
    return switch (userSignIn.get()) {
      case AccessToken.Granted(String account, String token) ->
          mailClient.send(
              exchangeOnline(account),
              new Credentials.Bearer(account, token),
              mail(job, file, List.of(recipient), "", account));
      case AccessToken.NotSignedIn none ->
          new Failed(Cause.USER_SIGN_IN_VOID, "the user is not signed in");
      case AccessToken.Expired expired ->
          new Failed(Cause.USER_SIGN_IN_VOID, "the user's refresh token is void");
      case AccessToken.Refused refused -> noToken();
      case AccessToken.Unreachable(NetworkFailure failure) -> noToken(failure);
    };
  }

  private EmailServerSettings exchangeOnline(String account) {
    EmailServerSettings printer = settings.get();
    return new EmailServerSettings(
        AuthenticationMethod.OAUTH2,
        EmailService.MICROSOFT_EXCHANGE_ONLINE,
        account,
        "",
        account,
        EmailService.MICROSOFT_EXCHANGE_ONLINE.smtpServer(),
        SUBMISSION_PORT,
        SecureConnection.STARTTLS,
        printer.certificateValidation(),
        "",
        printer.pop3Port());
  }

  private Mail mail(
      Job job, ScanFile file, List<String> recipients, String subject, EmailServerSettings now) {
    String sender = now.senderAddress().isBlank() ? now.account() : now.senderAddress();
    return mail(job, file, recipients, subject, sender);
  }

  private Mail mail(
      Job job, ScanFile file, List<String> recipients, String subject, String sender) {
    return new Mail(
        "scan-%d-%d".formatted(job.number(), job.receivedAt().toEpochMilli()),
        sender,
        recipients,
        subject.isBlank() ? words.subject() : subject,
        words.text(),
        new Attachment(file.name(), file.kind().contentType(), file.content()));
  }
}
