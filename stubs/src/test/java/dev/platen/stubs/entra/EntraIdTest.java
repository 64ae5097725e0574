package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ADMIN;
import static dev.platen.stubs.entra.Cloud.PASSWORD;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SCOPES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.entra.factor.Totp;
import dev.platen.stubs.entra.http.Overrides;
import dev.platen.stubs.entra.magic.MagicAccounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

class EntraIdTest {
  static final List<String> HOSTS = EntraId.hosts();
  static final Cloud CLOUD = new Cloud();
  @TempDir static Path folder;
  static CertificateAuthority ca;
  static SSLContext trust;
  static EntraId entra;
  static HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    ca = CertificateAuthority.open(folder);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", ca.certificate());
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(store);
    trust = SSLContext.getInstance("TLS");
    trust.init(null, managers.getTrustManagers(), null);
    client = HttpClient.newBuilder().sslContext(trust).build();
    entra =
        EntraId.start(
            EntraSettings.onLoopback(CLOUD.clock)
                .withOverrides(Overrides.NONE.withWiremockAdmin(true)),
            CLOUD.directory,
            Cloud.KEYS,
            ca);
  }

  @AfterAll
  static void stop() {
    client.close();
    entra.close();
  }

  @AfterEach
  void removeMappings() throws Exception {
    send("DELETE", "/__admin/mappings", "");
  }

  @ParameterizedTest
  @FieldSource("HOSTS")
  void itsCertificateHasMicrosoftsNames(String host) throws Exception {
    assertThat(raw(host, "GET /common/discovery/v2.0/keys HTTP/1.1")).startsWith("HTTP/1.1 200");
  }

  @Test
  void aReplyOnTheWireIsThatOfTheRecordings() throws Exception {
    String body = Cloud.form("client_id", PRINTER.toString(), "scope", SCOPES);

    String reply =
        raw(
            "login.microsoftonline.com",
            "POST /organizations/oauth2/v2.0/devicecode HTTP/1.1",
            body);

    String head = reply.substring(0, reply.indexOf("\r\n\r\n"));
    assertThat(head.lines().map(line -> line.replaceAll("[0-9a-f-]{36}", "<guid>")))
        .containsSubsequence(
            "HTTP/1.1 200 OK",
            "Cache-Control: no-store, no-cache",
            "Pragma: no-cache",
            "Expires: -1",
            "Strict-Transport-Security: max-age=31536000; includeSubDomains",
            "X-Content-Type-Options: nosniff",
            "P3P: CP=\"DSP CUR OTPi IND OTRi ONL FIN\"",
            "X-XSS-Protection: 0",
            "x-ms-ests-server: 2.1.12529.16 - WUS2 ProdSlices",
            "x-ms-request-id: <guid>",
            "Content-Type: application/json; charset=utf-8",
            "Set-Cookie: fpc=<guid>; max-age=2592000; path=/; secure; samesite=none; httponly",
            "Set-Cookie: x-ms-gateway-slice=estsfd; path=/; secure; httponly");
    assertThat(head.toLowerCase(Locale.ROOT))
        .as("nothing of the server's own")
        .doesNotContain("stub", "jetty");
    assertThat(reply)
        .containsPattern(
            "\\{\"user_code\":\"[A-Z0-9]{9}\",\"device_code\":\"[A-Za-z0-9_-]{200}\",\"verification_uri\":\"https://microsoft.com/devicelogin\",\"expires_in\":900,\"interval\":5,\"message\":\"To"
                + " sign in, ");
  }

  @Test
  void graphAnswersUnderItsOwnNameAndTakesATokenOfEntras() throws Exception {
    String base = "https://localhost:" + entra.port();
    JsonNode token =
        post(
            base + "/" + Cloud.CONTOSO + "/oauth2/v2.0/token",
            "grant_type",
            "client_credentials",
            "client_id",
            Cloud.DAEMON.toString(),
            "client_secret",
            "s3cret~value",
            "scope",
            "https://graph.microsoft.com/.default");
    Map<String, String> headers =
        Map.of(
            "Authorization",
            "Bearer " + token.path("access_token").asString(),
            "Content-Type",
            "application/json");
    HttpResponse<String> users = fetch("GET", base + "/v1.0/users", headers, "");

    assertThat(users.statusCode()).isEqualTo(200);
    assertThat(users.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json;odata.metadata=minimal");
    assertThat(users.body()).contains(ADMIN).doesNotContain(PASSWORD);
    String anna = base + "/v1.0/users/" + Cloud.ANNA;
    assertThat(fetch("PATCH", anna, headers, "{\"accountEnabled\":true}").statusCode())
        .isEqualTo(204);
    assertThat(raw("graph.microsoft.com", "GET /v1.0/users HTTP/1.1"))
        .startsWith("HTTP/1.1 401")
        .contains("WWW-Authenticate: Bearer realm=")
        .contains("\"code\":\"InvalidAuthenticationToken\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void aDeviceSignsInAtTheAddressThatItUses(String host) throws Exception {
    String base = "https://" + host + ":" + entra.port();
    JsonNode configuration = get(base + "/organizations/v2.0/.well-known/openid-configuration");
    assertThat(configuration.path("token_endpoint").asString())
        .isEqualTo(base + "/organizations/oauth2/v2.0/token");
    JsonNode code =
        post(
            configuration.path("device_authorization_endpoint").asString(),
            "client_id",
            PRINTER.toString(),
            "scope",
            SCOPES);
    assertThat(code.path("verification_uri").asString())
        .isEqualTo("https://microsoft.com/devicelogin");

    HttpResponse<String> redirect = fetch("GET", base + "/devicelogin", Map.of(), "");
    assertThat(redirect.statusCode()).isEqualTo(302);
    Browser browser = browser(base).open("/common/oauth2/deviceauth");
    browser.type("otc", code.path("user_code").asString()).click("idSIButton9").enterUser(ADMIN);
    if (browser.has("consentOnBehalf")) {
      browser.tick("consentOnBehalf").click("idSIButton9");
    }
    browser.click("idSIButton9");
    assertThat(browser.text("#message")).startsWith("You have signed in");

    JsonNode tokens =
        post(
            configuration.path("token_endpoint").asString(),
            "grant_type",
            Cloud.DEVICE_GRANT,
            "client_id",
            PRINTER.toString(),
            "device_code",
            code.path("device_code").asString());
    assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
    assertThat(tokens.has("refresh_token")).isTrue();
  }

  @Test
  void aSecondFactorIsRegisteredOverTheWireAndItsSecretNotLogged() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.TRACE);
    String base = "https://localhost:" + entra.port();
    String token = base + "/organizations/oauth2/v2.0/";
    String secret;
    try {
      JsonNode code = post(token + "devicecode", "client_id", PRINTER.toString(), "scope", SCOPES);
      Browser browser =
          browser(base)
              .open("/common/oauth2/deviceauth")
              .typeAndEnter(code.path("user_code").asString())
              .typeAndEnter("mfa-register@contoso.onmicrosoft.com")
              .typeAndEnter(MagicAccounts.password())
              .typeAndEnter("");
      secret = browser.element("secretKey").text().replace(" ", "");
      browser.typeAndEnter(Totp.code(secret, CLOUD.clock.instant()));
      while (!browser.has("message")) {
        browser.click("idSIButton9"); // consent, where nobody has consented yet
      }
      JsonNode tokens =
          post(
              token + "token",
              "grant_type",
              Cloud.DEVICE_GRANT,
              "client_id",
              PRINTER.toString(),
              "device_code",
              code.path("device_code").asString());
      assertThat(tokens.has("access_token")).isTrue();
    } finally {
      root.setLevel(before);
      root.detachAppender(appender);
    }

    assertThat(List.copyOf(appender.list))
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains(secret) || line.contains(MagicAccounts.password()));
  }

  @Test
  void secretsAreNotLoggedAtAnyLevel() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.TRACE);
    try {
      aDeviceSignsInAtTheAddressThatItUses("localhost");
      LoggerFactory.getLogger(EntraIdTest.class).info("the appender works");
    } finally {
      root.setLevel(before);
      root.detachAppender(appender);
    }

    assertThat(List.copyOf(appender.list))
        .extracting(ILoggingEvent::getFormattedMessage)
        .contains("the appender works")
        .noneMatch(
            line ->
                line.contains(PASSWORD) || line.contains("passwd") || line.contains("device_code"));
  }

  @Test
  void errorsComeWithTheirStatus() throws Exception {
    HttpResponse<String> reply =
        send("POST", "/common/oauth2/v2.0/token", "grant_type=x&client_id=y");

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body())
        .startsWith("{\"error\":\"unsupported_grant_type\",\"error_description\":\"AADSTS70003: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1",
        "GET /common/oauth2/v2.0/token?%zz HTTP/1.1",
        "POST /common/oauth2/v2.0/token HTTP/1.1",
        "GET /a%00b/v2.0/.well-known/openid-configuration HTTP/1.1",
        "GET /%C3%28/v2.0/.well-known/openid-configuration HTTP/1.1",
        "PATCH /common/oauth2/v2.0/devicecode HTTP/1.1",
        "GET /../../etc/passwd HTTP/1.1",
        "GET /__files/x HTTP/1.1"
      })
  void nonsenseGetsNoStackTrace(String line) throws Exception {
    assertThat(raw("login.microsoftonline.com", line))
        .matches("(?s)HTTP/1.1 4\\d\\d .*")
        .doesNotContain("\tat ", "Exception");
  }

  @Test
  void aBodyThatIsTooLargeIsMalformed() throws Exception {
    HttpResponse<String> reply =
        send("POST", "/common/oauth2/v2.0/token", "grant_type=" + "x".repeat(70_000));

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("AADSTS9002313");
    assertThat(reply.headers().firstValue("x-ms-request-id")).isPresent();
  }

  @Test
  void aUsersMappingGoesFirstAndTheServiceStaysBehindIt() throws Exception {
    String path = "/organizations/oauth2/v2.0/token";
    HttpResponse<String> added =
        send(
            "POST",
            "/__admin/mappings",
            """
            {"request": {"method": "POST", "urlPath": "%s"},
             "response": {"status": 429, "headers": {"Retry-After": "60"}}}\
            """
                .formatted(path));
    assertThat(added.statusCode()).isEqualTo(201);

    assertThat(send("POST", path, "grant_type=x").statusCode()).isEqualTo(429);
    assertThat(send("POST", "/common/oauth2/v2.0/token", "grant_type=x").statusCode())
        .isEqualTo(400);
    for (String reset :
        List.of(
            "DELETE /__admin/mappings", "POST /__admin/mappings/reset", "POST /__admin/reset")) {
      send(reset.split(" ")[0], reset.split(" ")[1], "");
      assertThat(send("POST", path, "grant_type=x").statusCode())
          .as("after %s", reset)
          .isEqualTo(400);
    }
  }

  @Test
  void theAdminApiKeepsNoRequestsThatHoldSecrets() throws Exception {
    send("POST", "/common/login", Cloud.form("passwd", PASSWORD));

    assertThat(send("GET", "/__admin/requests", "").body())
        .doesNotContain(PASSWORD, "correct+horse");
  }

  @Test
  void aPortThatIsTakenIsToldByNumber() {
    assertThatThrownBy(
            () ->
                EntraId.start(
                    EntraSettings.onLoopback(CLOUD.clock).withPort(entra.port()),
                    CLOUD.directory,
                    Cloud.KEYS,
                    ca))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("127.0.0.1:" + entra.port());
  }

  @Test
  void aClosedServiceListensNoMore() throws Exception {
    EntraId other =
        EntraId.start(EntraSettings.onLoopback(CLOUD.clock), CLOUD.directory, Cloud.KEYS, ca);
    int port = other.port();
    assertThat(other.toString()).isEqualTo("EntraId[127.0.0.1:" + port + "]");

    other.close();

    assertThatThrownBy(() -> new Socket(other.address(), port)).isInstanceOf(IOException.class);
  }

  private static JsonNode get(String url) throws Exception {
    return Cloud.JSON.readTree(fetch("GET", url, Map.of(), "").body());
  }

  private static JsonNode post(String url, String... form) throws Exception {
    return Cloud.JSON.readTree(
        fetch(
                "POST",
                url,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Cloud.form(form))
            .body());
  }

  private static HttpResponse<String> send(String method, String target, String body)
      throws IOException {
    return fetch(method, "https://localhost:" + entra.port() + target, Map.of(), body);
  }

  private static HttpResponse<String> fetch(
      String method, String url, Map<String, String> headers, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Browser browser(String base) {
    return new Browser(
        (method, target, headers, body) -> {
          HttpResponse<String> reply = fetch(method, base + target, headers, body);
          return new Browser.Answer(
              reply.statusCode(),
              reply.headers().map().entrySet().stream()
                  .flatMap(
                      header ->
                          header.getValue().stream()
                              .map(value -> Map.entry(header.getKey(), value)))
                  .toList(),
              reply.body());
        });
  }

  /** What comes over the wire, byte for byte, as from a client that maps Microsoft's names. */
  private static String raw(String host, String line) throws IOException {
    return raw(host, line, "");
  }

  private static String raw(String host, String line, String body) throws IOException {
    Socket plain = new Socket(entra.address(), entra.port());
    try (SSLSocket socket =
        (SSLSocket) trust.getSocketFactory().createSocket(plain, host, 443, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      String head =
          line
              + "\r\nHost: "
              + host
              + "\r\n"
              + "Connection: close\r\n"
              + "Content-Type: application/x-www-form-urlencoded\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n";
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      ByteArrayOutputStream reply = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(reply);
      return reply.toString(StandardCharsets.UTF_8);
    }
  }
}
