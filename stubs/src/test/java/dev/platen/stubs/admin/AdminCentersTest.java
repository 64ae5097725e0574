package dev.platen.stubs.admin;

import static dev.platen.stubs.admin.AdminSite.ENTRA;
import static dev.platen.stubs.admin.AdminSite.EVIL;
import static dev.platen.stubs.admin.AdminSite.EXCHANGE;
import static dev.platen.stubs.admin.AdminSite.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.admin.AdminSite.Org;
import dev.platen.stubs.directory.MailLimits.OverRate;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.directory.TenantAdministration;
import dev.platen.stubs.exchange.trace.TraceRow.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminCentersTest {
  private static final AdminSite SITE = new AdminSite();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entra.microsoft.com",
        "entra.localhost",
        "admin.exchange.com",
        "exchange.localhost",
        "admin.microsoft.com",
        "admin.cloud.microsoft",
        "office.localhost"
      })
  void anAdministratorSignsInWithThePagesOfTheSignInService(String host) {
    Org org = SITE.organization();
    AdminBrowser browser = SITE.browser().open(host, "/");

    assertThat(browser.address().getHost())
        .isEqualTo(host.endsWith(".localhost") ? "localhost" : "login.microsoftonline.com");
    assertThat(browser.header("content-security-policy")).contains("https://" + host);
    browser.signIn(org.name("admin"), AdminSite.PASSWORD);

    assertThat(browser.status()).isEqualTo(200);
    assertThat(browser.address().getHost()).isEqualTo(host);
    assertThat(browser.text("#organization")).isEqualTo(org.now().displayName());
    assertThat(browser.text("#signedInUser")).isEqualTo(org.name("admin"));
    assertThat(browser.header("content-security-policy")).startsWith("default-src 'none'");
  }

  @Test
  void whoeverSignedInGoesOnToThePageThatWasAskedFor() {
    AdminBrowser browser = SITE.organization().admin(ENTRA, "/conditional-access/new");

    assertThat(browser.address().getPath()).isEqualTo("/conditional-access/new");
    assertThat(browser.text("h1")).isEqualTo("New policy");
  }

  @Test
  void signInsToThePagesAreInTheSignInLog() {
    Org org = SITE.organization();
    AdminBrowser browser = org.admin(ENTRA, "/sign-ins");

    assertThat(browser.text("tbody")).contains(org.name("admin"), "Azure Portal", "Success");
  }

  @ParameterizedTest
  @ValueSource(strings = {ENTRA, EXCHANGE, OFFICE})
  void whoeverHasNoRoleStaysOutside(String host) {
    AdminBrowser browser = SITE.organization().as("anna", host, "/users");

    assertThat(browser.status()).isEqualTo(403);
    assertThat(browser.text("h1")).isEqualTo("You don't have access");
    assertThat(browser.page().select("nav, table")).isEmpty();
    assertThat(browser.has("signout")).isTrue();
  }

  @Test
  void aFormWithoutItsTokenChangesNothing() {
    Org org = SITE.organization();
    AdminBrowser browser = org.admin(ENTRA, "/properties");

    for (String token : List.of("", "x", "\u20ac")) {
      browser.post("/properties/security-defaults", "setting", "disabled", "csrf", token);
      assertThat(browser.status()).isEqualTo(403);
      assertThat(browser.text("h1")).isEqualTo("This form is no longer valid");
    }
    assertThat(org.now().securityDefaults()).isTrue();
  }

  @Test
  void aFormOfNobodyLeadsToTheSignInAndChangesNothing() {
    Org org = SITE.organization();
    AdminBrowser browser = org.admin(ENTRA, "/properties");
    browser.forgetCookies();

    browser.choose("securityDefaults", "disabled").press("saveSecurityDefaults");

    assertThat(browser.address().getHost()).isEqualTo("login.microsoftonline.com");
    assertThat(org.now().securityDefaults()).isTrue();
  }

  @Test
  void aSignInCannotBeFinishedByAnotherBrowserOrTwice() {
    Org org = SITE.organization();
    AdminBrowser victim = SITE.browser();

    victim.open(ENTRA, "/signin/callback?code=x&state=y");
    assertThat(victim.status()).isEqualTo(400);
    assertThat(victim.text("#problem")).contains("was not begun here");

    AdminBrowser browser = org.admin(ENTRA, "/");
    victim.open(ENTRA, "/signin/callback?error=access_denied&state=" + EVIL.hashCode());
    assertThat(victim.text("h1")).isEqualTo("You are not signed in");
    assertThat(browser.go("/users").status()).isEqualTo(200);
  }

  @Test
  void signingOutEndsTheSession() {
    AdminBrowser browser = SITE.organization().admin(ENTRA, "/");

    browser.press("signout");
    assertThat(browser.address().getHost()).isEqualTo("login.microsoftonline.com");
    browser.open(ENTRA, "/users");
    assertThat(browser.has("i0116")).isTrue();
  }

  @Test
  void aSessionEndsWhenItIsRevokedDisabledOrADayOld() {
    Org org = SITE.organization();
    TenantAdministration administration = new TenantAdministration(SITE.directory, org.id());
    AdminBrowser browser = org.admin(ENTRA, "/users");
    SITE.clock.advance(Duration.ofSeconds(1));
    administration.revokeSessions(org.user("admin").id());
    assertThat(browser.open(ENTRA, "/users").has("i0116")).isTrue();

    browser = org.admin(ENTRA, "/users");
    administration.setAccountEnabled(org.user("admin").id(), false);
    assertThat(browser.open(ENTRA, "/users").has("i0116")).isTrue();

    administration.setAccountEnabled(org.user("admin").id(), true);
    browser = org.admin(ENTRA, "/users");
    SITE.clock.advance(Duration.ofHours(25));
    assertThat(browser.open(ENTRA, "/users").has("i0116")).isTrue();
  }

  @Test
  void anAdministratorSeesAndChangesNothingOfAnotherOrganization() {
    Org mine = SITE.organization();
    Org other = SITE.organization();
    String policy =
        "{\"displayName\":\"Theirs\",\"state\":\"disabled\",\"conditions\":{\"users\":{\"includeUsers\":"
            + "[\"All\"]},\"applications\":{\"includeApplications\":[\"All\"]}},"
            + "\"grantControls\":{\"builtInControls\":[\"block\"]}}";
    other.admin(ENTRA, "/conditional-access/new").type("json", policy).press("createFromJson");
    String theirs = other.now().access().policies().getFirst().id().toString();
    AdminBrowser browser = mine.admin(ENTRA, "/users");
    String csrf = browser.page().select("input[name=csrf]").attr("value");

    for (String path :
        List.of("/", "/users", "/applications", "/conditional-access", "/sign-ins")) {
      assertThat(browser.go(path).page().outerHtml()).doesNotContain(other.domain(), "Theirs");
    }
    String user = "/users/" + other.user("anna").id();
    String app = "/applications/" + other.printer();
    for (String path : List.of(user, app, "/conditional-access/" + theirs)) {
      assertThat(browser.go(path).status()).isEqualTo(404);
    }
    for (String path :
        List.of(
            user + "/account",
            user + "/password",
            user + "/sessions",
            user + "/methods",
            app + "/properties",
            app + "/consent",
            "/conditional-access/" + theirs + "/delete",
            "/conditional-access/" + theirs + "/state")) {
      browser.post(
          path, "csrf", csrf, "setting", "disabled", "state", "enabled", "password", "12345678");
      assertThat(browser.status()).as(path).isEqualTo(404);
    }
    assertThat(other.now().access().policies()).hasSize(1);
    assertThat(other.user("anna").enabled()).isTrue();

    other.sent("anna", other.name("anna"), "Theirs", Status.DELIVERED);
    AdminBrowser mail = mine.admin(EXCHANGE, "/mailboxes");
    for (String path : List.of("/mailboxes", "/message-trace", "/reports/smtp-auth-clients")) {
      assertThat(mail.go(path).page().outerHtml()).doesNotContain(other.domain());
    }
    AdminBrowser office = mine.admin(OFFICE, user);
    assertThat(office.status()).isEqualTo(404);
    assertThat(office.go(user + "/email-apps").status()).isEqualTo(404);
  }

  @Test
  void hostileNamesAreTextOnEveryPage() {
    Org org = SITE.organization();
    String anna = org.user("anna").id().toString();
    org.sent("anna", EVIL, EVIL, Status.SENT);
    SITE.clients.count(org.id(), EVIL, EVIL, EVIL, SITE.clock.instant());
    AdminBrowser entra = org.admin(ENTRA, "/");
    AdminBrowser mail = org.admin(EXCHANGE, "/");
    AdminBrowser office = org.admin(OFFICE, "/");

    Stream.of("/users", "/users/" + anna, "/applications", "/applications/" + org.printer())
        .forEach(path -> assertText(entra.go(path)));
    Stream.of("/mailboxes", "/message-trace", "/reports/smtp-auth-clients")
        .forEach(path -> assertText(mail.go(path)));
    Stream.of("/users", "/users/" + anna, "/users/" + anna + "/email-apps")
        .forEach(path -> assertText(office.go(path)));
  }

  private static void assertText(AdminBrowser browser) {
    assertThat(browser.status()).isEqualTo(200);
    assertThat(browser.page().select("script")).isEmpty();
    assertThat(browser.page().text()).contains(EVIL);
  }

  @Test
  void eachFieldHasALabelAndNothingComesFromElsewhere() {
    Org org = SITE.organization();
    AdminBrowser entra = org.admin(ENTRA, "/");
    String anna = org.user("anna").id().toString();
    for (String path :
        List.of(
            "/",
            "/properties",
            "/users/" + anna,
            "/applications/" + org.printer(),
            "/conditional-access/new",
            "/named-locations",
            "/what-if",
            "/sign-ins")) {
      entra.go(path);
      assertThat(entra.status()).as(path).isEqualTo(200);
      for (Element field :
          entra.page().select("input:not([type=hidden]):not([type=submit]), select, textarea")) {
        assertThat(entra.page().select("label[for='" + field.id() + "']"))
            .as(path + " " + field)
            .hasSize(1);
      }
      assertThat(entra.page().select("[id]").eachAttr("id")).as(path).doesNotHaveDuplicates();
      assertThat(entra.page().select("script, style, img, [style], [onclick]")).isEmpty();
      assertThat(entra.page().select("link").eachAttr("href")).containsExactly("/admin.css");
    }
    assertThat(entra.go("/admin.css").header("content-type")).startsWith("text/css");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    Org org = SITE.organization();
    AdminBrowser entra = org.admin(ENTRA, "/nowhere");
    for (String path :
        List.of("/nowhere", "/users/x", "/users/a/b/c", "/properties/x", "/what-if/x")) {
      assertThat(entra.go(path).status()).as(path).isEqualTo(404);
    }
    assertThat(org.admin(EXCHANGE, "/nowhere").status()).isEqualTo(404);
    assertThat(org.admin(OFFICE, "/nowhere").status()).isEqualTo(404);
    entra.fetch("GET", entra.address().resolve("/%ff"), "");
    assertThat(entra.status()).isEqualTo(400);
    assertThat(entra.text("h1")).isEqualTo("This request cannot be read");
  }

  // --- Exchange admin center and Microsoft 365 admin center

  @Test
  void smtpAuthOfTheOrganizationIsTurnedOnAndOff() {
    Org org = SITE.organization();
    AdminBrowser browser = org.admin(EXCHANGE, "/settings/mail-flow");
    assertThat(browser.text("label[for=smtpAuthOff]"))
        .isEqualTo("Turn off SMTP AUTH protocol for your organization");

    browser.tick("smtpAuthOff", false).press("saveMailFlow");
    assertThat(org.now().smtpClientAuthenticationDisabled()).isFalse();
    assertThat(browser.text("[role=status]"))
        .isEqualTo("SMTP AUTH is turned on for the organization.");
    assertThat(browser.go("/mailboxes").text("tbody")).contains("May send by SMTP AUTH");

    browser.go("/settings/mail-flow").tick("smtpAuthOff", true).press("saveMailFlow");
    assertThat(org.now().smtpClientAuthenticationDisabled()).isTrue();
    assertThat(browser.go("/mailboxes").text("tbody")).contains("May not send by SMTP AUTH");
  }

  @Test
  void authenticatedSmtpOfAMailboxIsOnOffOrAsTheOrganization() {
    Org org = SITE.organization();
    AdminBrowser browser = org.admin(OFFICE, "/users/" + org.user("anna").id());

    browser.go(browser.element("manageEmailApps").attr("href"));
    assertThat(browser.text("label[for=authenticatedSmtp]")).isEqualTo("Authenticated SMTP");
    assertThat(browser.text("#smtpState")).isEqualTo("Now as the organization: off.");
    browser.tick("authenticatedSmtp", true).press("saveChanges");
    assertThat(setting(org)).isEqualTo(AuthenticatedSmtp.ENABLED);
    assertThat(browser.element("authenticatedSmtp").hasAttr("checked")).isTrue();

    browser.tick("authenticatedSmtp", false).press("saveChanges");
    assertThat(setting(org)).isEqualTo(AuthenticatedSmtp.DISABLED);
    assertThat(browser.text("#smtpState")).isEqualTo("This mailbox has a setting of its own.");

    browser.press("followOrganization");
    assertThat(setting(org)).isEqualTo(AuthenticatedSmtp.INHERIT);
  }

  private static AuthenticatedSmtp setting(Org org) {
    return org.user("anna").mailbox().authenticatedSmtp();
  }

  @Test
  void theMessageTraceShowsWhoSentWhatToWhom() {
    Org org = SITE.organization();
    org.sent("anna", "bob@elsewhere.example", "A scan", Status.SENT);
    org.sent("anna", "nobody@" + org.domain(), "Another scan", Status.FAILED);
    AdminBrowser browser = org.admin(EXCHANGE, "/message-trace");

    String time = Texts.time(SITE.clock.instant());
    assertThat(browser.page().select("tbody tr").eachText())
        .containsExactly(
            time
                + " "
                + org.name("anna")
                + " from 192.0.2.9 nobody@"
                + org.domain()
                + " Another scan <1@printer.example>, 1234 octets"
                + " Failed: 550 5.1.10 No such recipient",
            time
                + " "
                + org.name("anna")
                + " from 192.0.2.9 bob@elsewhere.example A scan <1@printer.example>, 1234 octets"
                + " Sent");
    browser.type("address", "nobody@else").press("search");
    assertThat(browser.text("main")).contains("0 recipients");
    browser.type("address", " BOB@elsewhere").press("search");
    assertThat(browser.page().select("tbody tr")).hasSize(1);
  }

  @Test
  void theTraceShowsTheLatestOfMany() {
    Org org = SITE.organization();
    for (int i = 0; i < 501; i++) {
      org.sent("anna", "bob@elsewhere.example", "Scan " + i, Status.SENT);
    }

    AdminBrowser browser = org.admin(EXCHANGE, "/message-trace");

    assertThat(browser.page().select("tbody tr")).hasSize(500);
    assertThat(browser.text("main"))
        .contains("501 recipients of messages, the latest 500 of them, newest first");
    assertThat(browser.text("tbody")).contains("Scan 500 ").doesNotContain("Scan 0 ");
  }

  @Test
  void theClientsReportTellsWhoUsesWhichTlsAndMechanism() {
    Org org = SITE.organization();
    org.sent("anna", "bob@elsewhere.example", "A scan", Status.SENT);
    org.sent("anna", "bob@elsewhere.example", "A scan", Status.SENT);
    SITE.clients.count(
        org.id(), org.name("admin"), "TLSv1.2", "LOGIN", SITE.clock.instant().plusSeconds(1));
    SITE.clients.refuse(
        org.id(),
        org.name("admin"),
        "TLSv1.2",
        "LOGIN",
        SITE.clock.instant().plusSeconds(1),
        "535 5.7.3 <b>no</b>");

    AdminBrowser browser = org.admin(EXCHANGE, "/reports/smtp-auth-clients");

    assertThat(browser.page().select("tbody tr").eachText())
        .containsExactly(
            org.name("admin")
                + " TLSv1.2 LOGIN (basic authentication) 1 1 Failed: 535 5.7.3 <b>no</b> "
                + Texts.time(SITE.clock.instant().plusSeconds(1)),
            org.name("anna")
                + " TLSv1.3 XOAUTH2 (OAuth 2.0) 2 0 "
                + Texts.time(SITE.clock.instant()));
  }

  @Test
  void theMailboxesTellLimitsAndWhoIsRestricted() {
    Org org = SITE.organization();
    SITE.directory.update(
        org.id(),
        tenant ->
            tenant.withMail(
                mail ->
                    mail.withBlocked(org.name("anna"), true)
                        .withLimits(
                            org.name("anna"),
                            mail.limits().withMessagesPerMinute(3, OverRate.REFUSE))));

    AdminBrowser browser = org.admin(EXCHANGE, "/mailboxes");

    assertThat(browser.page().select("tbody tr").eachText())
        .filteredOn(row -> row.startsWith(org.name("anna")))
        .singleElement()
        .asString()
        .contains("Restricted: may not send at all 3 messages a minute, 10000 recipients a day");
  }
}
