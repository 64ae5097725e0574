package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.FABRIKAM;
import static dev.platen.stubs.entra.Cloud.json;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.factor.Totp;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.magic.MagicAccount;
import dev.platen.stubs.entra.magic.MagicAccounts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class MagicAccountsTest {
  private final Cloud cloud = new Cloud().consented();

  private static String at(String name) {
    return name + "@contoso.onmicrosoft.com";
  }

  private Tenant tenant() {
    return cloud.directory.tenant(CONTOSO).orElseThrow();
  }

  private Browser signIn(JsonNode device, String name) {
    Browser browser =
        cloud.browser().enterCode(device).type("i0116", at(name)).click("idSIButton9");
    return browser.has("i0118") ? give(browser) : browser;
  }

  private static Browser give(Browser browser) {
    return browser.type("i0118", MagicAccounts.password()).click("idSIButton9");
  }

  static List<MagicAccount> ofPages() {
    return of("page");
  }

  static List<MagicAccount> ofRefreshes() {
    return of("refresh");
  }

  private static List<MagicAccount> of(String where) {
    return MagicAccounts.all().stream().filter(one -> one.where().equals(where)).toList();
  }

  @ParameterizedTest
  @MethodSource("ofPages")
  void thePageSaysWhatTheListPromisesAndTheDeviceGoesOnWaiting(MagicAccount account) {
    JsonNode device = cloud.deviceCode();

    Browser browser = signIn(device, account.name());

    assertThat(browser.page().select("[data-error-code]").eachAttr("data-error-code"))
        .containsExactly(account.code());
    assertThat(number(cloud.poll(device))).isEqualTo(70016);
  }

  @ParameterizedTest
  @MethodSource("ofRefreshes")
  void theSignInSucceedsAndTheFirstRenewalIsRefused(MagicAccount account) {
    for (int time = 1; time <= 2; time++) {
      JsonNode device = cloud.deviceCode();
      assertThat(signIn(device, account.name()).click("idSIButton9").text("#message"))
          .startsWith("You have signed in");
      Reply tokens = cloud.poll(device);
      assertThat(tokens.status()).as("sign-in %s", time).isEqualTo(200);

      Reply refused = cloud.refresh(json(tokens).path("refresh_token").asString());

      assertThat(number(refused)).isEqualTo(Integer.parseInt(account.code()));
      cloud.clock.advance(Duration.ofDays(2));
    }
  }

  @Test
  void theSecondFactorIsThePrintedOne() {
    JsonNode device = cloud.deviceCode();

    signIn(device, "mfa")
        .typeAndEnter(Totp.code(MagicAccounts.secret(), cloud.clock.instant()))
        .click("idSIButton9");

    assertThat(cloud.poll(device).status()).isEqualTo(200);
  }

  @Test
  void aCodeThatWasRefusedOnceIsAccepted() {
    JsonNode device = cloud.deviceCode();
    Browser browser = signIn(device, "wrong-code");
    assertThat(browser.text("h1")).isEqualTo("Enter code to allow access");

    browser
        .type("otc", device.path("user_code").asString())
        .click("idSIButton9")
        .type("i0116", at("wrong-code"))
        .click("idSIButton9");
    give(browser).click("idSIButton9");

    assertThat(cloud.poll(device).status()).isEqualTo(200);
  }

  @Test
  void aSlowApprovalReachesTheDeviceAMinuteLater() {
    JsonNode device = cloud.deviceCode();
    assertThat(signIn(device, "slow-approval").click("idSIButton9").text("#message"))
        .startsWith("You have signed in");

    cloud.clock.advance(Duration.ofSeconds(59));
    assertThat(number(cloud.poll(device))).isEqualTo(70016);
    cloud.clock.advance(Duration.ofSeconds(1));
    assertThat(cloud.poll(device).status()).isEqualTo(200);
  }

  @Test
  void anExpiredPasswordIsExpiredAgainNextTime() {
    Browser browser = signIn(cloud.deviceCode(), "password-expired");
    browser
        .type("currentPassword", MagicAccounts.password())
        .type("newPassword", "Something Else 2")
        .type("confirmNewPassword", "Something Else 2")
        .click("idSIButton9");
    assertThat(browser.text("h1")).startsWith("Are you trying");

    assertThat(signIn(cloud.deviceCode(), "password-expired").text("h1"))
        .isEqualTo("Update your password");
  }

  @Test
  void mailIsRefusedByTheStateOfTheMailbox() {
    signIn(cloud.deviceCode(), "smtp-auth-off");
    signIn(cloud.deviceCode(), "no-mailbox");

    assertThat(cloud.user(at("smtp-auth-off")).mailbox().authenticatedSmtp())
        .isEqualTo(AuthenticatedSmtp.DISABLED);
    assertThat(cloud.user(at("no-mailbox")).mailbox().licensed()).isFalse();
  }

  @Test
  void anOrganizationHasNoneBeforeTheNameIsEnteredAndOneAfterwards() {
    Tenant before = tenant();
    Tenant other = cloud.directory.tenant(FABRIKAM).orElseThrow();
    signIn(cloud.deviceCode(), "ca-blocke");
    cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA);
    assertThat(tenant()).isSameAs(before);

    signIn(cloud.deviceCode(), "CA-Blocked");

    assertThat(tenant().users()).hasSize(before.users().size() + 1);
    assertThat(tenant().access().policies())
        .singleElement()
        .satisfies(
            policy ->
                assertThat(policy.displayName())
                    .isEqualTo("For the magic account " + at("ca-blocked")));
    Tenant after = tenant();
    signIn(cloud.deviceCode(), "ca-blocked");
    assertThat(tenant()).as("nothing to change").isSameAs(after);
    assertThat(Cloud.JSON.readValue(Cloud.JSON.writeValueAsString(after), Tenant.class))
        .isEqualTo(after);
    assertThat(cloud.directory.tenant(FABRIKAM)).contains(other);
    assertThat(cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA).text("h1"))
        .as("everybody else")
        .startsWith("Are you trying");
  }

  @Test
  void anOrdinaryUserOfThatNameIsLeftAlone() {
    cloud.directory.update(
        CONTOSO,
        tenant ->
            tenant.withNewUser(
                new dev.platen.stubs.directory.User(
                    java.util.UUID.randomUUID(),
                    at("locked"),
                    "Mr. Locked",
                    Cloud.PASSWORD,
                    java.util.Set.of(),
                    true,
                    java.time.Instant.EPOCH,
                    cloud.user(ANNA).mailbox())));

    assertThat(cloud.browser().enterCode(cloud.deviceCode()).enterUser(at("locked")).text("h1"))
        .startsWith("Are you trying");
  }

  @Test
  void eachHasItsSourceAndMark() {
    assertThat(MagicAccounts.all())
        .hasSizeGreaterThan(12)
        .allSatisfy(
            account -> {
              assertThat(account.does()).endsWith(".");
              assertThat(account.source()).isNotBlank();
              assertThat(account.mark()).isIn("verified", "recalled", "uncertain");
              assertThat(account.where()).isIn("page", "device", "refresh", "mail");
            });
  }
}
