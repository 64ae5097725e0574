package dev.platen.printer.webconfig;

import dev.platen.printer.http.Form;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A mail server's page as a person typed it: texts unchecked, choices known. The page never shows a
 * password that it has; it shows {@link #PASSWORD_MASK}, and getting that back means unchanged.
 */
record EmailServerForm(
    AuthenticationMethod method,
    EmailService service,
    String account,
    String password,
    String sender,
    String smtpServer,
    String smtpPort,
    SecureConnection secureConnection,
    boolean certificateValidation,
    String pop3Server,
    String pop3Port) {

  /** Stands for a password in the page. */
  static final String PASSWORD_MASK = "********";

  private static final String SUBMISSION_PORT = "587";

  static EmailServerForm of(EmailServerSettings saved) {
    return new EmailServerForm(
        saved.authenticationMethod(),
        saved.emailService(),
        saved.account(),
        saved.password(),
        saved.senderAddress(),
        saved.smtpServer(),
        Integer.toString(saved.smtpPort()),
        saved.secureConnection(),
        saved.certificateValidation(),
        saved.pop3Server(),
        Integer.toString(saved.pop3Port()));
  }

  /** Control names, by the vendor's convention (reference printer 1.5); these ones are invented. */
  enum Control {
    METHOD("INPUTD_AUTHMETHOD"),
    SERVICE("INPUTD_EMAILSERVICE"),
    ACCOUNT("INPUTT_ACCOUNT"),
    PASSWORD("INPUTT_PASSWORD"),
    SENDER("INPUTT_SENDER"),
    SMTP_SERVER("INPUTT_SMTPSERVER"),
    SMTP_PORT("INPUTT_SMTPPORT"),
    SECURE_CONNECTION("INPUTD_SECURECONNECTION"),
    CERTIFICATE_VALIDATION("INPUTR_CERTVALIDATION"),
    POP3_SERVER("INPUTT_POP3SERVER"),
    POP3_PORT("INPUTT_POP3PORT");

    private final String controlName;

    Control(String controlName) {
      this.controlName = controlName;
    }

    String controlName() {
      return controlName;
    }
  }

  /**
   * What the browser sent; a control that it did not send keeps its value in {@code base}.
   *
   * @param oauth2 whether the firmware offers OAuth2
   * @throws HttpProblem 400 where a choice is not one that the page offers
   */
  static EmailServerForm read(Form sent, EmailServerForm base, boolean oauth2) {
    AuthenticationMethod method =
        choice(sent, Control.METHOD, AuthenticationMethod.values(), base.method());
    if (method == AuthenticationMethod.OAUTH2 && !oauth2) {
      throw HttpProblem.unknownValue();
    }
    String password = text(sent, Control.PASSWORD, base.password(), UnaryOperator.identity());
    return new EmailServerForm(
        method,
        choice(sent, Control.SERVICE, EmailService.values(), base.service()),
        text(sent, Control.ACCOUNT, base.account(), String::strip),
        password.equals(PASSWORD_MASK) ? base.password() : password,
        text(sent, Control.SENDER, base.sender(), String::strip),
        text(sent, Control.SMTP_SERVER, base.smtpServer(), String::strip),
        text(sent, Control.SMTP_PORT, base.smtpPort(), String::strip),
        choice(sent, Control.SECURE_CONNECTION, SecureConnection.values(), base.secureConnection()),
        validation(sent, base.certificateValidation()),
        text(sent, Control.POP3_SERVER, base.pop3Server(), String::strip),
        text(sent, Control.POP3_PORT, base.pop3Port(), String::strip));
  }

  private static boolean validation(Form sent, boolean base) {
    return sent.find(Control.CERTIFICATE_VALIDATION.controlName())
        .map(
            value ->
                switch (value) {
                  case "ENABLE" -> true;
                  case "DISABLE" -> false;
                  default -> throw HttpProblem.unknownValue();
                })
        .orElse(base);
  }

  private static String text(
      Form sent, Control control, String base, UnaryOperator<String> cleaned) {
    return sent.find(control.controlName()).map(cleaned).orElse(base);
  }

  private static <E extends Enum<E>> E choice(Form sent, Control control, E[] values, E base) {
    return sent.find(control.controlName())
        .map(
            name ->
                Arrays.stream(values)
                    .filter(value -> value.name().equals(name))
                    .findAny()
                    .orElseThrow(HttpProblem::unknownValue))
        .orElse(base);
  }

  EmailServerForm withSender(String address) {
    return new EmailServerForm(
        method,
        service,
        account,
        password,
        address,
        smtpServer,
        smtpPort,
        secureConnection,
        certificateValidation,
        pop3Server,
        pop3Port);
  }

  /** Where there is no server, or another service's own, the own one of this service. */
  EmailServerForm withServerOfService() {
    boolean chosen =
        !smtpServer.isEmpty()
            && Arrays.stream(EmailService.values())
                .filter(other -> other != service)
                .noneMatch(other -> other.smtpServer().equalsIgnoreCase(smtpServer));
    return chosen
        ? this
        : new EmailServerForm(
            method,
            service,
            account,
            password,
            sender,
            service.smtpServer(),
            SUBMISSION_PORT,
            SecureConnection.STARTTLS,
            certificateValidation,
            pop3Server,
            pop3Port);
  }

  EmailServerForm withOAuth2(EmailService signedInTo) {
    return new EmailServerForm(
        AuthenticationMethod.OAUTH2,
        signedInTo,
        account,
        password,
        sender,
        smtpServer,
        smtpPort,
        secureConnection,
        certificateValidation,
        pop3Server,
        pop3Port);
  }

  @Override
  public String toString() {
    return "EmailServerForm[" + method + ", " + service + "]";
  }
}
