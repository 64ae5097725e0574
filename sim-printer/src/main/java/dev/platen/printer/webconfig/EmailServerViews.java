package dev.platen.printer.webconfig;

import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.signin.SignInState;
import dev.platen.printer.text.DeviceTexts;
import dev.platen.printer.text.Messages;
import dev.platen.printer.webconfig.EmailServerForm.Control;
import dev.platen.printer.webconfig.EmailServerRules.Violation;
import dev.platen.printer.webconfig.view.EmailServerView;
import dev.platen.printer.webconfig.view.EmailServerView.Button;
import dev.platen.printer.webconfig.view.Field;
import dev.platen.printer.webconfig.view.Frame.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns a form into what its page shows. Which row shows with which choice is decided here. */
final class EmailServerViews {
  private static final String WITH_PASSWORD = "SMTP_AUTH POP_BEFORE_SMTP";
  private static final String WITH_SERVER = "OFF SMTP_AUTH POP_BEFORE_SMTP";
  private static final String WITH_TLS = "OFF SMTP_AUTH";
  private static final String WITH_POP3 = "POP_BEFORE_SMTP";
  private static final String WITH_OAUTH2 = "OAUTH2";

  private final boolean oauth2;
  private final int maxPassword;
  private final Defects defects;
  private final boolean choosesServer;
  private final String withServer;
  private final String withTls;

  /**
   * @param defects of the firmware of the moment
   */
  EmailServerViews(EmailServer server, boolean oauth2, int maxPassword, Defects defects) {
    this.defects = defects;
    this.oauth2 = oauth2;
    this.maxPassword = maxPassword;
    this.choosesServer = server.choosesServer();
    this.withServer = choosesServer ? WITH_SERVER + " " + WITH_OAUTH2 : WITH_SERVER;
    this.withTls = choosesServer ? WITH_TLS + " " + WITH_OAUTH2 : WITH_TLS;
  }

  EmailServerView view(
      Messages words, EmailServerForm form, SignInState state, Map<Control, Violation> wrong) {
    Optional<SignInState.SignedIn> signedIn =
        oauth2 && state instanceof SignInState.SignedIn in ? Optional.of(in) : Optional.empty();
    String withSignIn = signedIn.map(in -> " OAUTH2/" + in.service().name()).orElse("");
    var fields = new FieldMaker(words, form, wrong);
    return new EmailServerView(
        methods(words, form),
        Arrays.stream(EmailService.values())
            .filter(
                service ->
                    service == EmailService.MICROSOFT_EXCHANGE_ONLINE
                        || !defects.has(Defect.OFFERS_EXCHANGE_ONLY))
            .map(
                service ->
                    new Choice(
                        service.name(),
                        DeviceTexts.name(words, service),
                        service == form.service()))
            .toList(),
        Map.of(
            "account",
            fields.make(
                Control.ACCOUNT,
                "account",
                form.account(),
                "web.rule.printable",
                WITH_PASSWORD,
                "255"),
            "password",
            fields.make(
                Control.PASSWORD,
                "password",
                form.password().isEmpty() ? "" : EmailServerForm.PASSWORD_MASK,
                "web.rule.printable",
                WITH_PASSWORD,
                Integer.toString(maxPassword)),
            "sender",
            fields.make(
                Control.SENDER,
                "sender",
                form.sender(),
                "web.hint.sender",
                choosesServer ? withServer : WITH_SERVER + withSignIn),
            "smtpServer",
            fields.make(
                Control.SMTP_SERVER,
                "smtp_server",
                form.smtpServer(),
                choosesServer ? "web.fax.hint_server" : "web.rule.host",
                withServer,
                "255"),
            "smtpPort",
            fields.make(
                Control.SMTP_PORT,
                "smtp_port",
                form.smtpPort(),
                "web.rule.port",
                withServer,
                "1",
                "65535"),
            "secureConnection",
            fields.make(
                Control.SECURE_CONNECTION,
                "secure_connection",
                form.secureConnection().name(),
                "web.rule.oauth2_encrypted",
                withTls),
            "pop3Server",
            fields.make(
                Control.POP3_SERVER,
                "pop3_server",
                form.pop3Server(),
                "web.rule.host",
                WITH_POP3,
                "255"),
            "pop3Port",
            fields.make(
                Control.POP3_PORT,
                "pop3_port",
                form.pop3Port(),
                "web.rule.port",
                WITH_POP3,
                "1",
                "65535")),
        Arrays.stream(SecureConnection.values())
            .map(
                value ->
                    new Choice(
                        value.name(),
                        DeviceTexts.name(words, value),
                        value == form.secureConnection()))
            .toList(),
        form.certificateValidation(),
        signedIn.stream()
            .filter(in -> !defects.has(Defect.HIDES_CURRENT_STATUS))
            .map(in -> readBack(words, form, in))
            .toList(),
        signInButton(form, signedIn),
        List.of(withTls, WITH_POP3, WITH_OAUTH2).stream()
            .collect(Collectors.toMap(when -> when, when -> shown(when, form))),
        withTls,
        choosesServer);
  }

  private List<Choice> methods(Messages words, EmailServerForm form) {
    return Arrays.stream(AuthenticationMethod.values())
        .filter(method -> oauth2 || method != AuthenticationMethod.OAUTH2)
        .map(
            method ->
                new Choice(method.name(), DeviceTexts.name(words, method), method == form.method()))
        .toList();
  }

  private EmailServerView.SignedIn readBack(
      Messages words, EmailServerForm form, SignInState.SignedIn signedIn) {
    String when = "OAUTH2/" + signedIn.service().name();
    return new EmailServerView.SignedIn(
        defects.has(Defect.HIDES_ACCOUNT) ? "" : signedIn.account(),
        signedIn.service().smtpServer(),
        "587",
        DeviceTexts.name(words, SecureConnection.STARTTLS),
        signedIn.saved(),
        when,
        shown(when, form));
  }

  private Button signInButton(EmailServerForm form, Optional<SignInState.SignedIn> signedIn) {
    String when =
        Arrays.stream(EmailService.values())
            .filter(service -> !defects.has(Defect.HIDES_SIGN_IN_BUTTON))
            .filter(service -> signedIn.filter(in -> in.service() == service).isEmpty())
            .map(service -> "OAUTH2/" + service.name())
            .collect(Collectors.joining(" "));
    return new Button(when, shown(when, form));
  }

  /** The same rule as the page's script follows. */
  private static boolean shown(String when, EmailServerForm form) {
    List<String> choices = List.of(when.split(" "));
    return choices.contains(form.method().name())
        || choices.contains(form.method().name() + "/" + form.service().name());
  }

  private record FieldMaker(Messages words, EmailServerForm form, Map<Control, Violation> wrong) {
    Field make(
        Control control,
        String label,
        String value,
        String hintKey,
        String when,
        Object... hintArguments) {
      Violation violation = wrong.get(control);
      return new Field(
          control.controlName(),
          words.text("web.field." + label),
          value,
          words.text(hintKey, hintArguments),
          violation == null ? "" : words.text(violation.textKey(), violation.arguments().toArray()),
          when,
          shown(when, form));
    }
  }
}
