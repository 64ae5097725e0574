package dev.platen.printer.webconfig.view;

import dev.platen.printer.webconfig.view.Frame.Choice;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The page of one of the printer's mail servers. A row's {@code when} names the choices with which
 * it shows: authentication methods, or {@code OAUTH2/service} for one service only.
 *
 * @param fields by a short name: account, password, sender, smtpServer, smtpPort, secureConnection,
 *     pop3Server, pop3Port
 * @param withTls the choices with which encryption can be chosen
 * @param choosesServer whether server, port and encryption are fields with OAuth2 too, and are not
 *     read back
 * @param signedIn what is read back of a sign-in, none where nobody is signed in
 */
public record EmailServerView(
    List<Choice> methods,
    List<Choice> services,
    Map<String, Field> fields,
    List<Choice> secureConnections,
    boolean certificateValidation,
    List<SignedIn> signedIn,
    Button signIn,
    Map<String, Boolean> shown,
    String withTls,
    boolean choosesServer) {

  public EmailServerView {
    methods = List.copyOf(methods);
    services = List.copyOf(services);
    fields = Map.copyOf(fields);
    secureConnections = List.copyOf(secureConnections);
    signedIn = List.copyOf(signedIn);
    shown = Map.copyOf(shown);
  }

  /** What is fixed by a sign-in. */
  public record SignedIn(
      String account,
      String smtpServer,
      String smtpPort,
      String secureConnection,
      boolean saved,
      String when,
      boolean shown) {}

  /** A button that shows with some choices only. */
  public record Button(String when, boolean shown) {}

  public Field field(String name) {
    Field field = fields.get(name);
    if (field == null) {
      throw new IllegalArgumentException("The page has no field " + name);
    }
    return field;
  }

  public boolean shown(String when) {
    return shown.getOrDefault(when, false);
  }

  /** Fields that break a rule, in the page's order. */
  public List<Field> wrong() {
    return Stream.of(
            "account",
            "password",
            "sender",
            "smtpServer",
            "smtpPort",
            "secureConnection",
            "pop3Server",
            "pop3Port")
        .map(this::field)
        .filter(Field::wrong)
        .toList();
  }
}
