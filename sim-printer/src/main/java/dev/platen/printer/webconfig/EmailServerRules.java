package dev.platen.printer.webconfig;

import dev.platen.printer.job.EmailAddress;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.signin.SignInState;
import dev.platen.printer.webconfig.EmailServerForm.Control;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules of a mail server's fields (reference printer 1.2). Only fields that the chosen method
 * shows are looked at.
 */
final class EmailServerRules {
  private static final int MAX_TEXT = 255;
  private static final int MAX_PORT = 65535;
  private static final int SUBMISSION_PORT = 587;
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");
  private static final Pattern NOT_IN_ADDRESS = Pattern.compile("[:()<>\\[\\];\\\\\\u00a5]");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]*");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private final int maxPassword;
  private final boolean choosesServer;

  /**
   * @param choosesServer see {@link EmailServer#choosesServer()}
   */
  EmailServerRules(int maxPassword, boolean choosesServer) {
    this.maxPassword = maxPassword;
    this.choosesServer = choosesServer;
  }

  /**
   * A rule that a field breaks.
   *
   * @param textKey key of the text that says the rule
   */
  record Violation(String textKey, List<String> arguments) {
    static Violation of(String textKey, Object... arguments) {
      return new Violation(textKey, List.of(arguments).stream().map(Object::toString).toList());
    }
  }

  /** The fields that break a rule, in the page's order. */
  Map<Control, Violation> check(EmailServerForm form, SignInState state) {
    Map<Control, Violation> found = new EnumMap<>(Control.class);
    AuthenticationMethod method = form.method();
    boolean password =
        method == AuthenticationMethod.SMTP_AUTH || method == AuthenticationMethod.POP_BEFORE_SMTP;
    if (password) {
      put(found, Control.ACCOUNT, printable(form.account(), MAX_TEXT));
      put(found, Control.PASSWORD, printable(form.password(), maxPassword));
    }
    boolean server = method != AuthenticationMethod.OAUTH2 || choosesServer;
    if (server || signedIn(form, state).isPresent()) {
      put(found, Control.SENDER, sender(form.sender()));
    }
    if (server) {
      put(found, Control.SMTP_SERVER, host(form.smtpServer()));
      put(found, Control.SMTP_PORT, port(form.smtpPort()));
    }
    if (method == AuthenticationMethod.OAUTH2
        && choosesServer
        && form.withServerOfService().secureConnection() == SecureConnection.NONE) {
      // A token is a password to whoever reads along.
      put(found, Control.SECURE_CONNECTION, Optional.of(Violation.of("web.rule.oauth2_encrypted")));
    }
    if (method == AuthenticationMethod.POP_BEFORE_SMTP) {
      put(found, Control.POP3_SERVER, host(form.pop3Server()));
      put(found, Control.POP3_PORT, port(form.pop3Port()));
    }
    return found;
  }

  private static void put(
      Map<Control, Violation> found, Control control, Optional<Violation> violation) {
    violation.ifPresent(value -> found.put(control, value));
  }

  private static Optional<Violation> printable(String text, int max) {
    return text.length() <= max && PRINTABLE.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(Violation.of("web.rule.printable", max));
  }

  private static Optional<Violation> sender(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() > MAX_TEXT || !PRINTABLE.matcher(text).matches()) {
      return Optional.of(Violation.of("web.rule.printable", MAX_TEXT));
    }
    if (NOT_IN_ADDRESS.matcher(text).find()) {
      return Optional.of(Violation.of("web.rule.address_characters"));
    }
    if (text.startsWith(".")) {
      return Optional.of(Violation.of("web.rule.address_first"));
    }
    return EmailAddress.isValid(text)
        ? Optional.empty()
        : Optional.of(Violation.of("web.rule.address"));
  }

  private static Optional<Violation> host(String text) {
    return text.length() <= MAX_TEXT && HOST.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(Violation.of("web.rule.host", MAX_TEXT));
  }

  private static Optional<Violation> port(String text) {
    if (PORT.matcher(text).matches()) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MAX_PORT) {
        return Optional.empty();
      }
    }
    return Optional.of(Violation.of("web.rule.port", 1, MAX_PORT));
  }

  /** The sign-in to the form's service, saved or not. */
  static Optional<SignInState.SignedIn> signedIn(EmailServerForm form, SignInState state) {
    return state instanceof SignInState.SignedIn signedIn && signedIn.service() == form.service()
        ? Optional.of(signedIn)
        : Optional.empty();
  }

  /** What OK saves, of a form that breaks no rule. What the method does not use stays as it was. */
  EmailServerSettings settings(EmailServerForm form, EmailServerSettings saved, SignInState state) {
    return switch (form.method()) {
      case OFF -> plain(form, saved, saved.account(), saved.password(), form.secureConnection());
      case SMTP_AUTH ->
          plain(form, saved, form.account(), form.password(), form.secureConnection());
      case POP_BEFORE_SMTP ->
          new EmailServerSettings(
              form.method(),
              form.service(),
              form.account(),
              form.password(),
              form.sender(),
              form.smtpServer(),
              Integer.parseInt(form.smtpPort()),
              SecureConnection.NONE,
              form.certificateValidation(),
              form.pop3Server(),
              Integer.parseInt(form.pop3Port()));
      case OAUTH2 -> {
        String account = signedIn(form, state).map(SignInState.SignedIn::account).orElse("");
        if (choosesServer) {
          yield withServer(form.withServerOfService(), saved, account);
        }
        yield new EmailServerSettings(
            form.method(),
            form.service(),
            account,
            "",
            form.sender().isEmpty() || account.isEmpty() ? account : form.sender(),
            form.service().smtpServer(),
            SUBMISSION_PORT,
            SecureConnection.STARTTLS,
            form.certificateValidation(),
            saved.pop3Server(),
            saved.pop3Port());
      }
    };
  }

  private static EmailServerSettings withServer(
      EmailServerForm form, EmailServerSettings saved, String account) {
    return new EmailServerSettings(
        form.method(),
        form.service(),
        account,
        "",
        form.sender().isEmpty() ? account : form.sender(),
        form.smtpServer(),
        Integer.parseInt(form.smtpPort()),
        form.secureConnection(),
        form.certificateValidation(),
        saved.pop3Server(),
        saved.pop3Port());
  }

  private static EmailServerSettings plain(
      EmailServerForm form,
      EmailServerSettings saved,
      String account,
      String password,
      SecureConnection secureConnection) {
    return new EmailServerSettings(
        form.method(),
        form.service(),
        account,
        password,
        form.sender(),
        form.smtpServer(),
        Integer.parseInt(form.smtpPort()),
        secureConnection,
        form.certificateValidation(),
        saved.pop3Server(),
        saved.pop3Port());
  }
}
