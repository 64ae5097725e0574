package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ADMIN;
import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CALLBACK;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SMTP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.directory.ConsentGrant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminConsentTest {
  private static final String V2 = "/contoso.onmicrosoft.com/v2.0/adminconsent";
  private final Cloud cloud = new Cloud();

  @Test
  void anAdministratorConsentsForEverybody() {
    Browser browser =
        cloud.browser().open(V2 + query("scope", SMTP, "state", "s-1")).enterUser(ADMIN);
    assertThat(browser.text("h1")).isEqualTo("Permissions requested");
    assertThat(browser.text("#reviewForOrganization")).isEqualTo("Review for your organization");
    assertThat(browser.has("consentOnBehalf")).isFalse();

    browser.click("idSIButton9");

    assertThat(browser.location()).startsWith(CALLBACK + "?");
    assertThat(browser.taken().toString())
        .isEqualTo("{admin_consent=True, tenant=" + CONTOSO + ", scope=" + SMTP + ", state=s-1}");
    assertThat(cloud.directory.tenant(CONTOSO).orElseThrow().consents())
        .containsExactly(new ConsentGrant(PRINTER, null, Set.of(SMTP)));
    assertThat(cloud.tokens(ANNA).has("access_token")).as("now for a plain user").isTrue();
  }

  @Test
  void theOlderAddressNeedsNoScope() {
    Browser browser =
        cloud
            .browser()
            .open("/" + CONTOSO + "/adminconsent" + query())
            .enterUser(ADMIN)
            .click("idSIButton9");

    assertThat(browser.taken()).containsEntry("admin_consent", "True").doesNotContainKey("state");
    assertThat(cloud.directory.tenant(CONTOSO).orElseThrow().consents())
        .containsExactly(new ConsentGrant(PRINTER, null, Set.of(SMTP)));
  }

  @Test
  void whoDeclinesIsReported() {
    Browser browser =
        cloud
            .browser()
            .open(V2 + query("scope", SMTP, "state", "s-1"))
            .enterUser(ADMIN)
            .click("idBtn_Back");

    assertThat(browser.taken())
        .containsEntry("admin_consent", "True")
        .containsEntry("error", "consent_required")
        .containsEntry("state", "s-1");
    assertThat(browser.taken().get("error_description")).startsWith("AADSTS65004:");
    assertThat(cloud.directory.tenant(CONTOSO).orElseThrow().consents()).isEmpty();
  }

  @Test
  void whoIsNoAdministratorCannotConsentForOthers() {
    Browser browser = cloud.browser().open(V2 + query("scope", SMTP)).enterUser(ANNA);

    assertThat(browser.taken())
        .containsEntry("admin_consent", "True")
        .containsEntry("error", "access_denied");
    assertThat(browser.taken().get("error_description")).startsWith("AADSTS90094:");
    assertThat(cloud.directory.tenant(CONTOSO).orElseThrow().consents()).isEmpty();
  }

  @Test
  void theScopeIsNeeded() {
    assertThat(cloud.browser().open(V2 + query()).taken().get("error_description"))
        .startsWith("AADSTS900144: ");
  }

  @ParameterizedTest
  @CsvSource({
    "contoso.onmicrosoft.com, https://evil.example/, 50011",
    "nowhere.example, https://printer.example/oauth/callback, 90002",
    "consumers, https://printer.example/oauth/callback, 500208"
  })
  void mistakesBeforeTheRedirectUriIsKnownAreSaidOnAPage(String tenant, String uri, int number) {
    Browser browser =
        cloud
            .browser()
            .open(
                "/"
                    + tenant
                    + "/v2.0/adminconsent?"
                    + Cloud.form(
                        "client_id", PRINTER.toString(), "redirect_uri", uri, "scope", SMTP));

    assertThat(browser.answer().headers("Location")).isEmpty();
    assertThat(browser.element("exceptionMessageContainer").attr("data-error-code"))
        .isEqualTo(String.valueOf(number));
  }

  @Test
  void signingOutLeadsBackToARegisteredAddressOnly() {
    String target = "/common/oauth2/v2.0/logout?";

    Browser back =
        cloud
            .browser()
            .open(target + Cloud.form("post_logout_redirect_uri", CALLBACK, "state", "s"));
    assertThat(back.location()).isEqualTo(CALLBACK + "?state=s");
    Browser stay =
        cloud
            .browser()
            .open(target + Cloud.form("post_logout_redirect_uri", "https://evil.example/"));
    assertThat(stay.answer().headers("Location")).isEmpty();
    assertThat(stay.text("h1")).startsWith("You signed out");
  }

  private static String query(String... more) {
    String text = "?" + Cloud.form("client_id", PRINTER.toString(), "redirect_uri", CALLBACK);
    return more.length == 0 ? text : text + "&" + Cloud.form(more);
  }
}
