package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.json;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.entra.http.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DiscoveryTest {
  private final Cloud cloud = new Cloud();

  @Test
  void openIdConfigurationHasTheRecordedMembersInTheRecordedOrder() {
    Reply reply = cloud.get("/organizations/v2.0/.well-known/openid-configuration");

    assertThat(json(reply).propertyNames())
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
            "request_uri_parameter_supported",
            "userinfo_endpoint",
            "authorization_endpoint",
            "device_authorization_endpoint",
            "http_logout_supported",
            "frontchannel_logout_supported",
            "end_session_endpoint",
            "claims_supported",
            "kerberos_endpoint",
            "tenant_region_scope",
            "cloud_instance_name",
            "cloud_graph_host_name",
            "msgraph_host",
            "rbac_url");
    assertThat(reply.body())
        .startsWith(
            "{\"token_endpoint\":\"https://login.microsoftonline.com/organizations/oauth2/v2.0/token\","
                + "\"token_endpoint_auth_methods_supported\":[\"client_secret_post\",")
        .contains("\"tenant_region_scope\":null,", "\"request_uri_parameter_supported\":false,");
    assertThat(reply.header("Cache-Control")).contains("max-age=86400, private");
    assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
  }

  @ParameterizedTest
  @CsvSource({
    "common,                                common,                                {tenantid}",
    "organizations,                         organizations,                         {tenantid}",
    "consumers,                             consumers,                            "
        + " 9188040d-6c67-4c5b-b112-36a304b66dad",
    "contoso.onmicrosoft.com,               11111111-1111-4111-8111-111111111111, "
        + " 11111111-1111-4111-8111-111111111111",
    "11111111-1111-4111-8111-111111111111,  11111111-1111-4111-8111-111111111111, "
        + " 11111111-1111-4111-8111-111111111111"
  })
  void issuerAndEndpointsFollowTheTenant(String asked, String path, String issuer) {
    JsonNode document = json(cloud.get("/" + asked + "/v2.0/.well-known/openid-configuration"));

    assertThat(document.path("issuer").asString())
        .isEqualTo("https://login.microsoftonline.com/" + issuer + "/v2.0");
    assertThat(document.path("device_authorization_endpoint").asString())
        .isEqualTo("https://login.microsoftonline.com/" + path + "/oauth2/v2.0/devicecode");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8443,                 https://localhost:8443",
    "127.0.0.1:8443,                 https://127.0.0.1:8443",
    "login.microsoftonline.com,      https://login.microsoftonline.com",
    "LOGIN.microsoftonline.com:443,  https://login.microsoftonline.com",
    "login.windows.net,              https://login.microsoftonline.com",
    "login.microsoftonline.com:8443, https://login.microsoftonline.com:8443"
  })
  void documentsNameTheAddressThatTheClientUsed(String authority, String base) {
    JsonNode document =
        json(
            cloud.send(
                "GET",
                authority,
                "/" + CONTOSO + "/v2.0/.well-known/openid-configuration",
                Map.of(),
                ""));

    assertThat(document.path("token_endpoint").asString())
        .isEqualTo(base + "/" + CONTOSO + "/oauth2/v2.0/token");
    assertThat(document.path("issuer").asString()).isEqualTo(base + "/" + CONTOSO + "/v2.0");
  }

  @Test
  void anUnknownTenantIsInvalidTenantInDiscovery() {
    Reply reply = cloud.get("/nowhere.example/v2.0/.well-known/openid-configuration");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(json(reply).path("error").asString()).isEqualTo("invalid_tenant");
    assertThat(number(reply)).isEqualTo(90002);
    assertThat(json(reply).path("error_description").asString())
        .startsWith("AADSTS90002: Tenant 'nowhere.example' not found. Check to make sure");
  }

  @Test
  void keysArePublishedWithTheirCertificates() {
    JsonNode keys = json(cloud.get("/common/discovery/v2.0/keys")).path("keys");

    assertThat(keys).hasSize(3);
    for (JsonNode key : keys) {
      assertThat(key.propertyNames())
          .containsExactly(
              "kty", "use", "kid", "x5t", "n", "e", "x5c", "cloud_instance_name", "issuer");
      assertThat(key.path("kid")).isEqualTo(key.path("x5t"));
      assertThat(key.path("issuer").asString())
          .isEqualTo("https://login.microsoftonline.com/{tenantid}/v2.0");
    }
    assertThat(keys.path(0).path("kid")).isNotEqualTo(keys.path(1).path("kid"));
  }

  @Test
  void instanceDiscoveryKnowsMicrosoftsClouds() {
    Reply reply =
        cloud.get(
            "/common/discovery/instance?api-version=1.1&authorization_endpoint="
                + "https%3A%2F%2Flogin.windows.net%2Fcontoso.onmicrosoft.com%2Foauth2%2Fv2.0%2Fauthorize");

    assertThat(reply.body())
        .startsWith(
            "{\"tenant_discovery_endpoint\":\"https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration\","
                + "\"api-version\":\"1.1\",\"metadata\":[{\"preferred_network\":\"login.microsoftonline.com\","
                + "\"preferred_cache\":\"login.windows.net\",\"aliases\":[\"login.microsoftonline.com\",\"login.windows.net\",\"login.microsoft.com\",\"sts.windows.net\"]},");
    assertThat(json(reply).path("metadata")).hasSize(5);
  }

  @Test
  void instanceDiscoveryRefusesAStranger() {
    for (String stranger :
        new String[] {"https://login.example.com/common/oauth2/v2.0/authorize", "::", "/x"}) {
      Reply reply =
          cloud.get(
              "/common/discovery/instance?api-version=1.1&"
                  + Cloud.form("authorization_endpoint", stranger));

      assertThat(reply.status()).isEqualTo(400);
      assertThat(json(reply).path("error").asString()).isEqualTo("invalid_instance");
      assertThat(number(reply)).isEqualTo(50049);
    }
    assertThat(number(cloud.get("/common/discovery/instance"))).isEqualTo(900144);
  }

  @Test
  void userRealmTellsWhoseDomainItIs() {
    assertThat(cloud.get("/common/userrealm/anna@contoso.onmicrosoft.com?api-version=1.0").body())
        .isEqualTo(
            "{\"ver\":\"1.0\",\"account_type\":\"Managed\",\"domain_name\":\"contoso.onmicrosoft.com\","
                + "\"cloud_instance_name\":\"microsoftonline.com\",\"cloud_audience_urn\":\"urn:federation:MicrosoftOnline\"}");
    assertThat(
            json(cloud.get("/common/userrealm/x%40y.example?api-version=1.0"))
                .path("account_type")
                .asString())
        .isEqualTo("Unknown");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (String target :
        new String[] {"/", "/favicon.ico", "/common/oauth2/v2.0/nothing", "/a/b/c/d/e/f"}) {
      assertThat(cloud.get(target).status()).as(target).isEqualTo(404);
    }
  }
}
