package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ADMIN;
import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CLOSED;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.DAEMON;
import static dev.platen.stubs.entra.Cloud.DEVICE_GRANT;
import static dev.platen.stubs.entra.Cloud.DISABLED;
import static dev.platen.stubs.entra.Cloud.KEYS;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SCOPES;
import static dev.platen.stubs.entra.Cloud.SMTP;
import static dev.platen.stubs.entra.Cloud.json;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TokenEndpointTest {
  private static final String PATH = "/organizations/oauth2/v2.0/token";
  private final Cloud cloud = new Cloud().consented();

  // --- Device code

  @Test
  void aDeviceWaitsUntilSomebodyHasSignedIn() {
    JsonNode code = cloud.deviceCode();

    Reply pending = cloud.poll(code);

    assertThat(pending.status()).isEqualTo(400);
    assertThat(pending.header("Retry-After")).isEmpty();
    String trace = pending.header("x-ms-request-id").orElseThrow();
    String correlation = json(pending).path("correlation_id").asString();
    assertThat(pending.body())
        .isEqualTo(
            "{\"error\":\"authorization_pending\",\"error_description\":\"AADSTS70016: OAuth 2.0"
                + " device flow error. Authorization is pending. Continue polling. Trace ID: %s"
                + " Correlation ID: %s Timestamp: 2026-08-13"
                + " 21:24:29Z\",\"error_codes\":[70016],\"timestamp\":\"2026-08-13"
                + " 21:24:29Z\",\"trace_id\":\"%s\",\"correlation_id\":\"%s\",\"error_uri\":\"https://login.microsoftonline.com/error?code=70016\"}",
            trace, correlation, trace, correlation);

    cloud.signIn(code, ANNA);
    assertThat(cloud.poll(code).status()).isEqualTo(200);
  }

  @Test
  void theTokenReplyHasItsMembersInOrder() {
    JsonNode code = cloud.deviceCode();
    cloud.signIn(code, ANNA);

    Reply reply =
        cloud.post(
            PATH,
            "grant_type",
            "device_code",
            "client_id",
            PRINTER.toString(),
            "device_code",
            code.path("device_code").asString(),
            "client_info",
            "1",
            "client_secret",
            "");

    JsonNode body = json(reply);
    assertThat(body.propertyNames())
        .containsExactly(
            "token_type",
            "scope",
            "expires_in",
            "ext_expires_in",
            "access_token",
            "refresh_token",
            "id_token",
            "client_info");
    assertThat(reply.body())
        .startsWith("{\"token_type\":\"Bearer\",\"scope\":\"" + SMTP + "\",\"expires_in\":");
    assertThat(body.path("expires_in").isInt()).isTrue();
    assertThat(body.path("expires_in").asInt())
        .isBetween(3600, 5399)
        .isEqualTo(body.path("ext_expires_in").asInt());
    assertThat(body.path("refresh_token").asString()).matches("1\\.A[A-Za-z0-9_-]{1000,}");
    String info =
        new String(
            Base64.getUrlDecoder().decode(body.path("client_info").asString()),
            StandardCharsets.UTF_8);
    assertThat(info)
        .isEqualTo("{\"uid\":\"" + cloud.user(ANNA).id() + "\",\"utid\":\"" + CONTOSO + "\"}");
  }

  @Test
  void onlyWhatWasAskedForIsGiven() {
    JsonNode code = cloud.deviceCode("organizations", PRINTER, SMTP);
    cloud.signIn(code, ANNA);

    assertThat(json(cloud.poll(code)).propertyNames())
        .containsExactly("token_type", "scope", "expires_in", "ext_expires_in", "access_token");
  }

  @Test
  void theAccessTokenIsOneForExchange() throws Exception {
    JsonNode tokens = cloud.tokens(ANNA);

    JWSObject token = JWSObject.parse(tokens.path("access_token").asString());
    assertThat(
            token.verify(
                new RSASSAVerifier(
                    KEYS.publicKeys().getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
        .isTrue();
    JsonNode header = Cloud.JSON.readTree(token.getHeader().toBase64URL().decodeToString());
    assertThat(header.propertyNames()).containsExactly("typ", "alg", "x5t", "kid");
    JsonNode claims = Cloud.JSON.readTree(token.getPayload().toString());
    assertThat(claims.propertyNames())
        .containsExactly(
            "aud",
            "iss",
            "iat",
            "nbf",
            "exp",
            "acct",
            "acr",
            "aio",
            "amr",
            "app_displayname",
            "appid",
            "appidacr",
            "family_name",
            "given_name",
            "idtyp",
            "ipaddr",
            "name",
            "oid",
            "puid",
            "rh",
            "scp",
            "sub",
            "tid",
            "unique_name",
            "upn",
            "uti",
            "ver",
            "wids");
    assertThat(claims.path("aud").asString()).isEqualTo("https://outlook.office.com");
    assertThat(claims.path("iss").asString()).isEqualTo("https://sts.windows.net/" + CONTOSO + "/");
    assertThat(claims.path("scp").asString()).isEqualTo("SMTP.Send");
    assertThat(claims.path("upn").asString()).isEqualTo(ANNA);
    assertThat(claims.path("oid").asString()).isEqualTo(cloud.user(ANNA).id().toString());
    assertThat(claims.path("tid").asString()).isEqualTo(CONTOSO.toString());
    assertThat(claims.path("appid").asString()).isEqualTo(PRINTER.toString());
    assertThat(claims.path("appidacr").asString()).isEqualTo("0");
    assertThat(claims.path("given_name").asString()).isEqualTo("Anna");
    assertThat(claims.path("ipaddr").asString()).isEqualTo("192.0.2.7");
    assertThat(claims.path("ver").asString()).isEqualTo("1.0");
    assertThat(claims.path("exp").asLong())
        .isEqualTo(cloud.clock.instant().getEpochSecond() + tokens.path("expires_in").asInt());
  }

  @Test
  void theIdTokenIsForTheClient() throws Exception {
    JWSObject token = JWSObject.parse(cloud.tokens(ANNA).path("id_token").asString());

    JsonNode claims = Cloud.JSON.readTree(token.getPayload().toString());
    assertThat(claims.path("aud").asString()).isEqualTo(PRINTER.toString());
    assertThat(claims.path("iss").asString())
        .isEqualTo("https://login.microsoftonline.com/" + CONTOSO + "/v2.0");
    assertThat(claims.path("preferred_username").asString()).isEqualTo(ANNA);
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3900);
  }

  @ParameterizedTest
  @CsvSource({
    "device_code, device_code",
    "device_code, code",
    DEVICE_GRANT + ", code",
    DEVICE_GRANT + ", device_code"
  })
  void bothSpellingsOfTheGrantAndOfTheCodeWork(String grant, String parameter) {
    JsonNode code = cloud.deviceCode();
    cloud.signIn(code, ANNA);

    assertThat(
            cloud
                .post(
                    PATH,
                    "grant_type",
                    grant,
                    "client_id",
                    PRINTER.toString(),
                    parameter,
                    code.path("device_code").asString())
                .status())
        .isEqualTo(200);
  }

  @Test
  void extrasOfTheClientsAreIgnored() {
    JsonNode code = cloud.deviceCode();
    cloud.signIn(code, ANNA);

    Reply reply =
        cloud.post(
            PATH + "?x-client-SKU=MSAL",
            "grant_type",
            DEVICE_GRANT,
            "client_id",
            PRINTER.toString(),
            "device_code",
            code.path("device_code").asString(),
            "code",
            code.path("device_code").asString(),
            "scope",
            "openid offline_access openid offline_access",
            "tenant",
            "common",
            "client_secret",
            "",
            "claims",
            "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}",
            "x-client-current-telemetry",
            "4|622,0|");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("x-ms-clitelem")).contains("1,0,0,,");
  }

  @Test
  void aCodeExpiresByItsTenantsClock() {
    JsonNode code = cloud.deviceCode();

    cloud.clock.advance(Duration.ofSeconds(899));
    assertThat(number(cloud.poll(code))).isEqualTo(70016);
    cloud.clock.advance(Duration.ofSeconds(1));

    Reply expired = cloud.poll(code);
    assertThat(expired.status()).isEqualTo(400);
    assertThat(json(expired).path("error").asString()).isEqualTo("expired_token");
    assertThat(number(expired)).isEqualTo(70020);
    cloud.clock.advance(Duration.ofDays(91));
    assertThat(number(cloud.poll(code))).isEqualTo(70020);
  }

  @Test
  void aDeclinedCodeIsToldInEntrasOwnWord() {
    JsonNode code = cloud.deviceCode();
    cloud.browser().enterCode(code).enterUser(ANNA).click("idBtn_Back");

    assertThat(json(cloud.poll(code)).path("error").asString()).isEqualTo("authorization_declined");
  }

  @Test
  void anUnknownCodeIsAnInvalidGrant() {
    Reply reply = cloud.poll("organizations", PRINTER, "FAQABAAEAAAAnever");

    assertThat(json(reply).path("error").asString()).isEqualTo("invalid_grant");
    assertThat(number(reply)).isEqualTo(7000014);
  }

  @Test
  void aCodeIsRedeemedOnce() {
    JsonNode code = cloud.deviceCode();
    cloud.signIn(code, ANNA);
    assertThat(cloud.poll(code).status()).isEqualTo(200);

    Reply again = cloud.poll(code);

    assertThat(json(again).path("error").asString()).isEqualTo("invalid_grant");
    assertThat(number(again)).isEqualTo(54005);
  }

  @Test
  void ofEightPollsAtOnceOneGetsTheTokens() throws Exception {
    for (int round = 0; round < 50; round++) {
      JsonNode code = cloud.deviceCode();
      cloud.signIn(code, ANNA);
      CyclicBarrier barrier = new CyclicBarrier(8);
      List<Future<Reply>> polls = new ArrayList<>();
      try (var executor = Executors.newFixedThreadPool(8)) {
        for (int i = 0; i < 8; i++) {
          polls.add(
              executor.submit(
                  () -> {
                    barrier.await();
                    return cloud.poll(code);
                  }));
        }
      }

      int won = 0;
      for (Future<Reply> poll : polls) {
        if (poll.get().status() == 200) {
          won++;
        } else {
          assertThat(number(poll.get())).isEqualTo(54005);
        }
      }
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  void withoutPublicClientFlowsTheTokenEndpointRefusesWhileTheDeviceEndpointDoesNot() {
    JsonNode code = cloud.deviceCode("organizations", CLOSED, SCOPES);
    assertThat(code.has("user_code")).isTrue();

    Reply reply = cloud.poll("organizations", CLOSED, code.path("device_code").asString());

    assertThat(reply.status()).isEqualTo(401);
    assertThat(json(reply).path("error").asString()).isEqualTo("invalid_client");
    assertThat(json(reply).path("error_description").asString())
        .startsWith(
            "AADSTS7000218: The request body must contain the following parameter:"
                + " 'client_assertion' or 'client_secret'.");
  }

  @Test
  void aPublicClientMustNotSendASecret() {
    Reply reply =
        cloud.post(
            PATH,
            "grant_type",
            DEVICE_GRANT,
            "client_id",
            PRINTER.toString(),
            "device_code",
            "x",
            "client_secret",
            "y");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(number(reply)).isEqualTo(700025);
  }

  @Test
  void aDisabledApplicationGetsNothing() {
    JsonNode code = cloud.deviceCode("organizations", DISABLED, SCOPES);

    Reply reply = cloud.poll("organizations", DISABLED, code.path("device_code").asString());

    assertThat(number(reply)).isEqualTo(7000112);
    assertThat(reply.body()).contains("Application '" + DISABLED + "'(Old Printer) is disabled.");
  }

  @Test
  void aCodeOfAnotherClientIsRefused() {
    changeApplication(
        app ->
            app.clientId().equals(CLOSED)
                ? new Application(CLOSED, "Opened", true, true, null)
                : app);
    JsonNode code = cloud.deviceCode();

    assertThat(number(cloud.poll("organizations", CLOSED, code.path("device_code").asString())))
        .isEqualTo(70000);
  }

  @Test
  void aUserWhoWasDisabledOrRevokedMeanwhileIsRefused() {
    JsonNode code = cloud.deviceCode();
    cloud.signIn(code, ANNA);

    cloud.changeUser(ANNA, user -> user.withEnabled(false));
    assertThat(number(cloud.poll(code))).isEqualTo(50057);
    cloud.clock.advance(Duration.ofSeconds(1));
    cloud.changeUser(
        ANNA, user -> user.withEnabled(true).withPassword("new", cloud.clock.instant()));
    assertThat(number(cloud.poll(code))).isEqualTo(50173);
  }

  @Test
  void consentThatWasTakenBackIsMissing() {
    JsonNode code = cloud.deviceCode();
    cloud.signIn(code, ANNA);
    cloud.directory.update(CONTOSO, tenant -> tenant.withConsents(List.of()));

    Reply reply = cloud.poll(code);

    assertThat(json(reply).path("suberror").asString()).isEqualTo("consent_required");
    assertThat(json(reply).propertyNames()).endsWith("error_uri", "suberror");
    assertThat(json(reply).path("error_description").asString())
        .startsWith(
            "AADSTS65001: The user or administrator has not consented to use the application with"
                + " ID '"
                + PRINTER
                + "' named 'Platen Printer'.");
    cloud.consented();
    assertThat(cloud.poll(code).status()).as("the refusal did not use the code up").isEqualTo(200);
  }

  // --- Refresh token

  @Test
  void aRefreshTokenGivesNewTokensAndStaysValid() {
    String first = cloud.tokens(ANNA).path("refresh_token").asString();
    cloud.clock.advance(Duration.ofDays(60));

    JsonNode second = json(cloud.refresh(first));
    assertThat(second.path("scope").asString()).isEqualTo(SMTP);
    assertThat(second.path("refresh_token").asString()).isNotEqualTo(first);
    assertThat(second.has("id_token")).isTrue();
    assertThat(cloud.refresh(first).status()).as("the old one").isEqualTo(200);

    cloud.clock.advance(Duration.ofDays(60));
    assertThat(number(cloud.refresh(first))).as("the old one, 120 days later").isEqualTo(700082);
    assertThat(cloud.refresh(second.path("refresh_token").asString()).status())
        .as("the new one")
        .isEqualTo(200);
  }

  @Test
  void aRefreshTokenThatLayIdleFor91DaysHasExpired() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();
    cloud.clock.advance(Duration.ofDays(90));
    assertThat(cloud.refresh(token).status()).isEqualTo(200);
    cloud.clock.advance(Duration.ofDays(1));

    Reply reply = cloud.refresh(token);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(json(reply).path("error").asString()).isEqualTo("invalid_grant");
    assertThat(json(reply).path("suberror").asString()).isEqualTo("bad_token");
    assertThat(json(reply).path("error_description").asString())
        .startsWith(
            "AADSTS700082: The refresh token has expired due to inactivity. The token was issued on"
                + " 2026-08-13T21:24:29.1234567Z and was inactive for 90.00:00:00. Trace ID: ");
  }

  @Test
  void aChangedPasswordRevokesRefreshTokens() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();
    cloud.clock.advance(Duration.ofHours(1));
    Instant changed = cloud.clock.instant();
    cloud.changeUser(ANNA, user -> user.withPassword("another", changed));

    Reply reply = cloud.refresh(token);

    assertThat(number(reply)).isEqualTo(50173);
    assertThat(reply.body())
        .contains(
            "The grant was issued on '2026-08-13T21:24:29.1234567Z' and the TokensValidFrom date"
                + " (before which tokens are not valid) for this user is"
                + " '2026-08-13T22:24:29.1234567Z'.");
  }

  @Test
  void aRefreshTokenSurvivesARestart() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();

    Cloud restarted = new Cloud().consented();

    assertThat(restarted.refresh(token).status()).isEqualTo(200);
  }

  @Test
  void aRefreshTokenIsNoOneElses() {
    changeApplication(
        app ->
            app.clientId().equals(CLOSED)
                ? new Application(CLOSED, "Opened", true, true, null)
                : app);
    String token = cloud.tokens(ANNA).path("refresh_token").asString();

    Reply reply =
        cloud.post(
            PATH,
            "grant_type",
            "refresh_token",
            "client_id",
            CLOSED.toString(),
            "refresh_token",
            token);

    assertThat(number(reply)).isEqualTo(70000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.A", "1.AAAAA", "1.A!", "1.Aäöü"})
  void nonsenseIsNoRefreshToken(String token) {
    assertThat(number(cloud.refresh(token))).isEqualTo(70000);
  }

  @Test
  void aRefreshTokenThatWasTamperedWithIsRefused() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();
    char changed = token.charAt(40) == 'A' ? 'B' : 'A';

    assertThat(number(cloud.refresh(token.substring(0, 40) + changed + token.substring(41))))
        .isEqualTo(70000);
  }

  @Test
  void aRefreshMayAskForOtherScopes() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();

    assertThat(number(refresh(token, "https://outlook.office.com/IMAP.AccessAsUser.All")))
        .isEqualTo(65001);
    assertThat(number(refresh(token, "https://outlook.office.com/SMTP.SendAsApp")))
        .isEqualTo(650053);
    assertThat(number(refresh(token, "https://vault.azure.net/x"))).isEqualTo(500011);
    JsonNode other = json(refresh(token, "https://outlook.office365.com/SMTP.Send"));
    assertThat(other.path("scope").asString()).isEqualTo("https://outlook.office365.com/SMTP.Send");
    assertThat(other.has("refresh_token")).isTrue();
    assertThat(other.has("id_token")).isFalse();
  }

  @Test
  void theTenantMustBeTheTokens() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();
    cloud.directory.update(
        Cloud.FABRIKAM,
        tenant ->
            withApplications(tenant, List.of(new Application(PRINTER, "P", true, true, null))));

    Reply reply =
        cloud.post(
            "/fabrikam.onmicrosoft.com/oauth2/v2.0/token",
            "grant_type",
            "refresh_token",
            "client_id",
            PRINTER.toString(),
            "refresh_token",
            token);

    assertThat(number(reply)).isEqualTo(700005);
  }

  // --- Client credentials

  @Test
  void aDaemonActsForItself() throws Exception {
    Reply reply =
        daemon("contoso.onmicrosoft.com", "s3cret~value", "https://outlook.office365.com/.default");

    JsonNode body = json(reply);
    assertThat(body.propertyNames())
        .containsExactly("token_type", "expires_in", "ext_expires_in", "access_token");
    JsonNode claims =
        Cloud.JSON.readTree(
            JWSObject.parse(body.path("access_token").asString()).getPayload().toString());
    assertThat(claims.path("roles").path(0).asString()).isEqualTo("SMTP.SendAsApp");
    assertThat(claims.path("idtyp").asString()).isEqualTo("app");
    assertThat(claims.path("appid").asString()).isEqualTo(DAEMON.toString());
    assertThat(claims.has("scp")).isFalse();
    assertThat(claims.has("upn")).isFalse();
  }

  @Test
  void aDaemonsSecretMayComeAsHttpBasic() {
    String basic =
        Base64.getEncoder()
            .encodeToString((DAEMON + ":s3cret%7Evalue").getBytes(StandardCharsets.UTF_8));

    Reply reply =
        cloud.send(
            "POST",
            "login.microsoftonline.com",
            "/" + CONTOSO + "/oauth2/v2.0/token",
            Map.of("Authorization", "Basic " + basic),
            Cloud.form(
                "grant_type",
                "client_credentials",
                "scope",
                "https://outlook.office365.com/.default"));

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void aDaemonIsRefusedAsTheServiceDoes() {
    String scope = "https://outlook.office365.com/.default";
    assertThat(daemon(CONTOSO.toString(), "wrong", scope).status()).isEqualTo(401);
    assertThat(number(daemon(CONTOSO.toString(), "wrong", scope))).isEqualTo(7000215);
    assertThat(number(daemon(CONTOSO.toString(), "", scope))).isEqualTo(7000216);
    assertThat(number(daemon(CONTOSO.toString(), "s3cret~value", SMTP))).isEqualTo(1002012);
    assertThat(
            number(daemon(CONTOSO.toString(), "s3cret~value", "https://vault.azure.net/.default")))
        .isEqualTo(500011);
    assertThat(number(daemon("common", "s3cret~value", scope))).isEqualTo(9001023);
    assertThat(number(daemon("organizations", "s3cret~value", scope))).isEqualTo(50059);
  }

  // --- The request

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          client_id=x                                                   | 400 | 900144  | invalid_request        | 'grant_type'
          grant_type=device_code                                        | 400 | 900144  | invalid_request        | 'client_id'
          grant_type=device_code&client_id=aaaaaaaa-0000-4000-8000-000000000001 | 400 | 900144 | invalid_request | 'device_code'
          grant_type=refresh_token&client_id=aaaaaaaa-0000-4000-8000-000000000001 | 400 | 900144 | invalid_request | 'refresh_token'
          grant_type=password&client_id=x                               | 400 | 70003   | unsupported_grant_type | The app requested an unsupported grant type 'password'.
          grant_type=device_code&grant_type=device_code&client_id=x     | 400 | 9000411 | invalid_request        | 'grant_type' is duplicated
          grant_type=device_code&client_id=bbbbbbbb-0000-4000-8000-000000000009&device_code=x | 400 | 700016 | unauthorized_client | was not found
          grant_type=device_code&client_id=aaaaaaaa-0000-4000-8000-000000000001&device_code=x&client_assertion=y | 401 | 50027 | invalid_client | malformed
          """)
  void badRequestsAreRefusedAsTheServiceDoes(
      String body, int status, int number, String error, String text) {
    Reply reply = cloud.send("POST", "login.microsoftonline.com", PATH, Map.of(), body);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(number(reply)).isEqualTo(number);
    assertThat(json(reply).path("error").asString()).isEqualTo(error);
    assertThat(json(reply).path("error_description").asString()).contains(text);
  }

  @Test
  void tokensAreNotToBeHadByGet() {
    assertThat(number(cloud.get(PATH + "?grant_type=device_code"))).isEqualTo(900561);
  }

  @Test
  void whatIsUnsupportedHasNoErrorUri() {
    assertThat(json(cloud.post(PATH, "grant_type", "x", "client_id", "y")).has("error_uri"))
        .isFalse();
  }

  @Test
  void anAdministratorsRolesAreInTheToken() throws Exception {
    JWSObject token = JWSObject.parse(cloud.tokens(ADMIN).path("access_token").asString());

    assertThat(Cloud.JSON.readTree(token.getPayload().toString()).path("wids"))
        .extracting(JsonNode::asString)
        .contains("62e90394-69f5-4237-9190-012177145e10");
  }

  private Reply refresh(String token, String scope) {
    return cloud.post(
        PATH,
        "grant_type",
        "refresh_token",
        "client_id",
        PRINTER.toString(),
        "refresh_token",
        token,
        "scope",
        scope);
  }

  private Reply daemon(String tenant, String secret, String scope) {
    return cloud.post(
        "/" + tenant + "/oauth2/v2.0/token",
        "grant_type",
        "client_credentials",
        "client_id",
        DAEMON.toString(),
        "client_secret",
        secret,
        "scope",
        scope);
  }

  private void changeApplication(UnaryOperator<Application> change) {
    cloud.directory.update(
        CONTOSO,
        tenant -> withApplications(tenant, tenant.applications().stream().map(change).toList()));
  }

  private static Tenant withApplications(Tenant tenant, List<Application> applications) {
    return new Tenant(
        tenant.id(),
        tenant.displayName(),
        tenant.domains(),
        tenant.securityDefaults(),
        tenant.smtpClientAuthenticationDisabled(),
        tenant.users(),
        applications,
        tenant.consents());
  }
}
