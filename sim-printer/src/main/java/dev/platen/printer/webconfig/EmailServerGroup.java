package dev.platen.printer.webconfig;

import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.signin.SignInState;
import dev.platen.printer.transfer.SettingsGroup;
import dev.platen.printer.transfer.SettingsReader;
import dev.platen.printer.transfer.SettingsWriter;
import dev.platen.printer.webconfig.EmailServerForm.Control;
import java.util.Map;
import java.util.Optional;

/**
 * Network &gt; Email Server, or the fax server's, in a file. An OAuth2 sign-in is not among its
 * settings: the account of one, and a sender that came with it, stay on the printer that signed in.
 */
final class EmailServerGroup implements SettingsGroup {
  private static final Map<Control, String> NAMES =
      Map.of(
          Control.ACCOUNT, "account",
          Control.PASSWORD, "password",
          Control.SENDER, "sender_address",
          Control.SMTP_SERVER, "smtp_server",
          Control.SMTP_PORT, "smtp_port",
          Control.SECURE_CONNECTION, "secure_connection",
          Control.POP3_SERVER, "pop3_server",
          Control.POP3_PORT, "pop3_port");

  private final String name;
  private final String titleKey;
  private final Firmware firmware;
  private final EmailServer server;
  private final EmailServerRules rules;

  EmailServerGroup(String name, String titleKey, Firmware firmware, EmailServer server) {
    this.name = name;
    this.titleKey = titleKey;
    this.firmware = firmware;
    this.server = server;
    this.rules = new EmailServerRules(firmware.maxMailPasswordLength(), server.choosesServer());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String titleKey() {
    return titleKey;
  }

  @Override
  public void export(SettingsWriter out) {
    EmailServerSettings saved = server.settings().get();
    boolean signIn = saved.authenticationMethod() == AuthenticationMethod.OAUTH2;
    boolean senderOfSignIn = signIn && saved.senderAddress().equals(saved.account());
    out.text("authentication_method", saved.authenticationMethod().name());
    out.text("email_service", saved.emailService().name());
    out.text("account", signIn ? "" : saved.account());
    if (!saved.password().isEmpty()) {
      out.secret("password", saved.password());
    }
    out.text("sender_address", senderOfSignIn ? "" : saved.senderAddress());
    out.text("smtp_server", saved.smtpServer());
    out.number("smtp_port", saved.smtpPort());
    out.text("secure_connection", saved.secureConnection().name());
    out.flag("certificate_validation", saved.certificateValidation());
    out.text("pop3_server", saved.pop3Server());
    out.number("pop3_port", saved.pop3Port());
  }

  @Override
  public Change validate(SettingsReader in) {
    EmailServerSettings saved = server.settings().get();
    EmailServerForm form =
        new EmailServerForm(
            in.choice("authentication_method", AuthenticationMethod.values()),
            in.choice("email_service", EmailService.values()),
            in.text("account"),
            in.secret("password").orElse(saved.password()),
            in.text("sender_address"),
            in.text("smtp_server"),
            Integer.toString(in.number("smtp_port")),
            in.choice("secure_connection", SecureConnection.values()),
            in.flag("certificate_validation"),
            in.text("pop3_server"),
            Integer.toString(in.number("pop3_port")));
    if (form.method() == AuthenticationMethod.OAUTH2 && !firmware.oauth2()) {
      in.problem("authentication_method", "web.transfer.not_offered", form.method());
    }
    // The sign-in that is saved, for a code that somebody asked for just now changes nothing.
    SignInState state =
        server.signIn().saved().map(SignInState.class::cast).orElseGet(SignInState.SignedOut::new);
    rules
        .check(form, state)
        .forEach(
            (control, violation) ->
                Optional.ofNullable(NAMES.get(control))
                    .filter(in::isRight)
                    .ifPresent(
                        name ->
                            in.problem(
                                name, violation.textKey(), violation.arguments().toArray())));
    return () -> server.save().accept(rules.settings(form, saved, state));
  }
}
