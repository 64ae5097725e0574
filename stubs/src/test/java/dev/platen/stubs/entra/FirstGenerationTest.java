package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CALLBACK;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.DAEMON;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.json;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The endpoints of ADAL's time, and what else older clients ask (reference entra 1.2). */
class FirstGenerationTest {
  private static final String EXCHANGE = "https://outlook.office365.com/";
  private final Cloud cloud = new Cloud().consented();

  private JsonNode deviceCode() {
    return json(
        cloud.post(
            "/organizations/oauth2/devicecode?api-version=1.0",
            "client_id",
            PRINTER.toString(),
            "resource",
            EXCHANGE));
  }

  private Reply poll(JsonNode code) {
    return cloud.post(
        "/organizations/oauth2/token",
        "grant_type",
        "device_code",
        "client_id",
        PRINTER.toString(),
        "resource",
        EXCHANGE,
        "code",
        code.path("device_code").asString());
  }

  private JsonNode tokens() {
    JsonNode code = deviceCode();
    cloud.signIn(code, ANNA);
    return json(poll(code));
  }

  private Reply refresh(String token) {
    return cloud.post(
        "/common/oauth2/token",
        "grant_type",
        "refresh_token",
        "client_id",
        PRINTER.toString(),
        "resource",
        EXCHANGE,
        "refresh_token",
        token);
  }

  @Test
  void aDeviceCodeHasAVerificationUrlAndNumbersAsText() {
    JsonNode code = deviceCode();

    assertThat(code.propertyNames())
        .containsExactly(
            "user_code", "device_code", "verification_url", "expires_in", "interval", "message");
    assertThat(code.path("verification_url").asString())
        .isEqualTo("https://microsoft.com/devicelogin");
    assertThat(code.path("expires_in")).isEqualTo(Cloud.JSON.readTree("\"900\""));
    assertThat(code.path("interval")).isEqualTo(Cloud.JSON.readTree("\"5\""));
  }

  @Test
  void aDeviceCodeMayBeAskedForByGet() {
    Reply reply =
        cloud.get(
            "/common/oauth2/devicecode?"
                + Cloud.form(
                    "api-version",
                    "1.0",
                    "client_id",
                    PRINTER.toString(),
                    "resource",
                    EXCHANGE,
                    "mkt",
                    "it"));

    assertThat(json(reply).path("message").asString()).doesNotStartWith("To sign in");
    assertThat(json(reply).path("message").asString())
        .contains(json(reply).path("user_code").asString());
  }

  @Test
  void aDeviceMustNameAResource() {
    Reply reply = cloud.post("/common/oauth2/devicecode", "client_id", PRINTER.toString());

    assertThat(number(reply)).isEqualTo(900144);
    assertThat(json(reply).path("error_description").asString()).contains("'resource'");
  }

  @Test
  void tokensSayForWhatAndUntilWhenInTexts() throws Exception {
    JsonNode tokens = tokens();

    assertThat(tokens.propertyNames())
        .containsExactly(
            "token_type",
            "scope",
            "expires_in",
            "ext_expires_in",
            "expires_on",
            "not_before",
            "resource",
            "access_token",
            "refresh_token",
            "id_token");
    assertThat(tokens.path("expires_in").isString()).isTrue();
    assertThat(tokens.path("scope").asString()).isEqualTo("SMTP.Send");
    assertThat(tokens.path("resource").asString()).isEqualTo("https://outlook.office.com");
    long now = cloud.clock.instant().getEpochSecond();
    assertThat(Long.parseLong(tokens.path("expires_on").asString()))
        .isEqualTo(now + Long.parseLong(tokens.path("expires_in").asString()));
    JsonNode claims =
        Cloud.JSON.readTree(
            JWSObject.parse(tokens.path("id_token").asString()).getPayload().toString());
    assertThat(claims.path("ver").asString()).isEqualTo("1.0");
    assertThat(claims.path("iss").asString()).isEqualTo("https://sts.windows.net/" + CONTOSO + "/");
    assertThat(claims.path("upn").asString()).isEqualTo(ANNA);
  }

  @Test
  void aRefreshAsksForAResource() {
    Reply reply = refresh(tokens().path("refresh_token").asString());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(json(reply).path("expires_in").isString()).isTrue();
  }

  @Test
  void anExpiredCodeHasAnotherWord() {
    JsonNode code = deviceCode();
    assertThat(json(poll(code)).path("error").asString()).isEqualTo("authorization_pending");
    cloud.clock.advance(Duration.ofMinutes(15));

    assertThat(json(poll(code)).path("error").asString()).isEqualTo("code_expired");
    assertThat(number(poll(code))).isEqualTo(70020);
  }

  @Test
  void aRefusalByAPolicyAsksForInteraction() {
    String token = tokens().path("refresh_token").asString();
    ConditionalAccessPolicy policy =
        ConditionalAccessPolicy.parse(
            Cloud.JSON.readTree(
                """
                {"displayName": "No", "state": "enabled",
                 "conditions": {"users": {"includeUsers": ["All"]},
                   "applications": {"includeApplications": ["All"]}},
                 "grantControls": {"operator": "OR", "builtInControls": ["block"]}}
                """));
    cloud.directory.update(CONTOSO, tenant -> tenant.withAccess(access -> access.with(policy)));

    JsonNode refused = json(refresh(token));

    assertThat(refused.path("error").asString()).isEqualTo("interaction_required");
    assertThat(refused.path("error_codes").path(0).asInt()).isEqualTo(53003);
    assertThat(json(cloud.refresh(token)).path("error").asString())
        .as("the second generation")
        .isEqualTo("invalid_grant");
  }

  @Test
  void aDaemonNamesAResource() {
    Reply reply =
        cloud.post(
            "/" + CONTOSO + "/oauth2/token",
            "grant_type",
            "client_credentials",
            "client_id",
            DAEMON.toString(),
            "client_secret",
            "s3cret~value",
            "resource",
            EXCHANGE);

    assertThat(json(reply).propertyNames())
        .containsExactly(
            "token_type",
            "expires_in",
            "ext_expires_in",
            "expires_on",
            "not_before",
            "resource",
            "access_token");
  }

  @Test
  void aBrowserIsSentBackWithACode() {
    String target =
        "/common/oauth2/authorize?"
            + Cloud.form(
                "client_id",
                PRINTER.toString(),
                "response_type",
                "code",
                "redirect_uri",
                CALLBACK,
                "resource",
                EXCHANGE);
    String code = cloud.browser().open(target).enterUser(ANNA).taken("code");

    Reply reply =
        cloud.post(
            "/common/oauth2/token",
            "grant_type",
            "authorization_code",
            "client_id",
            PRINTER.toString(),
            "redirect_uri",
            CALLBACK,
            "code",
            code);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(json(reply).path("resource").asString()).isEqualTo("https://outlook.office.com");
  }

  @Test
  void openIdConfigurationHasItsMembersInOrder() {
    JsonNode document = json(cloud.get("/common/.well-known/openid-configuration"));

    assertThat(document.propertyNames())
        .containsExactly(
            "token_endpoint",
            "token_endpoint_auth_methods_supported",
            "jwks_uri",
            "response_modes_supported",
            "subject_types_supported",
            "id_token_signing_alg_values_supported",
            "response_types_supported",
            "scopes_supported",
            "issuer",
            "microsoft_multi_refresh_token",
            "authorization_endpoint",
            "device_authorization_endpoint",
            "http_logout_supported",
            "frontchannel_logout_supported",
            "end_session_endpoint",
            "claims_supported",
            "check_session_iframe",
            "userinfo_endpoint",
            "kerberos_endpoint",
            "tenant_region_scope",
            "cloud_instance_name",
            "cloud_graph_host_name",
            "msgraph_host",
            "rbac_url");
    assertThat(document.path("issuer").asString()).isEqualTo("https://sts.windows.net/{tenantid}/");
    assertThat(document.path("token_endpoint").asString())
        .isEqualTo("https://login.microsoftonline.com/common/oauth2/token");
    assertThat(
            json(cloud.get("/contoso.onmicrosoft.com/.well-known/openid-configuration"))
                .path("issuer")
                .asString())
        .isEqualTo("https://sts.windows.net/" + CONTOSO + "/");
    assertThat(cloud.get("/common/discovery/keys").status()).isEqualTo(200);
  }

  @Test
  void instanceDiscoveryOfTheFirstVersionNamesTheDocumentOnly() {
    Reply reply =
        cloud.get(
            "/common/discovery/instance?"
                + Cloud.form(
                    "api-version",
                    "1.0",
                    "authorization_endpoint",
                    "https://login.windows.net/common/oauth2/authorize"));

    assertThat(reply.body())
        .isEqualTo(
            "{\"tenant_discovery_endpoint\":\"https://login.microsoftonline.com/common/.well-known/openid-configuration\"}");
  }

  @Test
  void signingOutHasItsPage() {
    assertThat(cloud.get("/common/oauth2/logout").status()).isEqualTo(200);
  }

  // --- GetCredentialType

  @ParameterizedTest
  @CsvSource({
    "anna@contoso.onmicrosoft.com,   0, 3",
    "nobody@contoso.onmicrosoft.com, 1, 3",
    "x@nowhere.example,              1, 1",
    "olivia@outlook.com,             5, 2"
  })
  void aNameIsKnownOrNot(String name, int exists, int domain) {
    cloud.withOlivia();

    JsonNode answer = json(credentialType("{\"username\":\"" + name + "\"}"));

    assertThat(answer.path("Username").asString()).isEqualTo(name);
    assertThat(answer.path("IfExistsResult").asInt()).isEqualTo(exists);
    assertThat(answer.path("EstsProperties").path("DomainType").asInt()).isEqualTo(domain);
  }

  @Test
  void aQuestionThatIsNoneIsRefused() {
    assertThat(number(credentialType("{"))).isEqualTo(9002313);
    assertThat(number(credentialType("[]"))).isEqualTo(9002313);
    assertThat(number(credentialType("{}"))).isEqualTo(900144);
    assertThat(number(cloud.get("/common/GetCredentialType"))).isEqualTo(900561);
  }

  private Reply credentialType(String body) {
    return cloud.send(
        "POST",
        "login.microsoftonline.com",
        "/common/GetCredentialType?mkt=en-US",
        Map.of("Content-Type", "application/json; charset=UTF-8"),
        body);
  }
}
