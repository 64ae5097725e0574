package dev.platen.printer.job;

import dev.platen.printer.mail.Credentials;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.Mail;
import dev.platen.printer.mail.MailClient;
import dev.platen.printer.mail.MailOutcome;
import dev.platen.printer.mail.MailOutcome.Cause;
import dev.platen.printer.mail.MailOutcome.Failed;
import dev.platen.printer.network.NetworkFailure.NotTrusted;
import dev.platen.printer.signin.AccessToken;
import dev.platen.printer.signin.DeviceSignIn;
import java.util.function.Function;
import java.util.function.Supplier;

/** Mails with the settings and the sign-in that are saved for one purpose. */
public final class Mailer {
  private final MailClient mailClient;
  private final DeviceSignIn signIn;
  private final Supplier<EmailServerSettings> settings;

  /**
   * @param signIn of the same purpose as {@code settings}
   * @param settings asked for each mail
   */
  public Mailer(
      MailClient mailClient, DeviceSignIn signIn, Supplier<EmailServerSettings> settings) {
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
    Mail mail = mailFrom.apply(now.senderAddress().isBlank() ? now.account() : now.senderAddress());
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
}
