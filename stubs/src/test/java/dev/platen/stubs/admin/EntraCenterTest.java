package dev.platen.stubs.admin;

import static dev.platen.stubs.admin.AdminSite.ENTRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.admin.AdminSite.Org;
import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.ConsentGrant;
import dev.platen.stubs.directory.UserConsent;
import dev.platen.stubs.entra.access.PolicyAdministration;
import dev.platen.stubs.entra.policy.AccessPolicies.Mfa;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.State;
import dev.platen.stubs.entra.policy.NamedLocation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EntraCenterTest {
  private static final String SMTP = "https://outlook.office.com/SMTP.Send";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final AdminSite SITE = new AdminSite();

  private static String said(AdminBrowser browser) {
    return browser.text("[role=status]");
  }

  @Test
  void securityDefaultsAreDisabledAndEnabled() {
    Org org = SITE.organization();
    AdminBrowser browser = org.admin(ENTRA, "/properties");
    assertThat(browser.page().select("#securityDefaults option").eachText())
        .containsExactly("Enabled", "Disabled (not recommended)");

    browser.choose("securityDefaults", "disabled").press("saveSecurityDefaults");
    assertThat(org.now().securityDefaults()).isFalse();
    assertThat(said(browser)).isEqualTo("Security defaults are disabled.");
    assertThat(browser.go("/properties").page().select("[role=status]")).isEmpty();

    browser.choose("securityDefaults", "enabled").press("saveSecurityDefaults");
    assertThat(org.now().securityDefaults()).isTrue();

    browser.choose("userConsent", "forbidden").press("saveUserConsent");
    assertThat(org.now().userConsent()).isEqualTo(UserConsent.FORBIDDEN);
    browser.choose("userConsent", "onRequest").press("saveUserConsent");
    assertThat(org.now().userConsent()).isEqualTo(UserConsent.ON_REQUEST);
    assertThat(browser.element("userConsent").expectFirst("option[selected]").val())
        .isEqualTo("onRequest");
  }

  @Test
  void securityDefaultsAreRefusedBesideAnEnforcedPolicy() {
    Org org = SITE.organization();
    SITE.directory.update(org.id(), tenant -> tenant.withSecurityDefaults(false));
    AdminBrowser browser = org.admin(ENTRA, "/conditional-access/new");
    browser.type("json", json("No codes", "enabled")).press("createFromJson");

    browser.go("/properties").choose("securityDefaults", "enabled").press("saveSecurityDefaults");

    assertThat(browser.status()).isEqualTo(400);
    assertThat(browser.text("#securityDefaultsError"))
        .contains("the conditional access policy \"No codes\" is enabled; turn that off first");
    assertThat(browser.element("securityDefaults").attr("aria-describedby"))
        .isEqualTo("securityDefaultsError");
    assertThat(org.now().securityDefaults()).isFalse();
  }

  @Test
  void anAdministratorOfAppsMayNotChangeTheOrganization() {
    Org org = SITE.organization();
    AdminBrowser browser = org.as("apps", ENTRA, "/properties");

    browser.choose("securityDefaults", "disabled").press("saveSecurityDefaults");
    assertThat(browser.status()).isEqualTo(403);
    assertThat(browser.text("#problem")).isEqualTo("This takes the role Global Administrator.");
    assertThat(org.now().securityDefaults()).isTrue();

    browser.go("/applications/" + org.printer()).tick(SMTP, true).press("grantConsent");
    assertThat(browser.status()).isEqualTo(403);
    assertThat(org.now().consents()).isEmpty();
    browser
        .go("/applications/" + org.printer())
        .tick("publicClientFlows", false)
        .press("saveProperties");
    assertThat(application(org).publicClientFlows()).isFalse();
  }

  private static Application application(Org org) {
    return org.now().application(org.printer()).orElseThrow();
  }

  @Test
  void usersAreDisabledGivenPasswordsAndSignedOut() {
    Org org = SITE.organization();
    AdminBrowser browser = org.admin(ENTRA, "/users");
    assertThat(browser.text("tbody")).contains(org.name("anna"), "Global Administrator");

    browser.go("/users/" + org.user("anna").id()).press("toggleAccount");
    assertThat(org.user("anna").enabled()).isFalse();
    assertThat(browser.text("#account")).isEqualTo("Disabled");
    browser.press("toggleAccount");
    assertThat(org.user("anna").enabled()).isTrue();

    browser.type("password", "short").press("resetPassword");
    assertThat(browser.status()).isEqualTo(400);
    assertThat(browser.text("#passwordError"))
        .isEqualTo("A password has 8 to 256 characters; this one has 5");
    assertThat(browser.element("password").attr("aria-describedby")).isEqualTo("passwordError");
    assertThat(browser.element("password").val()).isEmpty();
    assertThat(org.user("anna").password()).isEqualTo(AdminSite.PASSWORD);

    browser.type("password", "another horse").press("resetPassword");
    assertThat(org.user("anna").password()).isEqualTo("another horse");
    assertThat(browser.page().outerHtml()).doesNotContain("another horse");

    SITE.clock.advance(Duration.ofMinutes(1));
    browser.press("revokeSessions");
    assertThat(org.user("anna").tokensValidFrom()).isEqualTo(SITE.clock.instant());

    browser.choose("mfa", "answers").press("saveMethods");
    assertThat(org.now().access().mfaOf(org.user("anna").id())).isEqualTo(Mfa.ANSWERS);
    browser.choose("mfa", "answers").element("mfa").child(0).attr("value", "pigeon");
    browser.element("mfa").select("option").forEach(option -> option.removeAttr("selected"));
    browser.press("saveMethods");
    assertThat(browser.status()).isEqualTo(400);
    assertThat(browser.text("#problem")).contains("The method is \"pigeon\"");
  }

  @Test
  void consentIsGrantedForAllAndRevoked() {
    Org org = SITE.organization();
    ConsentGrant annas = new ConsentGrant(org.printer(), org.user("anna").id(), Set.of(SMTP));
    SITE.directory.update(org.id(), tenant -> tenant.withConsent(annas));
    AdminBrowser browser = org.admin(ENTRA, "/applications/" + org.printer());
    assertThat(browser.text("tbody")).contains(org.name("anna"), SMTP);

    browser.press("grantConsent");
    assertThat(browser.status()).isEqualTo(400);
    assertThat(browser.text("#consentError")).isEqualTo("Choose at least one permission");

    browser.tick(SMTP, true).press("grantConsent");
    ConsentGrant all = new ConsentGrant(org.printer(), null, Set.of(SMTP));
    assertThat(org.now().consents()).containsExactly(annas, all);
    assertThat(browser.text("tbody")).contains("All users (admin consent)");

    browser.submit(
        browser
            .page()
            .expectFirst("button[aria-label='Revoke permission of " + org.name("anna") + "']"));
    assertThat(said(browser)).isEqualTo("The permission is revoked.");
    assertThat(org.now().consents()).containsExactly(all);
  }

  @Test
  void anAppIsSwitchedOff() {
    Org org = SITE.organization();
    AdminBrowser browser = org.admin(ENTRA, "/applications/" + org.printer());

    browser.tick("enabled", false).press("saveProperties");
    assertThat(application(org).enabled()).isFalse();
    assertThat(application(org).publicClientFlows()).isTrue();
    assertThat(browser.element("enabled").hasAttr("checked")).isFalse();
  }

  // --- Conditional access

  @ParameterizedTest
  @CsvSource({
    "blockDeviceCode, deviceCodeFlow",
    "requireMfa, mfa",
    "blockByLocation, AllTrusted",
    "signInFrequency, hours"
  })
  void usualPoliciesAreMadeByAForm(String kind, String part) {
    Org org = SITE.organization();
    AdminBrowser browser = org.admin(ENTRA, "/conditional-access/new");

    browser
        .type("displayName", "Usual")
        .choose("kind", kind)
        .choose("excludeUser", org.user("admin").id().toString())
        .choose("location", "AllTrusted")
        .choose("where", "outside")
        .type("hours", "12")
        .press("createPolicy");

    assertThat(said(browser)).isEqualTo("The policy Usual is created.");
    var policy = org.now().access().policies().getFirst();
    assertThat(policy.state()).isEqualTo(State.ENABLED_FOR_REPORTING_BUT_NOT_ENFORCED);
    browser.go("/conditional-access/" + policy.id());
    assertThat(browser.text("#json")).contains(part, org.user("admin").id().toString());
    assertThat(browser.text("#policyState")).isEqualTo("Report-only");
  }

  @Test
  void aFormThatLacksSomethingSaysWhatAndKeepsWhatWasTyped() {
    Org org = SITE.organization();
    AdminBrowser browser = org.admin(ENTRA, "/conditional-access/new");

    browser.type("displayName", "Old").choose("kind", "signInFrequency").press("createPolicy");
    assertThat(browser.status()).isEqualTo(400);
    assertThat(browser.text("#formError"))
        .isEqualTo("The sign-in frequency must be a whole number of hours, from 1 to 9999");
    assertThat(browser.element("displayName").val()).isEqualTo("Old");

    browser.choose("kind", "blockByLocation").press("createPolicy");
    assertThat(browser.text("#formError"))
        .isEqualTo("Choose the location that the policy is about");
    browser.type("displayName", "").choose("kind", "requireMfa").press("createPolicy");
    assertThat(browser.text("#formError")).isEqualTo("displayName is missing");
    assertThat(org.now().access().policies()).isEmpty();
  }

  @Test
  void aPolicyInJsonIsCreatedChangedSwitchedAndDeleted() {
    Org org = SITE.organization();
    SITE.directory.update(org.id(), tenant -> tenant.withSecurityDefaults(false));
    AdminBrowser browser = org.admin(ENTRA, "/conditional-access/new");

    browser.type("json", json("First", "disabled")).press("createFromJson");
    var policy = org.now().access().policies().getFirst();
    assertThat(browser.text("tbody")).isEqualTo("First Off");

    browser.go("/conditional-access/" + policy.id());
    browser.type("json", json("Second", "disabled")).press("saveJson");
    assertThat(said(browser)).isEqualTo("The policy is saved.");
    assertThat(org.now().access().policies())
        .singleElement()
        .satisfies(
            changed -> {
              assertThat(changed.id()).isEqualTo(policy.id());
              assertThat(changed.displayName()).isEqualTo("Second");
            });

    browser.choose("state", "enabled").press("saveState");
    assertThat(org.now().access().policies().getFirst().state()).isEqualTo(State.ENABLED);
    assertThat(said(browser)).isEqualTo("The policy is now: On.");

    browser.press("deletePolicy");
    assertThat(org.now().access().policies()).isEmpty();
    assertThat(browser.text("main")).contains("There is no policy.");
  }

  @Test
  void badJsonIsNamedAtItsFieldAndChangesNothing() {
    Org org = SITE.organization();
    AdminBrowser browser = org.admin(ENTRA, "/conditional-access/new");

    for (var wrong :
        List.of(
            List.of("{\n \"displayName\": }", "The text is not JSON: look at line 2, column"),
            List.of("[]", "The text must be one JSON object, in braces"),
            List.of(
                json("P", "disabled").replace("\"All\"]},\"app", "\"x\"]},\"app"),
                "conditions.users.includeUsers[0] is \"x\""),
            List.of(json("P", "on"), "state is \"on\""),
            List.of(json("P", "enabled"), "state cannot be enabled while security defaults"))) {
      browser.type("json", wrong.getFirst()).press("createFromJson");
      assertThat(browser.status()).isEqualTo(400);
      assertThat(browser.text("#jsonError")).startsWith(wrong.getLast());
      assertThat(browser.element("json").wholeText()).isEqualTo(wrong.getFirst());
      assertThat(browser.element("json").attr("aria-describedby")).isEqualTo("jsonError");
    }
    assertThat(org.now().access().policies()).isEmpty();

    browser.type("json", json("P", "disabled")).press("createFromJson");
    var policy = org.now().access().policies().getFirst();
    browser
        .go("/conditional-access/" + policy.id())
        .type("json", "{\"id\":\"7\",\"displayName\":\"<b>\"}")
        .press("saveJson");
    assertThat(browser.text("#jsonError")).isEqualTo("id cannot be changed");
    assertThat(browser.element("json").wholeText()).contains("<b>");
    assertThat(org.now().access().policies()).containsExactly(policy);
  }

  private static String json(String name, String state) {
    return "{\"displayName\":\""
        + name
        + "\",\"state\":\""
        + state
        + "\",\"conditions\":{\"users\":{\"includeUsers\":[\"All\"]},\"applications\":{\"includeApplications\":"
        + "[\"All\"]},\"authenticationFlows\":{\"transferMethods\":\"deviceCodeFlow\"}},\"grantControls\":"
        + "{\"operator\":\"OR\",\"builtInControls\":[\"block\"]}}";
  }

  @Test
  void namedLocationsAreMadeAndDeletedUnlessAPolicyNamesThem() {
    Org org = SITE.organization();
    AdminBrowser browser = org.admin(ENTRA, "/named-locations");

    browser.type("displayName", "Office").type("ranges", "203.0.113.7").press("createLocation");
    assertThat(browser.status()).isEqualTo(400);
    assertThat(browser.text("#locationError"))
        .isEqualTo(
            "ipRanges[0].cidrAddress is \"203.0.113.7\"; use a range such as 203.0.113.0/24");
    assertThat(org.now().access().locations()).isEmpty();

    browser
        .type("ranges", "203.0.113.0/24\n2001:db8::/32")
        .tick("trusted", true)
        .press("createLocation");
    assertThat(browser.text("tbody")).contains("Office 203.0.113.0/24, 2001:db8::/32 Yes");
    String id = org.now().access().locations().getFirst().id().toString();

    browser
        .go("/conditional-access/new")
        .type("displayName", "Away")
        .choose("kind", "blockByLocation")
        .choose("location", id)
        .press("createPolicy");
    browser.go("/named-locations");
    browser.submit(browser.page().expectFirst("button[aria-label='Delete Office']"));
    assertThat(browser.status()).isEqualTo(400);
    assertThat(browser.text("#problem")).startsWith("The policy \"Away\" names " + id);

    String policy = org.now().access().policies().getFirst().id().toString();
    browser.go("/conditional-access/" + policy).press("deletePolicy");
    browser.go("/named-locations");
    browser.submit(browser.page().expectFirst("button[aria-label='Delete Office']"));
    assertThat(org.now().access().locations()).isEmpty();
  }

  @Test
  void whatIfSaysWhichPoliciesApplyAndWhyOthersDoNot() {
    Org org = SITE.organization();
    AdminBrowser browser = org.admin(ENTRA, "/what-if");
    browser.choose("user", org.user("anna").id().toString()).press("whatIf");
    assertThat(browser.text("#result")).isEqualTo("Result: let in");
    assertThat(browser.text("#defaults")).contains("AADSTS530035");

    SITE.directory.update(org.id(), tenant -> tenant.withSecurityDefaults(false));
    browser.go("/conditional-access/new").type("json", json("No codes", "enabled"));
    browser.press("createFromJson");
    browser
        .go("/conditional-access/new")
        .type("displayName", "Factor")
        .choose("kind", "requireMfa");
    browser.press("createPolicy");

    browser.go("/what-if").choose("user", org.user("anna").id().toString()).press("whatIf");
    assertThat(browser.text("#result"))
        .isEqualTo("Result: refused, AADSTS53003 (Blocked by policy)");
    assertThat(browser.page().select("tbody tr").eachText())
        .containsExactly(
            "No codes On Yes Decides the result",
            "Factor Report-only Yes Would ask the user for something, but is not enforced");
    assertThat(browser.has("defaults")).isFalse();

    browser.choose("flow", "none").press("whatIf");
    assertThat(browser.text("#result")).isEqualTo("Result: let in");
    assertThat(browser.page().select("tbody tr").eachText())
        .contains("No codes On No Not met: Authentication flows");
    assertThat(browser.element("flow").expectFirst("option[selected]").val()).isEqualTo("none");
    assertThat(browser.element("user").expectFirst("option[selected]").text())
        .isEqualTo(org.name("anna"));

    browser.type("ip", "somewhere").press("whatIf");
    assertThat(browser.status()).isEqualTo(400);
    assertThat(browser.text("#whatIfError"))
        .isEqualTo("The IP address must be one such as 203.0.113.7 or 2001:db8::7");
    assertThat(browser.element("ip").attr("aria-invalid")).isEqualTo("true");
    browser.go("/what-if?user=" + SITE.organization().user("anna").id());
    assertThat(browser.text("#whatIfError")).isEqualTo("Choose a user");
  }

  @Test
  void whatIfAsksAboutACountry() {
    Org org = SITE.organization();
    SITE.directory.update(org.id(), tenant -> tenant.withSecurityDefaults(false));
    AdminBrowser browser = org.admin(ENTRA, "/"); // before nobody gets in from here any more
    PolicyAdministration policies = new PolicyAdministration(SITE.directory, org.id());
    NamedLocation sweden =
        policies.put(
            NamedLocation.parse(
                JSON.readTree(
                    "{\"@odata.type\":\"#microsoft.graph.countryNamedLocation\",\"displayName\":"
                        + "\"North\",\"countriesAndRegions\":[\"SE\"]}")));
    policies.create(
        JSON.readTree(
            json("Only there", "enabled")
                .replaceAll(
                    "\"authenticationFlows\":\\{[^}]*}",
                    "\"locations\":{\"includeLocations\":[\"All\"],\"excludeLocations\":[\""
                        + sweden.id()
                        + "\"]}")));
    assertThat(browser.go("/named-locations").text("tbody")).contains("North SE No");

    String anna = org.user("anna").id().toString();
    browser.go("/what-if").choose("user", anna).type("country", "se").press("whatIf");
    assertThat(browser.text("#where")).endsWith("country/region SE.");
    assertThat(browser.text("tbody")).isEqualTo("Only there On No Not met: Locations");

    browser.type("country", "NO").press("whatIf");
    assertThat(browser.text("#result")).contains("AADSTS53003");
    assertThat(browser.text("tbody")).isEqualTo("Only there On Yes Decides the result");

    browser.type("country", "X1").press("whatIf");
    assertThat(browser.text("#whatIfError")).startsWith("The country must be an ISO 3166 code");
    assertThat(browser.element("country").attr("aria-invalid")).isEqualTo("true");
  }

  @Test
  void theSignInLogNamesCodeAndPolicyAndIsFiltered() {
    Org org = SITE.organization();
    SITE.directory.update(org.id(), tenant -> tenant.withSecurityDefaults(false));
    AdminBrowser browser = org.admin(ENTRA, "/conditional-access/new");
    browser
        .type(
            "json",
            json("No browsers", "enabled")
                .replace("\"All\"]},\"app", "\"" + org.user("anna").id() + "\"]},\"app")
                .replaceAll("\"authenticationFlows\":\\{[^}]*}", "\"clientAppTypes\":[\"all\"]"))
        .press("createFromJson");
    assertThat(browser.status()).isEqualTo(200);
    AdminBrowser anna = org.as("anna", ENTRA, "/");
    assertThat(anna.page().text()).contains("53003");

    browser.go("/sign-ins").type("user-filter", "ANNA").choose("status", "failure").press("filter");
    assertThat(browser.page().select("tbody tr")).hasSize(1);
    assertThat(browser.text("tbody"))
        .contains(org.name("anna"), "Failure: AADSTS53003", "Blocked by policy", "No browsers");
    browser.go(browser.page().select("tbody a").attr("href"));
    assertThat(browser.text("main")).contains("Conditional Access No browsers", "53003");
    assertThat(browser.go("/sign-ins?status=success").text("tbody")).doesNotContain("53003");
  }
}
