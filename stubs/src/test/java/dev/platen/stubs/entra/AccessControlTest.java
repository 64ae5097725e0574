package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ADMIN;
import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.json;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.access.SignInEvent;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.policy.AccessPolicies.Mfa;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccessControlTest {
  private static final String BLOCK =
      "\"grantControls\": {\"operator\": \"OR\", \"builtInControls\": [\"block\"]}";
  private static final String MFA = BLOCK.replace("block", "mfa");
  private static final String DEVICE_CODE =
      "\"authenticationFlows\": {\"transferMethods\": \"deviceCodeFlow\"},";
  private final Cloud cloud = new Cloud().consented();

  private ConditionalAccessPolicy add(String name, String conditions, String controls) {
    ConditionalAccessPolicy policy =
        ConditionalAccessPolicy.parse(
            Cloud.JSON.readTree(
                """
                {"displayName": "%s", "state": "enabled",
                 "conditions": {%s "users": {"includeUsers": ["All"]},
                   "applications": {"includeApplications": ["Office365"]}}, %s}
                """
                    .formatted(name, conditions, controls)));
    cloud.directory.update(CONTOSO, tenant -> tenant.withAccess(access -> access.with(policy)));
    return policy;
  }

  private void mfa(String user, Mfa mfa) {
    cloud.directory.update(
        CONTOSO, tenant -> tenant.withAccess(access -> access.with(cloud.user(user).id(), mfa)));
  }

  private List<SignInEvent> log() {
    return cloud.service.signIns().of(CONTOSO);
  }

  @Test
  void aPolicyAgainstDeviceCodesIsTheEndAfterThePasswordAndTheDeviceGoesOnWaiting() {
    add("No codes", DEVICE_CODE, BLOCK);
    JsonNode code = cloud.deviceCode();

    Browser browser = cloud.browser().enterCode(code).enterUser(ANNA);

    assertThat(browser.text("h1")).isEqualTo("You don't have access to this");
    assertThat(browser.text("main"))
        .contains("an authentication flow that is restricted by your admin");
    assertThat(browser.element("errorCode").text()).isEqualTo("53003");
    assertThat(browser.element("timestamp").text()).isEqualTo("2026-08-13T21:24:29.123Z");
    assertThat(browser.element("appName").text()).isEqualTo("Platen Printer");
    assertThat(browser.element("appId").text()).isEqualTo(PRINTER.toString());
    assertThat(browser.element("ipAddress").text()).isEqualTo("192.0.2.7");
    assertThat(browser.element("deviceState").text()).isEqualTo("unregistered");
    assertThat(number(cloud.poll(code))).isEqualTo(70016);
    assertThat(log())
        .extracting(
            SignInEvent::user, SignInEvent::flow, SignInEvent::result, SignInEvent::policies)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ANNA, "deviceCode", 53003, List.of("No codes")));
  }

  @Test
  void everyLanguageHasThePage() {
    add("No codes", DEVICE_CODE, BLOCK);

    Browser browser = cloud.browser().speaking("lt").enterCode(cloud.deviceCode()).enterUser(ANNA);

    assertThat(browser.text("h1")).isEqualTo("Jūs neturite prieigos");
  }

  @Test
  void aPolicyMadeAfterThePageMeetsTheDeviceWithAClaimsChallengeAndTheCodeStaysUsable() {
    JsonNode code = cloud.deviceCode();
    cloud.signIn(code, ANNA);
    ConditionalAccessPolicy policy = add("No codes", DEVICE_CODE, BLOCK);

    Reply refused = cloud.poll(code);

    assertThat(refused.status()).isEqualTo(400);
    JsonNode body = json(refused);
    assertThat(body.propertyNames())
        .containsExactly(
            "error",
            "error_description",
            "error_codes",
            "timestamp",
            "trace_id",
            "correlation_id",
            "error_uri",
            "suberror",
            "claims");
    assertThat(body.path("error").asString()).isEqualTo("invalid_grant");
    assertThat(body.path("suberror").asString()).isEqualTo("message_only");
    assertThat(body.path("error_description").asString())
        .startsWith(
            "AADSTS53003: Access has been blocked by Conditional Access policies. The access policy"
                + " does not allow token issuance. Trace ID: ");
    assertThat(body.path("claims").asString())
        .isEqualTo(
            "{\"access_token\":{\"capolids\":{\"essential\":true,\"values\":[\""
                + policy.id()
                + "\"]}}}");

    cloud.directory.update(
        CONTOSO, tenant -> tenant.withAccess(access -> access.without(policy.id())));
    assertThat(cloud.poll(code).status()).isEqualTo(200);
  }

  @Test
  void aRefreshIsKnownByTheFlowThatItBeganWith() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();
    assertThat(cloud.refresh(token).status()).isEqualTo(200);
    add("No codes", DEVICE_CODE, BLOCK);

    assertThat(number(cloud.refresh(token))).isEqualTo(53003);

    assertThat(log())
        .extracting(SignInEvent::flow, SignInEvent::originalFlow, SignInEvent::result)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("deviceCode", "deviceCode", 0),
            org.assertj.core.groups.Tuple.tuple("refreshToken", "deviceCode", 0),
            org.assertj.core.groups.Tuple.tuple("refreshToken", "deviceCode", 53003));
  }

  @Test
  void aSecondFactorIsDemandedOnThePageAndAtARefresh() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();
    ConditionalAccessPolicy policy = add("Strong", "", MFA);

    Browser browser = cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA);
    assertThat(browser.text("h1")).isEqualTo("More information required");

    mfa(ANNA, Mfa.NEVER_ANSWERS);
    browser = cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA);
    assertThat(browser.text("#exceptionMessageContainer"))
        .isEqualTo(
            "AADSTS50076: Due to a configuration change made by your administrator, or because you"
                + " moved to a new location, you must use multi-factor authentication to access"
                + " '00000002-0000-0ff1-ce00-000000000000'.");
    Reply refused = cloud.refresh(token);
    assertThat(number(refused)).isEqualTo(50076);
    assertThat(json(refused).path("suberror").asString()).isEqualTo("basic_action");
    assertThat(json(refused).path("claims").asString()).contains(policy.id().toString());
  }

  @Test
  void aSessionWithASecondFactorKeepsIt() {
    String before = cloud.tokens(ANNA).path("refresh_token").asString();
    add("Strong", "", MFA);
    mfa(ANNA, Mfa.ANSWERS);

    String after = cloud.tokens(ANNA).path("refresh_token").asString();
    mfa(ANNA, Mfa.NEVER_ANSWERS);

    assertThat(number(cloud.refresh(before))).isEqualTo(50076);
    Reply renewed = cloud.refresh(after);
    assertThat(renewed.status()).isEqualTo(200);
    assertThat(cloud.refresh(json(renewed).path("refresh_token").asString()).status())
        .isEqualTo(200);
  }

  @Test
  void aPrinterIsNoCompliantDevice() {
    add("Managed", "", BLOCK.replace("block", "compliantDevice"));

    Browser browser = cloud.browser().enterCode(cloud.deviceCode()).enterUser(ADMIN);

    assertThat(browser.text("h1")).isEqualTo("Help us keep your device secure");
    assertThat(browser.element("errorCode").text()).isEqualTo("53000");
  }

  @Test
  void signInFrequencyEndsASessionHoweverOftenItWasRefreshed() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();
    add(
        "Daily",
        "",
        "\"sessionControls\": {\"signInFrequency\": {\"value\": 1, \"type\": \"days\","
            + " \"isEnabled\": true}}");
    cloud.clock.advance(Duration.ofHours(20));
    Reply renewed = cloud.refresh(token);
    assertThat(renewed.status()).isEqualTo(200);
    cloud.clock.advance(Duration.ofHours(5));

    Reply refused = cloud.refresh(json(renewed).path("refresh_token").asString());

    JsonNode body = json(refused);
    assertThat(body.path("error_description").asString())
        .startsWith(
            "AADSTS70043: The refresh token has expired or is invalid due to sign-in frequency"
                + " checks by conditional access. The token was issued on"
                + " 2026-08-14T17:24:29.1234567Z and the maximum allowed lifetime for this request"
                + " is 86400. Trace ID: ");
    assertThat(body.path("suberror").asString()).isEqualTo("token_expired");
    assertThat(body.has("error_uri")).isFalse();
    assertThat(body.has("claims")).isFalse();
    assertThat(cloud.tokens(ANNA).has("refresh_token")).isTrue();
  }

  @Test
  void securityDefaultsStillSayNoWithTheirOwnNumber() {
    cloud.directory.update(CONTOSO, tenant -> tenant.withSecurityDefaults(true));

    Browser browser = cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA);

    assertThat(browser.text("#exceptionMessageContainer")).startsWith("AADSTS530035: ");
    assertThat(log()).extracting(SignInEvent::result).containsExactly(530035);
  }

  @Test
  void theLogTellsOfWrongPasswordsAndOfReportOnlyPolicies() {
    JsonNode code = cloud.deviceCode();
    cloud
        .browser()
        .enterCode(code)
        .type("i0116", ANNA)
        .click("idSIButton9")
        .type("i0118", "wrong")
        .click("idSIButton9");
    ConditionalAccessPolicy policy = add("No codes", DEVICE_CODE, BLOCK);
    cloud.directory.update(
        CONTOSO,
        tenant ->
            tenant.withAccess(
                access ->
                    access.with(
                        ConditionalAccessPolicy.parse(
                            Cloud.JSON.readTree(
                                Cloud.JSON
                                    .writeValueAsString(policy)
                                    .replace(
                                        "\"enabled\"",
                                        "\"enabledForReportingButNotEnforced\""))))));
    cloud.signIn(code, ANNA);
    cloud.poll(code);

    assertThat(log())
        .extracting(
            SignInEvent::user,
            SignInEvent::application,
            SignInEvent::result,
            SignInEvent::reportOnly)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ANNA, "", 50126, List.of()),
            org.assertj.core.groups.Tuple.tuple(ANNA, "Platen Printer", 0, List.of("No codes")));
  }

  @Test
  void otherChangesOfATenantKeepItsPolicies() {
    add("No codes", DEVICE_CODE, BLOCK);

    Tenant changed =
        cloud
            .directory
            .tenant(CONTOSO)
            .orElseThrow()
            .withSecurityDefaults(true)
            .withSmtpClientAuthenticationDisabled(false)
            .withConsents(List.of())
            .withUser(ANNA, user -> user.withEnabled(false));

    assertThat(changed.access().policies()).hasSize(1);
    String file = Cloud.JSON.writeValueAsString(changed);
    assertThat(Cloud.JSON.readValue(file, Tenant.class)).isEqualTo(changed);
    assertThat(
            Cloud.JSON.readValue(file.replaceAll(",\"access\":.*}$", "}"), Tenant.class).access())
        .as("in a file of an earlier version")
        .isEqualTo(dev.platen.stubs.entra.policy.AccessPolicies.NONE);
  }
}
