package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.lab.Lab;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdministratorPasswordTest {
  private static final String TOP = SiteMap.Page.ADMINISTRATOR_PASSWORD.top();
  private static final String NEW_PASSWORD = "Another-0ne";

  @TempDir private Path folder;
  private WebPrinter printer;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    printer = new WebPrinter(folder);
    browser = printer.administrator();
  }

  @AfterEach
  void stop() {
    printer.close();
  }

  private void change(String old, String password, String confirmed) throws Exception {
    browser.open(TOP);
    browser.click(
        "#ok",
        Map.of(
            "INPUTT_OLDPASSWORD",
            old,
            "INPUTT_NEWPASSWORD",
            password,
            "INPUTT_CONFIRMPASSWORD",
            confirmed));
  }

  @Test
  void aNewPasswordOpensThePrinterFromNowOnAndAfterAPowerCut() throws Exception {
    change(Lab.PASSWORD, NEW_PASSWORD, NEW_PASSWORD);
    assertThat(browser.page.expectFirst("div.warning.good").text()).isEqualTo("Setup complete");
    printer.restart();
    Browser next = printer.browser();
    next.logIn(Lab.PASSWORD);
    assertThat(next.page.selectFirst("#logOut")).isNull();
    next.logIn(NEW_PASSWORD);
    assertThat(next.page.selectFirst("#logOut")).isNotNull();
  }

  @Test
  void otherAdministratorsAreLoggedOutAndTheOneWhoChangedItIsNot() throws Exception {
    Browser other = printer.administrator();
    change(Lab.PASSWORD, NEW_PASSWORD, NEW_PASSWORD);
    other.open(EmailServerPages.TOP);
    assertThat(other.path()).isEqualTo(LogInPages.TOP);
    browser.open(EmailServerPages.TOP);
    assertThat(browser.path()).isEqualTo(EmailServerPages.TOP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Seven-7", "Pässword-1", "tab\tinside-it"})
  void aNewPasswordThatBreaksTheRuleIsToldAtItsField(String password) throws Exception {
    change(Lab.PASSWORD, password, password);
    assertThat(browser.response.statusCode()).isEqualTo(422);
    assertThat(browser.page.expectFirst("#INPUTT_NEWPASSWORD-error").text())
        .contains("From 8 to 70 characters");
    assertThat(printer.device.isAdministratorPassword(Lab.PASSWORD)).isTrue();
  }

  @Test
  void aVeryLongPasswordGetsAMessageAndNoPageRepeatsOne() throws Exception {
    String tooLong = "x".repeat(71);
    change(Lab.PASSWORD, tooLong, tooLong);
    assertThat(browser.page.selectFirst("#INPUTT_NEWPASSWORD-error")).isNotNull();
    assertThat(browser.response.body()).doesNotContain(tooLong).doesNotContain(Lab.PASSWORD);
    change("x".repeat(60_000), NEW_PASSWORD, NEW_PASSWORD);
    assertThat(browser.page.selectFirst("#INPUTT_OLDPASSWORD-error")).isNotNull();
    change(Lab.PASSWORD, "x".repeat(100_000), NEW_PASSWORD);
    assertThat(browser.response.statusCode()).isEqualTo(413);
    assertThat(browser.page.expectFirst("div.warning").text()).contains("64 KB");
  }

  @Test
  void twoDifferentNewPasswordsAreToldAtTheSecondField() throws Exception {
    change(Lab.PASSWORD, NEW_PASSWORD, NEW_PASSWORD + "?");
    assertThat(browser.page.expectFirst("#INPUTT_CONFIRMPASSWORD-error").text())
        .contains("not the same");
    assertThat(printer.device.isAdministratorPassword(NEW_PASSWORD)).isFalse();
  }

  @Test
  void guessingTheOldPasswordLocksAsTheLogInDoes() throws Exception {
    change("wrong", NEW_PASSWORD, NEW_PASSWORD);
    assertThat(browser.page.expectFirst("#INPUTT_OLDPASSWORD-error").text())
        .isEqualTo("This is not the administrator’s password.");
    for (int i = 0; i < 4; i++) {
      change("wrong", NEW_PASSWORD, NEW_PASSWORD);
    }
    change(Lab.PASSWORD, NEW_PASSWORD, NEW_PASSWORD);
    assertThat(browser.page.expectFirst("#INPUTT_OLDPASSWORD-error").text())
        .isEqualTo("Try again later.");
    Browser other = printer.browser();
    other.logIn(Lab.PASSWORD);
    assertThat(other.page.expectFirst("#logInWarning").text()).isEqualTo("Try again later.");
  }
}
