package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SMTP;
import static dev.platen.stubs.entra.Cloud.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.entra.http.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Requests in the exact form in which clients of the field send them (reference entra 7). */
class FieldClientsTest {
  private static final String TOKEN = "/common/oauth2/v2.0/token";
  private static final String CLIENT = PRINTER.toString();
  private final Cloud cloud = new Cloud().consented();

  @Test
  void emailOauth2ProxySignsInByGetAndRefreshesWithItsScope() {
    String scope = SMTP + " offline_access";
    Reply started =
        cloud.get(
            "/common/oauth2/v2.0/devicecode?"
                + Cloud.form(
                    "client_id",
                    CLIENT,
                    "scope",
                    scope,
                    "response_type",
                    "code",
                    "access_type",
                    "offline",
                    "login_hint",
                    ANNA,
                    "redirect_uri",
                    "http://localhost",
                    "state",
                    "x"));
    JsonNode code = json(started);
    assertThat(code.path("interval").isInt()).isTrue();
    String[] poll = {
      "client_id",
      CLIENT,
      "grant_type",
      Cloud.DEVICE_GRANT,
      "device_code",
      code.path("device_code").asString(),
      "redirect_uri",
      "http://localhost",
      "code",
      code.path("device_code").asString()
    };
    Reply pending = cloud.post(TOKEN, poll);
    assertThat(pending.status()).isEqualTo(400);
    assertThat(pending.header("Retry-After")).isEmpty();
    cloud.signIn(code, ANNA);
    JsonNode tokens = json(cloud.post(TOKEN, poll));
    assertThat(tokens.path("expires_in").isInt()).isTrue();

    Reply refreshed =
        cloud.post(
            TOKEN,
            "client_id",
            CLIENT,
            "refresh_token",
            tokens.path("refresh_token").asString(),
            "grant_type",
            "refresh_token",
            "scope",
            scope);

    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(json(refreshed).has("refresh_token")).isTrue();
  }

  @Test
  void muttSendsItsTenantAndAnEmptySecret() {
    JsonNode code =
        json(
            cloud.post(
                "/common/oauth2/v2.0/devicecode",
                "client_id",
                CLIENT,
                "tenant",
                "common",
                "scope",
                "offline_access " + SMTP));
    assertThat(code.path("message").asString()).contains(code.path("user_code").asString());
    cloud.signIn(code, ANNA);
    JsonNode tokens =
        json(
            cloud.post(
                TOKEN,
                "client_id",
                CLIENT,
                "tenant",
                "common",
                "grant_type",
                Cloud.DEVICE_GRANT,
                "device_code",
                code.path("device_code").asString()));

    Reply refreshed =
        cloud.post(
            TOKEN,
            "client_id",
            CLIENT,
            "tenant",
            "common",
            "client_secret",
            "",
            "refresh_token",
            tokens.path("refresh_token").asString(),
            "grant_type",
            "refresh_token");

    assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
  }

  @Test
  void saslXoauth2AsksTwiceForTheSameScopeAndRefreshesWithoutAny() {
    JsonNode code =
        json(
            cloud.post(
                "/common/oauth2/v2.0/devicecode",
                "client_id",
                CLIENT,
                "scope",
                "openid offline_access " + SMTP + " offline_access openid profile"));
    cloud.signIn(code, ANNA);
    JsonNode tokens =
        json(
            cloud.post(
                TOKEN,
                "client_id",
                CLIENT,
                "grant_type",
                Cloud.DEVICE_GRANT,
                "code",
                code.path("device_code").asString(),
                "device_code",
                code.path("device_code").asString(),
                "scope",
                "openid offline_access " + SMTP,
                "claims",
                "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}"));

    Reply refreshed =
        cloud.post(
            TOKEN,
            "client_id",
            CLIENT,
            "client_secret",
            "",
            "grant_type",
            "refresh_token",
            "refresh_token",
            tokens.path("refresh_token").asString());

    assertThat(json(refreshed).path("scope").asString()).isEqualTo(SMTP);
  }

  @Test
  void whatAShellScriptReadsStandsOnOneLine() {
    JsonNode code = cloud.deviceCode();
    Reply pending = cloud.poll(code);

    assertThat(pending.body()).doesNotContain("\n", "\r").startsWith("{\"error\":\"");
    assertThat(pending.status()).isEqualTo(400);
  }

  @Test
  void aStrictClientFindsTheIssuerUnderTheAddressOfItsDocument() {
    for (String tenant : new String[] {Cloud.CONTOSO.toString(), "contoso.onmicrosoft.com"}) {
      JsonNode document = json(cloud.get("/" + tenant + "/v2.0/.well-known/openid-configuration"));
      assertThat(document.path("issuer").asString())
          .isEqualTo("https://login.microsoftonline.com/" + Cloud.CONTOSO + "/v2.0");
      assertThat(document.path("token_endpoint").asString()).endsWith("/token");
      assertThat(document.path("jwks_uri").asString()).endsWith("/discovery/v2.0/keys");
    }
  }
}
