package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.OLIVIA;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SCOPES;
import static dev.platen.stubs.entra.Cloud.SMTP;
import static dev.platen.stubs.entra.Cloud.number;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.directory.Admission;
import dev.platen.stubs.directory.Admission.Audience;
import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.UserState;
import dev.platen.stubs.entra.access.SignInEvent;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.policy.AccessPolicies.Group;
import dev.platen.stubs.entra.policy.AccessPolicies.Mfa;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is refused because of how an application, an organization or an account is set up. */
class RegistrationStatesTest {
  private static final UUID EXCHANGE = UUID.fromString("00000002-0000-0ff1-ce00-000000000000");
  private static final UUID GRAPH = UUID.fromString("00000003-0000-0000-c000-000000000000");
  private static final String DEFAULT = "https://outlook.office.com/.default offline_access";
  private final Cloud cloud = new Cloud().consented();

  private void admission(UnaryOperator<Admission> change) {
    cloud.directory.update(
        CONTOSO,
        tenant -> tenant.withApplication(PRINTER, printer -> printer.withAdmission(change)));
  }

  private Reply deviceCodeAt(String tenant) {
    return cloud.post(
        "/" + tenant + "/oauth2/v2.0/devicecode", "client_id", PRINTER.toString(), "scope", SCOPES);
  }

  private Reply refresh(JsonNode tokens, String scope) {
    return cloud.post(
        "/" + CONTOSO + "/oauth2/v2.0/token",
        "grant_type",
        "refresh_token",
        "client_id",
        PRINTER.toString(),
        "refresh_token",
        tokens.path("refresh_token").asString(),
        "scope",
        scope);
  }

  private static String error(Reply reply) {
    return Cloud.json(reply).path("error").asString();
  }

  // --- Supported account types

  @Test
  void anApplicationOfOneOrganizationIsNotForCommon() {
    admission(it -> it.withAudience(Audience.ONE_ORGANIZATION));

    Reply refused = deviceCodeAt("common");
    assertThat(number(refused)).isEqualTo(50194);
    assertThat(error(refused)).isEqualTo("invalid_request");
    assertThat(Cloud.json(refused).path("error_description").asString())
        .startsWith("AADSTS50194: Application '" + PRINTER + "'(Platen Printer) is not");
    assertThat(number(deviceCodeAt("organizations"))).isEqualTo(50194);
    assertThat(deviceCodeAt(CONTOSO.toString()).status()).isEqualTo(200);
    assertThat(cloud.browser().open(Cloud.authorize("common")).page().text())
        .contains("AADSTS50194");
  }

  @Test
  void anApplicationForPersonalAccountsIsForConsumersOnly() {
    admission(it -> it.withAudience(Audience.PERSONAL));

    assertThat(number(deviceCodeAt("common"))).isEqualTo(9002331);
    assertThat(number(deviceCodeAt(CONTOSO.toString()))).isEqualTo(9002331);
    assertThat(deviceCodeAt("consumers").status()).isEqualTo(200);
  }

  @Test
  void anApplicationForWorkAccountsIsNotForConsumers() {
    for (Audience audience : Set.of(Audience.ONE_ORGANIZATION, Audience.ORGANIZATIONS)) {
      admission(it -> it.withAudience(audience));
      assertThat(number(deviceCodeAt("consumers"))).as("%s", audience).isEqualTo(9002332);
    }
    assertThat(deviceCodeAt(CONTOSO.toString()).status()).isEqualTo(200);
  }

  @Test
  void aPersonalAccountIsNotForAnApplicationForWorkAccounts() {
    cloud.withOlivia();
    admission(it -> it.withAudience(Audience.ORGANIZATIONS));
    JsonNode code = cloud.deviceCode("common", PRINTER, SCOPES);

    assertThat(cloud.browser().enterCode(code).enterUser(OLIVIA).page().text())
        .contains("AADSTS500200", OLIVIA);
    assertThat(number(cloud.poll("common", PRINTER, code.path("device_code").asString())))
        .isEqualTo(70016);
  }

  // --- Assignment

  @Test
  void whoIsNotAssignedIsRefusedOnThePageAndWhoIsNoLongerAtARefresh() {
    admission(it -> it.withAssigned(Set.of(cloud.user(ANNA).id())));
    JsonNode tokens = cloud.tokens(ANNA);
    admission(it -> it.withAssigned(Set.of()));

    Reply refused = refresh(tokens, SMTP);
    assertThat(number(refused)).isEqualTo(50105);
    assertThat(error(refused)).isEqualTo("invalid_grant");

    JsonNode code = cloud.deviceCode();
    assertThat(cloud.browser().enterCode(code).enterUser(ANNA).page().text())
        .contains("AADSTS50105", "Platen Printer", ANNA);
    assertThat(number(cloud.poll(code))).isEqualTo(70016);
    assertThat(cloud.service.signIns().of(CONTOSO))
        .extracting(SignInEvent::result)
        .last()
        .isEqualTo(50105);
  }

  @Test
  void whoIsInAnAssignedGroupComesIn() {
    UUID group = new UUID(5, 5);
    admission(it -> it.withAssigned(Set.of(group)));
    cloud.directory.update(
        CONTOSO,
        tenant ->
            tenant.withAccess(
                access ->
                    access.with(new Group(group, "Scanners", Set.of(cloud.user(ANNA).id())))));

    assertThat(cloud.tokens(ANNA).has("access_token")).isTrue();
  }

  // --- Resources

  @Test
  void defaultPermissionsMustBeListed() {
    JsonNode tokens = cloud.tokens(ANNA);

    admission(it -> it.withResources(Set.of(GRAPH)));
    Reply refused = refresh(tokens, DEFAULT);
    assertThat(number(refused)).isEqualTo(650057);
    assertThat(error(refused)).isEqualTo("invalid_resource");
    assertThat(refresh(tokens, SMTP).status()).as("asked for by its name").isEqualTo(200);

    admission(it -> it.withResources(Set.of()));
    assertThat(number(refresh(tokens, DEFAULT))).isEqualTo(650056);

    admission(it -> it.withResources(Set.of(EXCHANGE)));
    assertThat(refresh(tokens, DEFAULT).status()).as("listed").isEqualTo(200);
  }

  @Test
  void aServiceThatTheOrganizationDoesNotHaveIsRefused() {
    JsonNode tokens = cloud.tokens(ANNA);
    cloud.directory.update(CONTOSO, tenant -> tenant.withUnsubscribed(Set.of(EXCHANGE)));

    assertThat(number(refresh(tokens, SMTP))).isEqualTo(650052);
    assertThat(cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA).page().text())
        .contains("AADSTS650052", "Contoso");
  }

  // --- Passwords

  @Test
  void whoHasNoPasswordIsRefusedWithAnyPassword() {
    cloud.changeUser(ANNA, user -> user.withPassword("", cloud.clock.instant()));

    Browser browser = cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA);

    assertThat(browser.text("#passwordError")).isNotBlank();
    assertThat(cloud.service.signIns().of(CONTOSO))
        .extracting(SignInEvent::result)
        .containsExactly(50056);
  }

  @Test
  void anExpiredPasswordOfTheOrganizationsOwnDirectoryCannotBeReplacedHere() {
    cloud.changeUser(
        ANNA,
        user ->
            user.withState(
                state ->
                    state
                        .withPasswordExpired(true)
                        .withPasswordKeeper(UserState.PasswordKeeper.ACTIVE_DIRECTORY)));

    Browser browser = cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA);

    assertThat(browser.page().text()).contains("AADSTS50144");
    assertThat(browser.has("newPassword")).isFalse();
    assertThat(cloud.service.signIns().of(CONTOSO))
        .extracting(SignInEvent::result)
        .containsExactly(50144);
  }

  // --- The age of a second factor

  @Test
  void aSecondFactorGrowsOldByItsOwnFrequency() {
    cloud.directory.update(
        CONTOSO,
        tenant -> tenant.withAccess(access -> access.with(cloud.user(ANNA).id(), Mfa.ANSWERS)));
    policy("mfa", "\"grantControls\": {\"operator\": \"OR\", \"builtInControls\": [\"mfa\"]}");
    JsonNode tokens = cloud.tokens(ANNA);
    policy(
        "age",
        """
        "sessionControls": {"signInFrequency": {"value": 1, "type": "hours", "isEnabled": true,
          "authenticationType": "secondaryAuthentication"}}\
        """);
    assertThat(refresh(tokens, SMTP).status()).isEqualTo(200);
    cloud.clock.advance(Duration.ofHours(2));

    Reply refused = refresh(tokens, SMTP);

    assertThat(number(refused)).isEqualTo(50078);
    assertThat(Cloud.json(refused).path("suberror").asString()).isEqualTo("basic_action");
    assertThat(Cloud.json(refused).path("claims").asString()).contains("capolids");
    assertThat(cloud.tokens(ANNA).has("access_token")).as("after signing in again").isTrue();
  }

  private void policy(String name, String controls) {
    ConditionalAccessPolicy policy =
        ConditionalAccessPolicy.parse(
            Cloud.JSON.readTree(
                """
                {"id": "%s", "displayName": "%s", "state": "enabled",
                 "conditions": {"users": {"includeUsers": ["All"]},
                   "applications": {"includeApplications": ["Office365"]}}, %s}
                """
                    .formatted(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)), name, controls)));
    cloud.directory.update(CONTOSO, tenant -> tenant.withAccess(access -> access.with(policy)));
  }

  // --- Files

  @Test
  void aFileOfAnEarlierVersionLetsEverybodyIn() {
    Tenant tenant = cloud.directory.tenant(CONTOSO).orElseThrow();
    ObjectNode file = Cloud.JSON.valueToTree(tenant);
    file.remove("unsubscribed");
    file.withArray("applications").forEach(app -> ((ObjectNode) app).remove("admission"));
    file.withArray("users")
        .forEach(user -> ((ObjectNode) user.get("state")).remove("passwordKeeper"));

    Tenant read = Cloud.JSON.treeToValue(file, Tenant.class);

    assertThat(read).isEqualTo(tenant);
    assertThat(read.applications()).extracting(Application::admission).containsOnly(Admission.OPEN);
    assertThat(read.users().getFirst().state()).isEqualTo(UserState.NONE);
    Tenant changed =
        tenant.withApplication(
            PRINTER,
            printer ->
                printer.withAdmission(
                    it -> it.withAssigned(Set.of(EXCHANGE)).withResources(Set.of(GRAPH))));
    ObjectNode written = Cloud.JSON.valueToTree(changed);
    assertThat(Cloud.JSON.treeToValue(written, Tenant.class)).isEqualTo(changed);
  }
}
