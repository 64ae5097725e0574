package dev.platen.stubs.entra;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.ConsentGrant;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Mailbox;
import dev.platen.stubs.directory.PersonalAccount;
import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import dev.platen.stubs.entra.token.SigningKeys;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two tenants and the service in front of them, without a transport. */
final class Cloud {
  static final SigningKeys KEYS = SigningKeys.inMemory();
  static final String SMTP = "https://outlook.office.com/SMTP.Send";
  static final String SCOPES = SMTP + " openid profile offline_access";
  static final UUID CONTOSO = UUID.fromString("11111111-1111-4111-8111-111111111111");
  static final UUID FABRIKAM = UUID.fromString("22222222-2222-4222-8222-222222222222");
  static final UUID PRINTER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
  static final UUID DAEMON = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000002");
  static final UUID CLOSED = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000003");
  static final UUID DISABLED = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000004");
  static final String ADMIN = "admin@contoso.onmicrosoft.com";
  static final String ANNA = "anna@contoso.onmicrosoft.com";
  static final String FRED = "fred@fabrikam.onmicrosoft.com";
  static final String PASSWORD = "correct horse";
  static final String CALLBACK = "https://printer.example/oauth/callback";
  static final String OLIVIA = "olivia@outlook.com";
  static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  static final JsonMapper JSON = JsonMapper.builder().build();

  final SettableClock clock = new SettableClock("2026-08-13T21:24:29.123456789Z");
  final Directory directory = new Directory();
  final LoginService service;

  Cloud() {
    this(false, false);
  }

  Cloud(boolean staySignedIn, boolean lineBreaks) {
    this(
        KEYS,
        settings -> settings.withStaySignedIn(staySignedIn).withLineBreaksInErrors(lineBreaks));
  }

  /** One in which the lifetimes of tokens are known. */
  Cloud(long seed) {
    this(KEYS, settings -> settings.withSeed(seed));
  }

  /** One with keys of its own. */
  Cloud(SigningKeys keys) {
    this(keys, settings -> settings);
  }

  private Cloud(SigningKeys keys, UnaryOperator<EntraSettings> change) {
    directory.add(
        new Tenant(
            CONTOSO,
            "Contoso",
            List.of("contoso.onmicrosoft.com"),
            false,
            true,
            List.of(
                user(1, ADMIN, "Ada Admin", Set.of(Role.GLOBAL_ADMINISTRATOR)),
                user(2, ANNA, "Anna Larsson", Set.of())),
            List.of(
                new Application(
                    PRINTER,
                    "Platen Printer",
                    true,
                    true,
                    null,
                    List.of(CALLBACK, "http://localhost/signed-in")),
                new Application(DAEMON, "Scan Daemon", false, true, "s3cret~value"),
                new Application(CLOSED, "Closed Printer", false, true, null),
                new Application(DISABLED, "Old Printer", true, false, null)),
            List.of()),
        clock);
    directory.add(
        new Tenant(
            FABRIKAM,
            "Fabrikam",
            List.of("fabrikam.onmicrosoft.com"),
            false,
            true,
            List.of(user(3, FRED, "Fred", Set.of(Role.GLOBAL_ADMINISTRATOR))),
            List.of(),
            List.of()),
        clock);
    service = new LoginService(change.apply(EntraSettings.onLoopback(clock)), directory, keys);
  }

  private static User user(int number, String name, String displayName, Set<Role> roles) {
    return new User(
        new UUID(0x33333333_3333_4333L, 0x8333_333333333330L + number),
        name,
        displayName,
        PASSWORD,
        roles,
        true,
        Instant.EPOCH,
        new Mailbox(name, Mailbox.AuthenticatedSmtp.INHERIT, true));
  }

  User user(String name) {
    return directory.homeOf(name).orElseThrow().user(name).orElseThrow();
  }

  void changeUser(String name, UnaryOperator<User> change) {
    directory.update(
        directory.homeOf(name).orElseThrow().id(), tenant -> tenant.withUser(name, change));
  }

  /** A personal account. */
  Cloud withOlivia() {
    directory.add(PersonalAccount.of(OLIVIA, "Olivia Outlook", PASSWORD), clock);
    return this;
  }

  /** Where an application sends the browser for a code. */
  static String authorize(String tenant, String... more) {
    List<String> parameters =
        new ArrayList<>(
            List.of(
                "client_id",
                PRINTER.toString(),
                "response_type",
                "code",
                "redirect_uri",
                CALLBACK,
                "scope",
                SCOPES,
                "state",
                "s 1&"));
    for (int i = 0; i < more.length; i += 2) {
      int known = parameters.indexOf(more[i]);
      if (known >= 0 && known % 2 == 0) {
        parameters.subList(known, known + 2).clear();
      }
      if (!more[i + 1].isEmpty()) {
        parameters.add(more[i]);
        parameters.add(more[i + 1]);
      }
    }
    return "/" + tenant + "/oauth2/v2.0/authorize?" + form(parameters.toArray(String[]::new));
  }

  /** The organization's consent for the printer to send mail. */
  Cloud consented() {
    directory.update(
        CONTOSO, tenant -> tenant.withConsent(new ConsentGrant(PRINTER, null, Set.of(SMTP))));
    return this;
  }

  Reply get(String target) {
    return send("GET", "login.microsoftonline.com", target, Map.of(), "");
  }

  Reply post(String target, String... form) {
    return send("POST", "login.microsoftonline.com", target, Map.of(), form(form));
  }

  Reply send(
      String method, String authority, String target, Map<String, String> headers, String body) {
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    if (method.equals("POST")) {
      all.putIfAbsent("Content-Type", List.of("application/x-www-form-urlencoded"));
    }
    return service.answer(
        Request.of(
            method,
            "https",
            authority,
            target,
            all,
            body.getBytes(StandardCharsets.UTF_8),
            "192.0.2.7"));
  }

  static String form(String... namesAndValues) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      text.append(i == 0 ? "" : "&")
          .append(URLEncoder.encode(namesAndValues[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  /** A new device code at {@code /organizations}. */
  JsonNode deviceCode() {
    return deviceCode("organizations", PRINTER, SCOPES);
  }

  JsonNode deviceCode(String tenant, UUID client, String scope) {
    return json(
        post(
            "/" + tenant + "/oauth2/v2.0/devicecode",
            "client_id",
            client.toString(),
            "scope",
            scope));
  }

  Reply poll(JsonNode deviceCode) {
    return poll("organizations", PRINTER, deviceCode.path("device_code").asString());
  }

  Reply poll(String tenant, UUID client, String deviceCode) {
    return post(
        "/" + tenant + "/oauth2/v2.0/token",
        "grant_type",
        DEVICE_GRANT,
        "client_id",
        client.toString(),
        "device_code",
        deviceCode);
  }

  Reply refresh(String refreshToken) {
    return post(
        "/organizations/oauth2/v2.0/token",
        "grant_type",
        "refresh_token",
        "client_id",
        PRINTER.toString(),
        "refresh_token",
        refreshToken);
  }

  /** Signs a user in for a device by the pages. */
  void signIn(JsonNode deviceCode, String user) {
    Browser browser = browser().enterCode(deviceCode).enterUser(user);
    if (browser.has("consentOnBehalf") || browser.text("h1").equals("Permissions requested")) {
      browser.click("idSIButton9");
    }
    browser.click("idSIButton9");
    if (!browser.text("#message").startsWith("You have signed in")) {
      throw new AssertionError("Not signed in: " + browser.page().text());
    }
  }

  /** The tokens of a device that {@code user} has let in. */
  JsonNode tokens(String user) {
    JsonNode code = deviceCode();
    signIn(code, user);
    Reply reply = poll(code);
    if (reply.status() != 200) {
      throw new AssertionError(reply.body());
    }
    return json(reply);
  }

  Browser browser() {
    return new Browser(
        (method, target, headers, body) -> {
          Reply reply = send(method, "login.microsoftonline.com", target, headers, body);
          return new Browser.Answer(
              reply.status(),
              reply.headers().stream()
                  .map(header -> Map.entry(header.name(), header.value()))
                  .toList(),
              reply.body());
        });
  }

  static JsonNode json(Reply reply) {
    return JSON.readTree(reply.body());
  }

  /** The AADSTS number of an error reply. */
  static int number(Reply reply) {
    return json(reply).path("error_codes").path(0).asInt();
  }
}
