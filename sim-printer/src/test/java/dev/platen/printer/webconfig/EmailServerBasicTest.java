package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.FakeDevice;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.signin.SignInState;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EmailServerBasicTest {
  private static HttpWorker worker;
  @TempDir private Path folder;
  private final FakeDevice device = new FakeDevice();
  private WebConfig webConfig;
  private Browser browser;

  @BeforeAll
  static void startWorker() {
    worker = HttpWorker.start();
  }

  @AfterAll
  static void stopWorker() {
    worker.close();
  }

  @BeforeEach
  void start() throws Exception {
    webConfig = WebConfig.start(options(), device);
    browser = administrator();
  }

  @AfterEach
  void stop() {
    webConfig.close();
  }

  private WebConfigOptions options() {
    return WebConfigOptions.of(InetAddress.getLoopbackAddress(), 0, 0, folder, worker);
  }

  private Browser administrator() throws Exception {
    var other = new Browser(webConfig.httpsPort());
    other.logIn(FakeDevice.PASSWORD);
    other.open(EmailServerPages.TOP);
    return other;
  }

  private static Map<String, String> smtpAuth() {
    return new HashMap<>(
        Map.of(
            "INPUTD_AUTHMETHOD", "SMTP_AUTH",
            "INPUTT_ACCOUNT", "scanner",
            "INPUTT_PASSWORD", "mail-secret",
            "INPUTT_SENDER", "scanner@contoso.com",
            "INPUTT_SMTPSERVER", "smtp.contoso.com",
            "INPUTT_SMTPPORT", "465",
            "INPUTD_SECURECONNECTION", "SSL_TLS",
            "INPUTR_CERTVALIDATION", "DISABLE"));
  }

  @Test
  void okSavesAndSaysSo() throws Exception {
    browser.click("#ok", smtpAuth());
    assertThat(browser.page.expectFirst("div.warning").text()).isEqualTo("Setup complete");
    assertThat(device.saves)
        .containsExactly(
            new EmailServerSettings(
                AuthenticationMethod.SMTP_AUTH,
                EmailService.MICROSOFT_EXCHANGE_ONLINE,
                "scanner",
                "mail-secret",
                "scanner@contoso.com",
                "smtp.contoso.com",
                465,
                SecureConnection.SSL_TLS,
                false,
                "",
                110));
  }

  @Test
  void aSavedPasswordIsNeverShownAndStaysUnlessItIsTypedAnew() throws Exception {
    browser.click("#ok", smtpAuth());
    assertThat(browser.response.body()).doesNotContain("mail-secret");
    browser.click("#ok", Map.of("INPUTT_ACCOUNT", "other"));
    assertThat(device.emailServerSettings().password()).isEqualTo("mail-secret");
    browser.click("#ok", Map.of("INPUTT_PASSWORD", ""));
    assertThat(device.emailServerSettings().password()).isEmpty();
  }

  @Test
  void popBeforeSmtpForcesNoEncryptionAndShowsThePop3Fields() throws Exception {
    var typed = smtpAuth();
    typed.put("INPUTD_AUTHMETHOD", "POP_BEFORE_SMTP");
    typed.put("INPUTT_POP3SERVER", "pop.contoso.com");
    typed.put("INPUTT_POP3PORT", "995");
    browser.click("#ok", typed);
    assertThat(device.emailServerSettings().secureConnection()).isEqualTo(SecureConnection.NONE);
    assertThat(device.emailServerSettings().pop3Server()).isEqualTo("pop.contoso.com");
    assertThat(device.emailServerSettings().pop3Port()).isEqualTo(995);
    assertThat(browser.shows("#INPUTT_POP3SERVER")).isTrue();
    assertThat(browser.shows("#INPUTD_SECURECONNECTION")).isFalse();
  }

  static Stream<Arguments> brokenRules() {
    String long300 = "x".repeat(300);
    String printable255 = "At most 255 characters";
    String port = "A whole number from 1 to 65535.";
    return Stream.of(
        Arguments.of("INPUTT_ACCOUNT", long300, printable255),
        Arguments.of("INPUTT_ACCOUNT", "bell\u0007", printable255),
        Arguments.of("INPUTT_ACCOUNT", "Jūratė", printable255),
        Arguments.of("INPUTT_PASSWORD", "x".repeat(21), "At most 20 characters"),
        Arguments.of("INPUTT_PASSWORD", "tab\tin", "At most 20 characters"),
        Arguments.of("INPUTT_SENDER", long300 + "@contoso.com", printable255),
        Arguments.of("INPUTT_SENDER", "scanner(at)contoso.com", "An address cannot contain"),
        Arguments.of("INPUTT_SENDER", ".scanner@contoso.com", "cannot begin with a full stop"),
        Arguments.of("INPUTT_SENDER", "scanner", "Enter a mail address"),
        Arguments.of("INPUTT_SENDER", "a@b\r\nBcc: c@d", printable255),
        Arguments.of("INPUTT_SMTPSERVER", "smtp.contoso.com:25", "An IPv4 address or a host name"),
        Arguments.of("INPUTT_SMTPSERVER", "::1", "An IPv4 address or a host name"),
        Arguments.of("INPUTT_SMTPSERVER", long300, "An IPv4 address or a host name"),
        Arguments.of("INPUTT_SMTPPORT", "0", port),
        Arguments.of("INPUTT_SMTPPORT", "70000", port),
        Arguments.of("INPUTT_SMTPPORT", "", port),
        Arguments.of("INPUTT_SMTPPORT", "-25", port),
        Arguments.of("INPUTT_SMTPPORT", "٢٥", port),
        Arguments.of("INPUTT_SMTPPORT", "99999999999999999999", port),
        Arguments.of("INPUTT_POP3SERVER", "pop contoso", "An IPv4 address or a host name"),
        Arguments.of("INPUTT_POP3PORT", "65536", port));
  }

  @ParameterizedTest
  @MethodSource("brokenRules")
  void aBrokenRuleIsSaidAtItsFieldEverythingTypedIsKeptAndNothingSaved(
      String control, String value, String rule) throws Exception {
    var typed = smtpAuth();
    typed.put("INPUTD_AUTHMETHOD", "POP_BEFORE_SMTP");
    typed.put("INPUTT_POP3SERVER", "pop.contoso.com");
    typed.put("INPUTT_POP3PORT", "110");
    typed.put(control, value);
    browser.click("#ok", typed);

    assertThat(browser.response.statusCode()).isEqualTo(422);
    var field = browser.page.expectFirst("#" + control);
    assertThat(field.attr("aria-invalid")).isEqualTo("true");
    assertThat(field.attr("aria-describedby")).contains(control + "-error");
    assertThat(browser.page.expectFirst("#" + control + "-error").text()).contains(rule);
    assertThat(browser.page.select("[aria-invalid]")).hasSize(1);
    assertThat(device.saves).isEmpty();

    typed.remove("INPUTT_PASSWORD");
    typed.remove("INPUTD_SECURECONNECTION");
    typed.forEach((name, text) -> assertThat(browser.fields("#ok")).containsEntry(name, text));
    assertThat(browser.page.expectFirst("#INPUTT_PASSWORD").attr("value")).isEqualTo("********");
    assertThat(browser.response.body()).doesNotContain("mail-secret");

    browser.click("#ok", Map.of(control, control.endsWith("PORT") ? "25" : ""));
    assertThat(device.saves).hasSize(1);
    if (!control.equals("INPUTT_PASSWORD")) {
      assertThat(device.emailServerSettings().password()).isEqualTo("mail-secret");
    }
  }

  @Test
  void htmlInAFieldStaysText() throws Exception {
    browser.click("#ok", Map.of("INPUTT_SENDER", "\"><script>alert(1)</script>"));
    assertThat(browser.page.select("script:not([src])")).isEmpty();
    assertThat(browser.page.expectFirst("#INPUTT_SENDER").attr("value"))
        .isEqualTo("\"><script>alert(1)</script>");
  }

  @ParameterizedTest
  @EnumSource(EmailServerForm.Control.class)
  void aChoiceThatThePageDoesNotOfferIsRefused(EmailServerForm.Control control) throws Exception {
    if (control.controlName().startsWith("INPUTT_")) {
      return;
    }
    browser.click("#ok", Map.of(control.controlName(), "GMAIL"));
    assertThat(browser.response.statusCode()).isEqualTo(400);
    assertThat(device.saves).isEmpty();
  }

  @Test
  void withoutScriptsAnotherMethodShowsItsRowsByARoundTrip() throws Exception {
    assertThat(browser.shows("#INPUTT_ACCOUNT")).isFalse();
    browser.click(
        "[formaction$=UPDATE]",
        Map.of("INPUTD_AUTHMETHOD", "SMTP_AUTH", "INPUTT_SENDER", "typed@contoso.com"));
    assertThat(browser.shows("#INPUTT_ACCOUNT")).isTrue();
    assertThat(browser.page.expectFirst("#INPUTT_SENDER").attr("value"))
        .isEqualTo("typed@contoso.com");
    assertThat(device.saves).isEmpty();
  }

  @Test
  void openingThePageAnewShowsWhatIsSaved() throws Exception {
    browser.click("#ok", Map.of("INPUTT_SMTPPORT", "70000"));
    browser.open(EmailServerPages.TOP);
    assertThat(browser.page.expectFirst("#INPUTT_SMTPPORT").attr("value")).isEqualTo("25");
  }

  // OAuth2

  @Test
  void firmwareBeforeOAuth2DoesNotOfferIt() throws Exception {
    var old = new FakeDevice(FakeDevice.model(800, 480), false);
    try (var config = WebConfig.start(options(), old)) {
      var visitor = new Browser(config.httpsPort());
      visitor.logIn(FakeDevice.PASSWORD);
      visitor.open(EmailServerPages.TOP);
      assertThat(visitor.page.select("#INPUTD_AUTHMETHOD option").eachAttr("value"))
          .containsExactly("OFF", "SMTP_AUTH", "POP_BEFORE_SMTP");
      visitor.click("#ok", Map.of("INPUTD_AUTHMETHOD", "OAUTH2"));
      assertThat(visitor.response.statusCode()).isEqualTo(400);
    }
  }

  @Test
  void signedOutThereIsASignInButtonAndNoCurrentStatus() throws Exception {
    browser.click("[formaction$=UPDATE]", Map.of("INPUTD_AUTHMETHOD", "OAUTH2"));
    assertThat(browser.page.select("#INPUTD_EMAILSERVICE option").eachText())
        .containsExactly("Microsoft Exchange Online", "Outlook.com");
    assertThat(browser.shows("#signIn")).isTrue();
    assertThat(browser.page.expectFirst("#signIn").text()).isEqualTo("Sign In");
    assertThat(browser.page.text()).doesNotContain("Current Status");
    assertThat(browser.shows("#INPUTT_ACCOUNT")).isFalse();
  }

  @Test
  void theGuidesSignInWorksFromSignInToOk() throws Exception {
    browser.click(
        "#signIn",
        Map.of(
            "INPUTD_AUTHMETHOD", "OAUTH2",
            "INPUTD_EMAILSERVICE", "OUTLOOK_COM",
            "INPUTR_CERTVALIDATION", "DISABLE"));
    assertThat(browser.path()).isEqualTo(EmailServerPages.SIGN_IN);
    assertThat(browser.page.expectFirst("#signInWithMicrosoft").text())
        .isEqualTo("Sign in with Microsoft");

    browser.click("#signInWithMicrosoft");
    assertThat(device.signIn.state())
        .isEqualTo(new SignInState.Requesting(EmailService.OUTLOOK_COM));
    assertThat(browser.page.expectFirst("#signInScreen").attr("data-phase"))
        .isEqualTo("REQUESTING");

    device.signIn.codeIssued(
        EmailService.OUTLOOK_COM, device.clock.instant().plus(Duration.ofMinutes(15)));
    browser.get(progress(), "HX-Request", "true");
    assertThat(browser.response.headers().firstValue("HX-Redirect"))
        .hasValue(EmailServerPages.SIGN_IN);

    browser.open(EmailServerPages.SIGN_IN);
    assertThat(browser.page.expectFirst("#userCode").text()).isEqualTo("FJKL4RTMP");
    var link = browser.page.expectFirst("#verificationUrl");
    assertThat(link.text()).isEqualTo("https://microsoft.com/devicelogin");
    assertThat(link.attr("href")).isEqualTo("https://microsoft.com/devicelogin");
    assertThat(link.attr("target")).isEqualTo("_blank");
    assertThat(link.attr("rel")).contains("noopener");

    device.clock.advance(Duration.ofSeconds(61));
    browser.get(progress(), "HX-Request", "true");
    assertThat(browser.page.expectFirst("#timeLeft").text()).isEqualTo("Time left 13:59");
    assertThat(browser.response.body()).doesNotContain("FJKL4RTMP");

    device.signIn.become(
        new SignInState.SignedIn(EmailService.OUTLOOK_COM, "me@outlook.com", false));
    browser.open(EmailServerPages.SIGN_IN);
    assertThat(browser.path()).isEqualTo(EmailServerPages.TOP);
    assertThat(browser.page.expectFirst("#INPUTD_AUTHMETHOD option[selected]").text())
        .isEqualTo("OAuth2");
    assertThat(browser.page.expectFirst("#INPUTD_EMAILSERVICE option[selected]").text())
        .isEqualTo("Outlook.com");
    assertThat(browser.page.selectFirst("#INPUTR_CERTVALIDATION-DISABLE[checked]")).isNotNull();
    assertThat(browser.shows("#signIn")).isFalse();
    assertThat(browser.page.expectFirst("#currentStatus").text())
        .contains("Current Status")
        .contains("Signed in");
    assertThat(browser.page.expectFirst("#signOut").text()).isEqualTo("Sign Out");
    assertThat(browser.page.expectFirst("#signedInAccount").text()).isEqualTo("me@outlook.com");
    assertThat(browser.page.expectFirst("#signedInServer").text())
        .isEqualTo("smtp-mail.outlook.com");
    assertThat(browser.page.expectFirst("#signedInPort").text()).isEqualTo("587");
    assertThat(browser.page.expectFirst("#signedInSecureConnection").text()).isEqualTo("STARTTLS");
    assertThat(browser.page.expectFirst("#INPUTT_SENDER").attr("value"))
        .isEqualTo("me@outlook.com");
    assertThat(device.saves).isEmpty();

    browser.click("#ok");
    assertThat(browser.page.expectFirst("div.warning").text()).isEqualTo("Setup complete");
    assertThat(device.saves)
        .containsExactly(
            new EmailServerSettings(
                AuthenticationMethod.OAUTH2,
                EmailService.OUTLOOK_COM,
                "me@outlook.com",
                "",
                "me@outlook.com",
                "smtp-mail.outlook.com",
                587,
                SecureConnection.STARTTLS,
                false,
                "",
                110));
  }

  @Test
  void anUnsavedSignInShowsToTheNextAdministratorWhoCanSaveIt() throws Exception {
    device.signIn.become(
        new SignInState.SignedIn(
            EmailService.MICROSOFT_EXCHANGE_ONLINE, "printer.admin@contoso.com", false));
    var other = administrator();
    assertThat(other.page.expectFirst("#INPUTD_AUTHMETHOD option[selected]").attr("value"))
        .isEqualTo("OAUTH2");
    assertThat(other.shows("#currentStatus")).isTrue();
    assertThat(other.shows("#notSaved")).isTrue();
    other.click("#ok");
    assertThat(device.emailServerSettings().authenticationMethod())
        .isEqualTo(AuthenticationMethod.OAUTH2);
    assertThat(device.emailServerSettings().senderAddress()).isEqualTo("printer.admin@contoso.com");
    assertThat(other.page.selectFirst("#notSaved")).isNull();
  }

  @Test
  void aSignInToOneServiceDoesNotCountForTheOther() throws Exception {
    device.signIn.become(
        new SignInState.SignedIn(EmailService.OUTLOOK_COM, "me@outlook.com", true));
    browser.open(EmailServerPages.TOP);
    browser.click(
        "[formaction$=UPDATE]",
        Map.of(
            "INPUTD_AUTHMETHOD", "OAUTH2",
            "INPUTD_EMAILSERVICE", "MICROSOFT_EXCHANGE_ONLINE"));
    assertThat(browser.shows("#signIn")).isTrue();
    assertThat(browser.shows("#currentStatus")).isFalse();
  }

  @Test
  void aSenderOtherThanTheAccountIsKeptWhenTheSameAccountSignsInAgain() throws Exception {
    device.signIn.become(
        new SignInState.SignedIn(
            EmailService.MICROSOFT_EXCHANGE_ONLINE, "printer.admin@contoso.com", false));
    browser.open(EmailServerPages.TOP);
    browser.click("#ok", Map.of("INPUTT_SENDER", "shared@contoso.com"));
    assertThat(device.emailServerSettings().senderAddress()).isEqualTo("shared@contoso.com");
    browser.open(EmailServerPages.TOP);
    assertThat(browser.page.expectFirst("#INPUTT_SENDER").attr("value"))
        .isEqualTo("shared@contoso.com");
  }

  @Test
  void okWithoutASignInSavesTheMethodWithoutAnAccount() throws Exception {
    browser.click("#ok", Map.of("INPUTD_AUTHMETHOD", "OAUTH2"));
    assertThat(device.emailServerSettings().authenticationMethod())
        .isEqualTo(AuthenticationMethod.OAUTH2);
    assertThat(device.emailServerSettings().account()).isEmpty();
    assertThat(browser.shows("#signIn")).isTrue();
  }

  @Test
  void signOutEndsTheSignInAndBringsTheSignInButtonBack() throws Exception {
    device.signIn.become(
        new SignInState.SignedIn(
            EmailService.MICROSOFT_EXCHANGE_ONLINE, "printer.admin@contoso.com", false));
    browser.open(EmailServerPages.TOP);
    browser.click("#signOut");
    assertThat(device.signIn.state()).isEqualTo(new SignInState.SignedOut());
    assertThat(browser.shows("#signIn")).isTrue();
    assertThat(browser.page.text()).doesNotContain("Current Status");
  }

  @ParameterizedTest
  @EnumSource(SignInState.Reason.class)
  void aFailedSignInSaysWhyAndCanBeStartedAgain(SignInState.Reason reason) throws Exception {
    browser.click("#signIn", Map.of("INPUTD_AUTHMETHOD", "OAUTH2"));
    browser.click("#signInWithMicrosoft");
    device.signIn.become(new SignInState.Failed(EmailService.MICROSOFT_EXCHANGE_ONLINE, reason));
    browser.get(progress(), "HX-Request", "true");
    assertThat(browser.response.headers().firstValue("HX-Redirect"))
        .hasValue(EmailServerPages.SIGN_IN);
    browser.open(EmailServerPages.SIGN_IN);
    assertThat(browser.page.expectFirst("#signInFailure").text()).containsIgnoringCase("again");
    browser.click("#signInWithMicrosoft");
    assertThat(device.signIn.state()).isInstanceOf(SignInState.Requesting.class);
  }

  /** What the sign-in screen asks each second. */
  private String progress() {
    return browser.page.expectFirst("#signInProgress").attr("hx-get");
  }

  @Test
  void theScreenIsLoadedAgainWhereSomebodyElseHasStartedAnotherSignInMeanwhile() throws Exception {
    Instant end = device.clock.instant().plus(Duration.ofMinutes(15));
    device.signIn.codeIssued(EmailService.OUTLOOK_COM, end);
    browser.open(EmailServerPages.SIGN_IN);
    String progress = progress();
    assertThat(progress).doesNotContain("FJKL4RTMP");
    browser.get(progress, "HX-Request", "true");
    assertThat(browser.response.headers().firstValue("HX-Redirect")).isEmpty();
    device.signIn.become(new SignInState.SignedOut());
    device.signIn.become(new SignInState.Requesting(EmailService.OUTLOOK_COM));
    device.signIn.become(
        new SignInState.CodeIssued(
            EmailService.OUTLOOK_COM,
            "OTHERCODE",
            URI.create("https://microsoft.com/devicelogin"),
            end));
    browser.get(progress, "HX-Request", "true");
    assertThat(browser.response.headers().firstValue("HX-Redirect"))
        .hasValue(EmailServerPages.SIGN_IN);
    browser.open(EmailServerPages.SIGN_IN);
    assertThat(browser.page.expectFirst("#userCode").text()).isEqualTo("OTHERCODE");
  }

  @Test
  void anEarlierFailureIsNotShownToSomebodyWhoStartsAnew() throws Exception {
    device.signIn.become(
        new SignInState.Failed(
            EmailService.MICROSOFT_EXCHANGE_ONLINE, SignInState.Reason.DECLINED));
    browser.click("#signIn", Map.of("INPUTD_AUTHMETHOD", "OAUTH2"));
    assertThat(browser.page.selectFirst("#signInFailure")).isNull();
  }

  @Test
  void cancelGivesTheSignInUpAndKeepsTheChoices() throws Exception {
    browser.click(
        "#signIn", Map.of("INPUTD_AUTHMETHOD", "OAUTH2", "INPUTD_EMAILSERVICE", "OUTLOOK_COM"));
    browser.click("#signInWithMicrosoft");
    browser.click("#cancel");
    assertThat(device.signIn.state()).isEqualTo(new SignInState.SignedOut());
    assertThat(browser.page.expectFirst("#INPUTD_EMAILSERVICE option[selected]").attr("value"))
        .isEqualTo("OUTLOOK_COM");
    assertThat(browser.shows("#signIn")).isTrue();
  }

  @Test
  void theCodeIsOnTheSignInScreenOnlyAndThatScreenDoesNotKeepASessionAlive() throws Exception {
    device.signIn.codeIssued(
        EmailService.MICROSOFT_EXCHANGE_ONLINE,
        device.clock.instant().plus(Duration.ofMinutes(15)));
    for (SiteMap.Page page : SiteMap.Page.values()) {
      browser.open(page.top());
      assertThat(browser.response.body()).doesNotContain("FJKL4RTMP");
    }
    var stranger = new Browser(webConfig.httpsPort());
    stranger.open(EmailServerPages.SIGN_IN);
    assertThat(stranger.response.body()).doesNotContain("FJKL4RTMP");

    browser.open(EmailServerPages.SIGN_IN);
    String progress = progress();
    device.clock.advance(Duration.ofMinutes(19));
    browser.get(progress, "HX-Request", "true");
    device.clock.advance(Duration.ofMinutes(1));
    browser.get(progress, "HX-Request", "true");
    assertThat(browser.response.headers().firstValue("HX-Redirect").orElseThrow())
        .startsWith(LogInPages.TOP);
  }
}
