package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ADMIN;
import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.PASSWORD;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.directory.User;
import dev.platen.stubs.directory.UserConsent;
import dev.platen.stubs.entra.access.SignInEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AccountStatesTest {
  private final Cloud cloud = new Cloud();

  private Browser atPassword() {
    return cloud.browser().enterCode(cloud.deviceCode()).type("i0116", ANNA).click("idSIButton9");
  }

  private static String error(Browser browser) {
    return browser.element("passwordError").attr("data-error-code");
  }

  private static Browser give(Browser browser, String password) {
    return browser.type("i0118", password).click("idSIButton9");
  }

  // --- Smart lockout

  @Test
  void theTenthWrongPasswordLocksTheAccountForAMinute() {
    Browser browser = atPassword();
    for (int i = 1; i <= 9; i++) {
      assertThat(error(give(browser, "wrong " + i))).isEqualTo("50126");
    }

    assertThat(error(give(browser, "wrong 10"))).isEqualTo("50053");
    assertThat(browser.text("#passwordError")).startsWith("Your account is temporarily locked");
    assertThat(error(give(browser, PASSWORD))).as("the right one").isEqualTo("50053");
    assertThat(cloud.user(ANNA).state().lockedUntil())
        .isEqualTo(cloud.clock.instant().plusSeconds(60));
    assertThat(cloud.service.signIns().of(CONTOSO))
        .extracting(SignInEvent::result)
        .endsWith(50126, 50053, 50053);

    cloud.clock.advance(Duration.ofSeconds(60));
    assertThat(give(browser, PASSWORD).text("h1")).isEqualTo("Permissions requested");
  }

  @Test
  void theSameWrongPasswordDoesNotCountTwice() {
    Browser browser = atPassword();
    for (int i = 0; i < 20; i++) {
      give(browser, "wrong");
    }

    assertThat(give(browser, PASSWORD).text("h1")).isEqualTo("Permissions requested");
  }

  @Test
  void oneWhoIsLockedOutIsStillLetInByTokens() {
    String token = cloud.consented().tokens(ANNA).path("refresh_token").asString();
    cloud.changeUser(
        ANNA,
        user ->
            user.withState(state -> state.withLockedUntil(Instant.parse("2030-01-01T00:00:00Z"))));

    assertThat(cloud.refresh(token).status()).isEqualTo(200);
    assertThat(error(give(atPassword(), PASSWORD))).isEqualTo("50053");
  }

  // --- Expired passwords

  private void expire() {
    cloud.changeUser(ANNA, user -> user.withState(state -> state.withPasswordExpired(true)));
  }

  private static Browser update(Browser browser, String current, String wanted, String again) {
    return browser
        .type("currentPassword", current)
        .type("newPassword", wanted)
        .type("confirmNewPassword", again)
        .click("idSIButton9");
  }

  @Test
  void anExpiredPasswordIsReplacedAndOldTokensEnd() {
    String before = cloud.consented().tokens(ANNA).path("refresh_token").asString();
    expire();
    assertThat(cloud.refresh(before).status()).as("expiry revokes nothing").isEqualTo(200);
    cloud.clock.advance(Duration.ofSeconds(1));
    JsonNode device = cloud.deviceCode();

    Browser browser = cloud.browser().enterCode(device).enterUser(ANNA);
    assertThat(browser.text("h1")).isEqualTo("Update your password");
    assertThat(browser.element("passwordExpired").attr("data-error-code")).isEqualTo("50055");
    update(browser, PASSWORD, "Better Horse 2", "Better Horse 2").click("idSIButton9");

    assertThat(browser.text("#message")).startsWith("You have signed in");
    assertThat(cloud.poll(device).status()).isEqualTo(200);
    assertThat(number(cloud.refresh(before))).isEqualTo(50173);
    assertThat(error(give(atPassword(), PASSWORD))).isEqualTo("50126");
    assertThat(give(atPassword(), "Better Horse 2").text("h1")).startsWith("Are you trying");
  }

  @ParameterizedTest
  @CsvSource({
    "wrong, Better Horse 2, Better Horse 2, currentPassword",
    "correct horse, Short 1, Short 1, newPassword",
    "correct horse, alllowercase, alllowercase, newPassword",
    "correct horse, Anna-is-1-here, Anna-is-1-here, newPassword",
    "correct horse, Better Horse 2, Better Horse 3, confirmNewPassword"
  })
  void whatIsWrongWithANewPasswordIsSaidAtItsField(
      String current, String wanted, String again, String field) {
    expire();
    Browser browser = cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA);

    update(browser, current, wanted, again);

    assertThat(browser.text("#" + field + "Error")).isNotBlank();
    assertThat(browser.element(field).attr("aria-describedby")).isEqualTo(field + "Error");
    assertThat(browser.page().select("[autofocus]").eachAttr("id")).containsExactly(field);
    assertThat(browser.page().select("[aria-invalid]")).hasSize(1);
    assertThat(browser.page().html()).doesNotContain(wanted);
    assertThat(cloud.user(ANNA).password()).isEqualTo(PASSWORD);
  }

  @Test
  void theOldPasswordIsNoNewOne() {
    cloud.changeUser(ANNA, user -> user.withPassword("Good Enough 1", Instant.EPOCH));
    expire();
    Browser browser = give(atPassword(), "Good Enough 1");

    update(browser, "Good Enough 1", "Good Enough 1", "Good Enough 1");

    assertThat(browser.text("#newPasswordError")).contains("must differ");
  }

  // --- Consent

  @Test
  void anAdministratorCanBeAskedWhereTheOrganizationAllowsIt() {
    cloud.directory.update(CONTOSO, tenant -> tenant.withUserConsent(UserConsent.ON_REQUEST));
    JsonNode device = cloud.deviceCode();

    Browser browser = cloud.browser().enterCode(device).enterUser(ANNA);
    assertThat(browser.text("h1")).isEqualTo("Approval required");
    assertThat(browser.element("adminApproval").attr("data-error-code")).isEqualTo("90095");
    assertThat(browser.page().select("li").eachText())
        .contains("Send emails from your mailbox using SMTP AUTH");
    assertThat(browser.typeAndEnter(" ").text("#justificationError")).isNotBlank();
    browser.typeAndEnter("To scan <to> mail");

    assertThat(browser.text("h1")).isEqualTo("Request sent");
    assertThat(browser.text("#message")).contains("Platen Printer");
    assertThat(number(cloud.poll(device))).as("the device goes on waiting").isEqualTo(70016);
    assertThat(cloud.service.signIns().of(CONTOSO))
        .extracting(SignInEvent::result)
        .containsExactly(90095);
    assertThat(cloud.browser().enterCode(cloud.deviceCode()).enterUser(ADMIN).text("h1"))
        .as("an administrator")
        .isEqualTo("Permissions requested");
  }

  @Test
  void aUserWhoMayNotConsentIsNotCoveredByTheOrganization() {
    cloud.consented();
    cloud.changeUser(
        ANNA, user -> user.withState(state -> state.withConsent(UserConsent.FORBIDDEN)));

    Browser browser = cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA);

    assertThat(browser.text("h1")).isEqualTo("Need admin approval");
    assertThat(browser.element("adminApproval").attr("data-error-code")).isEqualTo("90094");
  }

  @Test
  void aFileOfAnEarlierVersionHasUsersWithoutState() {
    User anna = cloud.user(ANNA);
    String file = Cloud.JSON.writeValueAsString(anna);

    assertThat(Cloud.JSON.readValue(file, User.class)).isEqualTo(anna);
    assertThat(Cloud.JSON.readValue(file.replaceAll(",\"state\":.*}$", "}"), User.class))
        .isEqualTo(anna);
  }
}
