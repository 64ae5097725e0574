package dev.platen.printer.job;

import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
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
import dev.platen.printer.signin.AccessToken;
import dev.platen.printer.signin.DeviceSignIn;
import java.util.function.Function;
import java.util.function.Supplier;

/** Mails with the settings and the sign-in that are saved for one purpose. */
public final class Mailer {
  private static final int SUBMISSION_PORT = 587;

  private final MailClient mailClient;
  private final DeviceSignIn signIn;
  private final Supplier<EmailServerSettings> settings;
  private final Defects defects;

  /**
   * @param signIn of the same purpose as {@code settings}
   * @param settings asked for each mail
   * @param defects of the firmware of the moment
   */
  public Mailer(
      MailClient mailClient,
      DeviceSignIn signIn,
      Supplier<EmailServerSettings> settings,
      Defects defects) {
    this.defects = defects;
    this.mailClient = mailClient;
    this.signIn = signIn;
    this.settings = settings;
  }

  /**
   * Sends one mail; blocks until it is taken or not.
   *
   * @param mailFrom the mail, given its sender's address
   */
  public MailOutcome send(Function<String, Mail> mailFrom) {
    EmailServerSettings now = settings.get();
    Mail mail =
        mailFrom.apply(
            now.senderAddress().isBlank() || defects.has(Defect.IGNORES_SENDER)
                ? now.account()
                : now.senderAddress());
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
   * Sends one mail in a user's own name: from the account that the user signed in with, by that
   * account's service. Of the settings only certificate validation counts. Blocks until it is taken
   * or not.
   *
   * @param userSignIn the user's token, asked for once
   * @param mailFrom the mail, given its sender's address
   */
  public MailOutcome sendAs(Supplier<AccessToken> userSignIn, Function<String, Mail> mailFrom) {
    return switch (userSignIn.get()) {
      case AccessToken.Granted(String account, String token) ->
          mailClient.send(
              exchangeOnline(account),
              new Credentials.Bearer(account, token),
              mailFrom.apply(account));
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
}
