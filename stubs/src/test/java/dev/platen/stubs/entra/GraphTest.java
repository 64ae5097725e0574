package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ADMIN;
import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.DAEMON;
import static dev.platen.stubs.entra.Cloud.FABRIKAM;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.json;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.ConsentGrant;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.fact.Facts;
import dev.platen.stubs.entra.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GraphTest {
  private static final String POLICIES = "/v1.0/identity/conditionalAccess/policies";
  private static final String LOCATIONS = "/v1.0/identity/conditionalAccess/namedLocations";
  private static final String DEFAULTS = "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy";
  private static final String NO_CODES =
      """
      {"displayName": "No codes", "state": "enabled",
       "conditions": {"users": {"includeUsers": ["All"]},
         "applications": {"includeApplications": ["All"]},
         "authenticationFlows": {"transferMethods": "deviceCodeFlow"}},
       "grantControls": {"operator": "OR", "builtInControls": ["block"]}}
      """;

  private final Cloud cloud = new Cloud().consented();
  private final String daemon = daemonToken(CONTOSO, DAEMON, "https://graph.microsoft.com");

  private String daemonToken(UUID tenant, UUID client, String resource) {
    Reply reply =
        cloud.post(
            "/" + tenant + "/oauth2/v2.0/token",
            "grant_type",
            "client_credentials",
            "client_id",
            client.toString(),
            "client_secret",
            "s3cret~value",
            "scope",
            resource + "/.default");
    return json(reply).path("access_token").asString();
  }

  private Reply call(String token, String method, String target, String body) {
    Map<String, String> headers =
        Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
    return cloud.send(method, "graph.microsoft.com", target, headers, body);
  }

  private JsonNode get(String target) {
    Reply reply = call(daemon, "GET", target, "");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return json(reply);
  }

  private JsonNode post(String target, String body) {
    Reply reply = call(daemon, "POST", target, body);
    assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
    return json(reply);
  }

  private void change(String method, String target, String body) {
    Reply reply = call(daemon, method, target, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    assertThat(reply.body()).isEmpty();
  }

  private static void refused(Reply reply, int status, String code, String text) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    JsonNode error = json(reply).path("error");
    assertThat(error.propertyNames()).containsExactly("code", "message", "innerError");
    assertThat(error.path("code").asString()).isEqualTo(code);
    assertThat(error.path("message").asString()).contains(text);
    assertThat(error.path("innerError").path("request-id").asString())
        .isEqualTo(reply.header("request-id").orElseThrow());
  }

  private static String filter(String text) {
    return "?$filter=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void aPolicyIsMadeReadChangedAndRemoved() {
    JsonNode made = post(POLICIES, NO_CODES);

    String one = POLICIES + "/" + made.path("id").asString();
    assertThat(made.path("@odata.context").asString())
        .isEqualTo(
            "https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/policies/$entity");
    assertThat(made.path("createdDateTime").asString()).isEqualTo("2026-08-13T21:24:29.123Z");
    assertThat(made.path("modifiedDateTime").isNull()).isTrue();
    assertThat(made.path("conditions").path("users").propertyNames())
        .contains("includeGroups", "excludeRoles", "includeGuestsOrExternalUsers");
    assertThat(made.path("grantControls").path("termsOfUse").isArray()).isTrue();
    cloud.clock.advance(Duration.ofMinutes(1));
    change("PATCH", one, "{\"state\": \"disabled\"}");
    JsonNode changed = get(one);
    assertThat(changed.path("state").asString()).isEqualTo("disabled");
    assertThat(changed.path("createdDateTime").asString()).isEqualTo("2026-08-13T21:24:29.123Z");
    assertThat(changed.path("modifiedDateTime").asString()).isEqualTo("2026-08-13T21:25:29.123Z");
    assertThat(get(POLICIES).path("value")).hasSize(1);
    change("DELETE", one, "");
    assertThat(get(POLICIES).path("value")).isEmpty();
    refused(call(daemon, "GET", one, ""), 404, "Request_ResourceNotFound", "does not exist");
  }

  @Test
  void aPolicyOfGraphDecidesAboutTheNextSignIn() {
    JsonNode code = cloud.deviceCode();
    cloud.signIn(code, ANNA);
    JsonNode made = post(POLICIES, NO_CODES);

    assertThat(number(cloud.poll(code))).isEqualTo(53003);

    JsonNode line = get("/beta/auditLogs/signIns").path("value").path(0);
    assertThat(line.path("status").path("errorCode").asInt()).isEqualTo(53003);
    assertThat(line.path("conditionalAccessStatus").asString()).isEqualTo("failure");
    assertThat(line.path("authenticationProtocol").asString()).isEqualTo("deviceCode");
    assertThat(line.path("originalTransferMethod").asString()).isEqualTo("deviceCodeFlow");
    assertThat(line.path("resourceDisplayName").asString()).isEqualTo("Office 365 Exchange Online");
    JsonNode applied = line.path("appliedConditionalAccessPolicies").path(0);
    assertThat(applied.path("id").asString()).isEqualTo(made.path("id").asString());
    assertThat(applied.path("result").asString()).isEqualTo("failure");
    assertThat(applied.path("enforcedGrantControls").path(0).asString()).isEqualTo("Block");
  }

  @Test
  void aReportOnlyPolicyIsInTheLogAndDecidesNothing() {
    JsonNode code = cloud.deviceCode();
    cloud.signIn(code, ANNA);
    post(POLICIES, NO_CODES.replace("enabled", "enabledForReportingButNotEnforced"));

    assertThat(cloud.poll(code).status()).isEqualTo(200);

    JsonNode line = get("/v1.0/auditLogs/signIns").path("value").path(0);
    assertThat(line.path("conditionalAccessStatus").asString()).isEqualTo("notApplied");
    assertThat(line.path("appliedConditionalAccessPolicies").path(0).path("result").asString())
        .isEqualTo("reportOnlyFailure");
  }

  @Test
  void theSignInLogIsFilteredAndComesInPages() {
    for (int i = 0; i < 3; i++) {
      cloud.tokens(ANNA);
      cloud.clock.advance(Duration.ofMinutes(15));
    }
    cloud.tokens(ADMIN);
    String log = "/v1.0/auditLogs/signIns";

    assertThat(get(log + filter("userPrincipalName eq '" + ANNA + "'")).path("value")).hasSize(3);
    assertThat(
            get(log + filter("createdDateTime ge 2026-08-13T21:30:00Z and status/errorCode eq 0"))
                .path("value"))
        .hasSize(3);
    assertThat(get(log + filter("startsWith(userPrincipalName,'ad')")).path("value")).hasSize(1);
    JsonNode first = get(log + "?$top=3");
    assertThat(first.path("value")).hasSize(3);
    assertThat(first.path("value").path(0).path("userPrincipalName").asString())
        .as("latest first")
        .isEqualTo(ADMIN);
    String next = first.path("@odata.nextLink").asString();
    assertThat(next).startsWith("https://graph.microsoft.com/v1.0/auditLogs/signIns?");
    cloud.tokens(ADMIN);
    JsonNode second = get(next.substring("https://graph.microsoft.com".length()));
    assertThat(second.path("value")).as("what came in between moves nothing").hasSize(1);
    assertThat(second.has("@odata.nextLink")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ?$filter=colour%20eq%20'red'                 | Could not find a property named 'colour'
          ?$filter=userPrincipalName%20like%20'x'      | Invalid filter clause
          ?$filter=userPrincipalName%20eq%20'x'%20and  | Invalid filter clause
          ?$top=0                                      | Invalid page size specified: '0'
          ?$expand=manager                             | '$expand' is not supported
          ?$skiptoken=x                                | $skiptoken is not valid
          ?$orderby=ipAddress                          | Sorting by 'ipAddress'
          ?$top=%zz                                    | could not be read
          """)
  void aQueryThatIsNotUnderstoodIsNamed(String query, String text) {
    refused(call(daemon, "GET", "/v1.0/auditLogs/signIns" + query, ""), 400, "BadRequest", text);
  }

  @Test
  void withoutAFittingTokenNothingIsSaid() {
    Reply without = cloud.send("GET", "graph.microsoft.com", "/v1.0/users", Map.of(), "");
    refused(without, 401, "InvalidAuthenticationToken", "Access token is empty.");
    assertThat(without.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer realm=\"\"");
    refused(call("x", "GET", "/v1.0/users", ""), 401, "InvalidAuthenticationToken", "IDX14100");
    refused(
        call(daemon.substring(0, daemon.length() - 6) + "AAAAAA", "GET", "/v1.0/users", ""),
        401,
        "InvalidAuthenticationToken",
        "Invalid signature");
    String mail = daemonToken(CONTOSO, DAEMON, "https://outlook.office365.com");
    refused(call(mail, "GET", "/v1.0/users", ""), 401, "InvalidAuthenticationToken", "audience");
    cloud.clock.advance(Duration.ofHours(2));
    refused(call(daemon, "GET", "/v1.0/users", ""), 401, "InvalidAuthenticationToken", "expired");
  }

  private String token(String user, String... scopes) {
    Set<String> names = Set.of(scopes);
    cloud.directory.update(
        CONTOSO, tenant -> tenant.withConsent(new ConsentGrant(PRINTER, null, names)));
    JsonNode code = cloud.deviceCode("organizations", PRINTER, String.join(" ", scopes));
    cloud.signIn(code, user);
    return json(cloud.poll(code)).path("access_token").asString();
  }

  @Test
  void aUserNeedsThePermissionAndTheRole() {
    String read = "https://graph.microsoft.com/Policy.Read.All";

    String admin = token(ADMIN, read);
    assertThat(call(admin, "GET", POLICIES, "").status()).isEqualTo(200);
    refused(call(admin, "POST", POLICIES, NO_CODES), 403, "AccessDenied", "scopes are missing");
    refused(
        call(admin, "GET", "/v1.0/auditLogs/signIns", ""),
        403,
        "Authorization_RequestDenied",
        "Insufficient privileges");
    refused(call(token(ANNA, read), "GET", POLICIES, ""), 403, "AccessDenied", "scopes");
    String me = token(ANNA, "https://graph.microsoft.com/User.Read");
    assertThat(json(call(me, "GET", "/v1.0/me?$select=mail", "")).path("mail").asString())
        .isEqualTo(ANNA);
    refused(call(daemon, "GET", "/v1.0/me", ""), 400, "BadRequest", "/me request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET   | /v1.0/fax                | 400 | BadRequest         | segment 'fax'
          GET   | /v1.0                    | 400 | BadRequest         | segment
          PUT   | /v1.0/users              | 405 | Request_BadRequest | not allowed
          GET   | /v1.0/users/nobody       | 404 | Request_ResourceNotFound | 'nobody'
          POST  | /v1.0/identity/conditionalAccess/evaluate | 400 | BadRequest | segment 'evaluate'
          POST  | /v1.0/identity/conditionalAccess/policies | 400 | BadRequest | Unable to read JSON
          """)
  void whatIsNotThereIsNamed(String method, String target, int status, String code, String text) {
    refused(call(daemon, method, target, ""), status, code, text);
  }

  @Test
  void aFieldThatIsWrongIsNamed() {
    refused(
        call(daemon, "POST", POLICIES, NO_CODES.replace("\"block\"", "\"prayer\"")),
        400,
        "BadRequest",
        "grantControls.builtInControls[0] is \"prayer\"");
    refused(
        call(daemon, "PATCH", "/v1.0/users/" + ANNA, "{\"jobTitle\": \"x\"}"),
        400,
        "BadRequest",
        "jobTitle is not understood here");
  }

  @Test
  void aTokenOpensItsOwnOrganizationOnly() {
    UUID id = UUID.fromString("44444444-4444-4444-8444-444444444444");
    UUID other = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000009");
    cloud.directory.add(
        new Tenant(
            id,
            "Litware",
            List.of("litware.onmicrosoft.com"),
            false,
            true,
            List.of(),
            List.of(new Application(other, "Daemon", false, true, "s3cret~value")),
            List.of()),
        cloud.clock);
    cloud.tokens(ANNA);
    String policy = POLICIES + "/" + post(POLICIES, NO_CODES).path("id").asString();
    String stranger = daemonToken(id, other, "https://graph.microsoft.com");

    for (String method : List.of("GET", "PATCH", "DELETE")) {
      refused(
          call(stranger, method, policy, "{\"state\": \"disabled\"}"),
          404,
          "Request_ResourceNotFound",
          "");
    }
    assertThat(json(call(stranger, "GET", POLICIES, "")).path("value")).isEmpty();
    assertThat(json(call(stranger, "GET", "/v1.0/auditLogs/signIns", "")).path("value")).isEmpty();
    for (String name : List.of(ANNA, cloud.user(ANNA).id().toString())) {
      assertThat(call(stranger, "GET", "/v1.0/users/" + name, "").status()).isEqualTo(404);
      assertThat(
              call(stranger, "PATCH", "/v1.0/users/" + name, "{\"accountEnabled\": false}")
                  .status())
          .isEqualTo(404);
    }
    assertThat(call(stranger, "GET", "/v1.0/organization/" + CONTOSO, "").status()).isEqualTo(404);
    assertThat(get("/v1.0/organization/" + CONTOSO).path("displayName").asString())
        .isEqualTo("Contoso");
    assertThat(get(policy).path("state").asString()).isEqualTo("enabled");
    assertThat(cloud.user(ANNA).enabled()).isTrue();
    assertThat(cloud.directory.tenant(FABRIKAM).orElseThrow().access().policies()).isEmpty();
  }

  @Test
  void placesAreAddressesOrCountries() {
    JsonNode office =
        post(
            LOCATIONS,
            """
            {"@odata.type": "#microsoft.graph.ipNamedLocation", "displayName": "Office",
             "isTrusted": true, "ipRanges": [
               {"@odata.type": "#microsoft.graph.iPv4CidrRange", "cidrAddress": "192.0.2.0/24"}]}
            """);
    JsonNode abroad =
        post(
            LOCATIONS,
            """
            {"@odata.type": "#microsoft.graph.countryNamedLocation", "displayName": "Abroad",
             "countriesAndRegions": ["US"], "includeUnknownCountriesAndRegions": false}
            """);
    String country = LOCATIONS + "/" + abroad.path("id").asString();
    JsonNode policy =
        post(
            POLICIES,
            NO_CODES.replace(
                "\"authenticationFlows\"",
                "\"locations\": {\"includeLocations\": [\"%s\"]}, \"authenticationFlows\""
                    .formatted(abroad.path("id").asString())));
    JsonNode code = cloud.deviceCode();

    assertThat(cloud.browser().enterCode(code).enterUser(ANNA).element("errorCode").text())
        .isEqualTo("53003");
    refused(call(daemon, "DELETE", country, ""), 400, "BadRequest", "\"No codes\" names");
    change("PATCH", country, "{\"countriesAndRegions\": [\"SE\"]}");
    cloud.signIn(code, ANNA);
    change("DELETE", POLICIES + "/" + policy.path("id").asString(), "");
    change("DELETE", country, "");
    assertThat(get(LOCATIONS).path("value"))
        .extracting(line -> line.path("id").asString())
        .containsExactly(office.path("id").asString());
  }

  @Test
  void securityDefaultsAndEnforcedPoliciesExcludeEachOther() {
    assertThat(get(DEFAULTS).path("isEnabled").asBoolean()).isFalse();
    String policy = POLICIES + "/" + post(POLICIES, NO_CODES).path("id").asString();
    String on = "{\"isEnabled\": true}";

    refused(call(daemon, "PATCH", DEFAULTS, on), 400, "BadRequest", "\"No codes\" is enabled");
    change("PATCH", policy, "{\"state\": \"disabled\"}");
    change("PATCH", DEFAULTS, on);
    assertThat(get(DEFAULTS).path("isEnabled").asBoolean()).isTrue();
    refused(
        call(daemon, "PATCH", policy, "{\"state\": \"enabled\"}"),
        400,
        "BadRequest",
        "security defaults are on");
    refused(call(daemon, "PATCH", DEFAULTS, "{}"), 400, "BadRequest", "isEnabled is missing");
  }

  @Test
  void aUserIsStoppedAndSessionsAreRevoked() {
    String refresh = cloud.tokens(ANNA).path("refresh_token").asString();
    String anna = "/v1.0/users/" + ANNA;
    assertThat(get(anna).path("id").asString()).isEqualTo(cloud.user(ANNA).id().toString());
    assertThat(get("/v1.0/users?$top=1").path("@odata.nextLink").asString()).contains("skiptoken");

    cloud.clock.advance(Duration.ofMinutes(1));
    assertThat(post(anna + "/revokeSignInSessions", "").path("value").asBoolean()).isTrue();
    assertThat(number(cloud.refresh(refresh))).isEqualTo(50173);
    String again = cloud.tokens(ANNA).path("refresh_token").asString();
    change("PATCH", anna, "{\"accountEnabled\": false}");
    assertThat(number(cloud.refresh(again))).isEqualTo(50057);
    change("PATCH", anna, "{\"accountEnabled\": true}");
    assertThat(cloud.refresh(again).status()).isEqualTo(200);
    cloud.clock.advance(Duration.ofMinutes(1));
    change("PATCH", anna, "{\"passwordProfile\": {\"password\": \"another one\"}}");
    assertThat(number(cloud.refresh(again))).isEqualTo(50173);
    assertThat(cloud.user(ANNA).password()).isEqualTo("another one");
    assertThat(get(anna).toString()).doesNotContain("another one");
  }

  @Test
  void consentIsGivenAndTakenBack() {
    cloud.directory.update(CONTOSO, tenant -> tenant.withConsents(List.of()));
    String grants = "/v1.0/oauth2PermissionGrants";
    String client = principal(PRINTER);
    String exchange = principal(UUID.fromString("00000002-0000-0ff1-ce00-000000000000"));
    String body =
        """
        {"clientId": "%s", "consentType": "AllPrincipals", "principalId": null,
         "resourceId": "%s", "scope": "SMTP.Send"}
        """
            .formatted(client, exchange);

    String id = post(grants, body).path("id").asString();
    String refresh = cloud.tokens(ANNA).path("refresh_token").asString();
    assertThat(get(grants + filter("clientId eq '" + client + "'")).path("value")).hasSize(1);
    assertThat(get(grants + "/" + id).path("scope").asString()).isEqualTo("SMTP.Send");
    change("DELETE", grants + "/" + id, "");
    assertThat(number(cloud.refresh(refresh))).isEqualTo(65001);
    refused(
        call(daemon, "POST", grants, body.replace("SMTP.Send", "Fax.Send")),
        400,
        "BadRequest",
        "scope has \"Fax.Send\"");
    refused(
        call(daemon, "POST", grants, body.replace("AllPrincipals", "Principal")),
        400,
        "BadRequest",
        "principalId must be given");
  }

  private String principal(UUID appId) {
    return get("/v1.0/servicePrincipals" + filter("appId eq '" + appId + "'"))
        .path("value")
        .path(0)
        .path("id")
        .asString();
  }

  @Test
  void whatIfTellsOfEachPolicyWhyItAppliesOrNot() {
    post(POLICIES, NO_CODES);
    String question =
        """
        {"signInIdentity": {"@odata.type": "#microsoft.graph.userSignIn", "userId": "%s"},
         "signInContext": {"@odata.type": "#microsoft.graph.applicationContext",
           "includeApplications": ["00000002-0000-0ff1-ce00-000000000000"]},
         "signInConditions": {"clientAppType": "browser", "ipAddress": "192.0.2.7",
           "authenticationFlow": {"transferMethod": "%s"}},
         "appliedPoliciesOnly": %s}
        """;
    String path = "/beta/identity/conditionalAccess/evaluate";
    UUID anna = cloud.user(ANNA).id();

    JsonNode device = post(path, question.formatted(anna, "deviceCodeFlow", true)).path("value");
    assertThat(device.path(0).path("policyApplies").asBoolean()).isTrue();
    assertThat(device.path(0).path("analysisReasons").asString()).isEqualTo("notSet");
    JsonNode other = post(path, question.formatted(anna, "none", false)).path("value");
    assertThat(other.path(0).path("policyApplies").asBoolean()).isFalse();
    assertThat(other.path(0).path("analysisReasons").asString()).isEqualTo("authenticationFlow");
    assertThat(post(path, question.formatted(anna, "none", true)).path("value")).isEmpty();
    refused(
        call(daemon, "POST", path, question.formatted("nobody", "none", true)),
        400,
        "BadRequest",
        "signInIdentity.userId is \"nobody\"");
  }

  @Test
  void everyOperationIsAnswered() {
    List<?> operations = (List<?>) Facts.read("graph.yaml", Map.class).get("operations");

    assertThat(operations)
        .isNotEmpty()
        .allSatisfy(
            operation -> {
              String[] words = String.valueOf(((Map<?, ?>) operation).get("call")).split(" ");
              String path = words[1].replace("{id}", UUID.randomUUID().toString());
              Reply reply = call(daemon, words[0], "/beta/" + path, "{}");
              assertThat(reply.status()).as(reply.body()).isLessThan(405);
              assertThat(reply.body()).doesNotContain("not found for the segment");
            });
  }
}
