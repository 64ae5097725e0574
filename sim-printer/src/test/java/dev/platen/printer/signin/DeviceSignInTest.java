package dev.platen.printer.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.lab.LabCa;
import dev.platen.printer.lab.LabEntra;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.signin.SignInState.CodeIssued;
import dev.platen.printer.signin.SignInState.Failed;
import dev.platen.printer.signin.SignInState.Reason;
import dev.platen.printer.signin.SignInState.SignedIn;
import dev.platen.printer.signin.SignInState.SignedOut;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceSignInTest {
  private static final EmailService EXCHANGE = EmailService.MICROSOFT_EXCHANGE_ONLINE;
  private static final SignInState UNSAVED = new SignedIn(EXCHANGE, Lab.ACCOUNT, false);
  private static final SignInState SAVED = new SignedIn(EXCHANGE, Lab.ACCOUNT, true);

  @TempDir Path folder;
  private Lab lab;

  @BeforeEach
  void setUp() {
    lab = new Lab(folder);
  }

  @AfterEach
  void tearDown() {
    lab.close();
  }

  @Test
  void isSignedOutFromTheFactory() {
    assertThat(lab.start().signIn().state()).isEqualTo(new SignedOut());
  }

  @Test
  void showsCodeAndUrlAndWhenTheCodeExpiresOnThePrintersClock() {
    PrinterDevice printer = lab.start();
    lab.askForCode(printer);
    assertThat(printer.signIn().state())
        .isEqualTo(
            new CodeIssued(
                EXCHANGE,
                LabEntra.USER_CODE,
                URI.create("https://microsoft.com/devicelogin"),
                Lab.START.plusSeconds(900)));
  }

  @Test
  void asksTheTenantOfTheServiceForTheScopesOfMailSubmission() {
    PrinterDevice printer = lab.start();
    lab.askForCode(printer);
    Map<String, String> request = lab.entra.requests().getFirst();
    assertThat(request)
        .containsEntry("path", "/organizations/oauth2/v2.0/devicecode")
        .containsEntry("client_id", "11111111-2222-3333-4444-555555555555")
        .containsEntry("agent", "PX-D400/05.23.XF24Q9");
    assertThat(request.getOrDefault("scope", "").split(" "))
        .containsExactlyInAnyOrder(
            "https://outlook.office.com/SMTP.Send", "offline_access", "openid", "profile");

    printer.signIn().start(EmailService.OUTLOOK_COM);
    await()
        .untilAsserted(
            () ->
                assertThat(lab.entra.requests().getLast())
                    .containsEntry("path", "/consumers/oauth2/v2.0/devicecode"));
  }

  @Test
  void pollsAtTheGivenIntervalUntilThePersonHasSignedIn() {
    PrinterDevice printer = lab.start();
    lab.askForCode(printer);
    lab.time.pass(Duration.ofMillis(4_999));
    assertThat(lab.entra.polls()).isZero();
    pass(Duration.ofMillis(1), 1);
    pass(Duration.ofSeconds(5), 2);
    lab.entra.signIn(Lab.ACCOUNT, "a", "r");
    lab.time.pass(Duration.ofSeconds(5));
    await().untilAsserted(() -> assertThat(printer.signIn().state()).isEqualTo(UNSAVED));
    assertThat(lab.entra.requests().getLast())
        .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
        .containsEntry("device_code", "FAQABAAEAAAAdevicecode")
        .containsEntry("path", "/organizations/oauth2/v2.0/token");
    lab.time.pass(Duration.ofMinutes(20));
    assertThat(printer.signIn().state()).isEqualTo(UNSAVED);
    assertThat(lab.entra.polls()).isEqualTo(3);
  }

  @Test
  void pollsFiveSecondsLessOftenWhenToldToSlowDown() {
    PrinterDevice printer = lab.start();
    lab.askForCode(printer);
    lab.entra.answerPoll(400, LabEntra.error("slow_down"));
    pass(Duration.ofSeconds(5), 1);
    lab.time.pass(Duration.ofMillis(9_999));
    assertThat(lab.entra.polls()).isEqualTo(1);
    pass(Duration.ofMillis(1), 2);
  }

  @Test
  void keepsPollingThroughATroubledService() {
    PrinterDevice printer = lab.start();
    lab.askForCode(printer);
    lab.entra.answerPoll(503, "<html>Service Unavailable</html>");
    pass(Duration.ofSeconds(5), 1);
    lab.dns.forget(LabEntra.HOST);
    int timers = lab.time.waiting();
    lab.time.pass(Duration.ofSeconds(5));
    await().until(() -> lab.time.waiting() == timers);
    assertThat(lab.entra.polls()).isEqualTo(1);
    assertThat(printer.signIn().state()).isInstanceOf(CodeIssued.class);
  }

  @Test
  void isLostWithThePowerUntilItIsSaved() {
    PrinterDevice printer = lab.start();
    lab.signIn(printer, "access-1", "refresh-1");
    assertThat(printer.signIn().saved()).isEmpty();
    printer.cutPower();

    assertThat(lab.start().signIn().state()).isEqualTo(new SignedOut());
  }

  @Test
  void survivesAPowerCutOnceItIsSavedWithTheSettings() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    printer.cutPower();

    PrinterDevice restarted = lab.start();
    assertThat(restarted.signIn().state()).isEqualTo(SAVED);
    EmailServerSettings settings = restarted.emailServerSettings();
    assertThat(settings.authenticationMethod()).isEqualTo(AuthenticationMethod.OAUTH2);
    assertThat(settings.account()).isEqualTo(Lab.ACCOUNT);
    assertThat(settings.senderAddress()).isEqualTo(Lab.ACCOUNT);
    assertThat(settings.smtpServer()).isEqualTo("smtp.office365.com");
    assertThat(settings.smtpPort()).isEqualTo(587);
    assertThat(settings.secureConnection()).isEqualTo(SecureConnection.STARTTLS);
  }

  @Test
  void leavesTheSavedSignInAloneWhileANewOneIsUnsaved() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.askForCode(printer);
    assertThat(printer.signIn().saved()).contains((SignedIn) SAVED);
    lab.entra.signIn("other@contoso.com", "access-2", "refresh-2");
    lab.time.pass(Duration.ofSeconds(5));
    await()
        .untilAsserted(
            () ->
                assertThat(printer.signIn().state())
                    .isEqualTo(new SignedIn(EXCHANGE, "other@contoso.com", false)));

    lab.scan(printer);
    assertThat(lab.smtp.commands())
        .contains("AUTH XOAUTH2 user=" + Lab.ACCOUNT + "|auth=Bearer access-1||");

    printer.saveEmailServerSettings(Lab.oauth2());
    lab.scan(printer);
    assertThat(lab.smtp.commands())
        .contains("AUTH XOAUTH2 user=other@contoso.com|auth=Bearer access-2||");
  }

  @Test
  void goesBackToTheSavedSignInWhenANewOneIsCancelled() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.askForCode(printer);
    int polls = lab.entra.polls();
    printer.signIn().cancel();
    assertThat(printer.signIn().state()).isEqualTo(SAVED);
    lab.entra.signIn("late@contoso.com", "a", "r");
    lab.time.pass(Duration.ofMinutes(1));
    assertThat(printer.signIn().state()).isEqualTo(SAVED);
    assertThat(lab.entra.polls()).isEqualTo(polls);
  }

  @Test
  void dropsWhatAnEarlierAttemptStillHasToSayAfterARestart() {
    PrinterDevice printer = lab.start();
    lab.askForCode(printer);
    lab.askForCode(printer);
    // Two polls and two expiries wait; of the polls, only the later attempt's comes back.
    assertThat(lab.time.waiting()).isEqualTo(4);
    lab.time.pass(Duration.ofSeconds(5));
    await().until(() -> lab.entra.polls() == 1 && lab.time.waiting() == 3);
  }

  @Test
  void forgetsSavedAndUnsavedTogetherOnSignOut() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.signIn(printer, "access-2", "refresh-2");
    printer.signIn().signOut();
    assertThat(printer.signIn().state()).isEqualTo(new SignedOut());
    assertThat(printer.emailServerSettings().account()).isEmpty();
    assertThat(printer.emailServerSettings().senderAddress()).isEmpty();
    printer.cutPower();
    assertThat(lab.start().signIn().state()).isEqualTo(new SignedOut());
  }

  @Test
  void isForgottenWhenAnotherAuthenticationMethodIsSaved() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
    assertThat(printer.signIn().state()).isEqualTo(new SignedOut());
    printer.saveEmailServerSettings(Lab.oauth2());
    assertThat(printer.signIn().state()).isEqualTo(new SignedOut());
  }

  @Test
  void isForgottenWhenTheSettingsNameAnotherServiceThanItIsFor() {
    PrinterDevice printer = lab.start();
    lab.signIn(printer, "access-1", "refresh-1");
    EmailServerSettings settings = Lab.oauth2();
    printer.saveEmailServerSettings(
        new EmailServerSettings(
            AuthenticationMethod.OAUTH2,
            EmailService.OUTLOOK_COM,
            "",
            "",
            "",
            "",
            587,
            SecureConnection.STARTTLS,
            true,
            "",
            settings.pop3Port()));
    assertThat(printer.signIn().state()).isEqualTo(new SignedOut());
    assertThat(printer.emailServerSettings().smtpServer()).isEqualTo("smtp-mail.outlook.com");
  }

  @Test
  void keepsASenderAndAServerThatAPersonChose() {
    PrinterDevice printer = lab.start();
    lab.signIn(printer, "access-1", "refresh-1");
    EmailServerSettings chosen =
        new EmailServerSettings(
            AuthenticationMethod.OAUTH2,
            EXCHANGE,
            "",
            "",
            "scans@contoso.com",
            "smtp-mail.outlook.com",
            2525,
            SecureConnection.SSL_TLS,
            true,
            "",
            110);
    printer.saveEmailServerSettings(chosen);
    EmailServerSettings saved = printer.emailServerSettings();
    assertThat(saved.senderAddress()).isEqualTo("scans@contoso.com");
    assertThat(saved.smtpServer()).isEqualTo("smtp-mail.outlook.com");
    assertThat(saved.smtpPort()).isEqualTo(2525);
    assertThat(saved.secureConnection()).isEqualTo(SecureConnection.SSL_TLS);
  }

  @Test
  void failsWhenTheCodeExpiresOnThePrintersClock() {
    PrinterDevice printer = lab.start();
    lab.askForCode(printer);
    // The clock jumps; nothing but the timers' turn has to come.
    lab.time.set(Lab.START.plusSeconds(900));
    lab.time.pass(Duration.ZERO);
    awaitFailure(printer, Reason.CODE_EXPIRED);
    assertThat(lab.entra.polls()).isZero();
  }

  @Test
  void failsWhenTheServiceSaysThatTheCodeExpired() {
    failsByPoll(400, LabEntra.error("expired_token"), Reason.CODE_EXPIRED);
  }

  @Test
  void failsWhenThePersonDeclines() {
    failsByPoll(400, LabEntra.error("authorization_declined"), Reason.DECLINED);
  }

  @Test
  void failsWhenTheApplicationIsNoPublicClient() {
    failsByPoll(401, LabEntra.error("invalid_client"), Reason.REFUSED);
  }

  private void failsByPoll(int status, String body, Reason reason) {
    PrinterDevice printer = lab.start();
    lab.askForCode(printer);
    lab.entra.answerPoll(status, body);
    lab.time.pass(Duration.ofSeconds(5));
    awaitFailure(printer, reason);
  }

  @Test
  void failsWhenTheServiceRefusesTheApplication() {
    lab.entra.answerDeviceCode(400, LabEntra.error("unauthorized_client"));
    startsAndFails(lab.start(), Reason.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"hello\":1}",
        "{\"user_code\":\"A\",\"device_code\":\"d\",\"verification_uri\":\"https://x\",\"expires_in\":0}",
        "no JSON"
      })
  void failsWhenTheAnswerIsNotUnderstood(String answer) {
    lab.entra.answerDeviceCode(200, answer);
    startsAndFails(lab.start(), Reason.UNREACHABLE);
  }

  @Test
  void failsWhenThereIsNoServiceButAnErrorPage() {
    lab.entra.answerDeviceCode(502, "<html>Bad Gateway</html>");
    startsAndFails(lab.start(), Reason.UNREACHABLE);
  }

  @Test
  void failsWhenTheServiceIsNotFound() {
    lab.dns.forget(LabEntra.HOST);
    startsAndFails(lab.start(), Reason.UNREACHABLE);
  }

  @Test
  void failsWhenTheServicesCertificateIsFromAnotherAuthority() {
    LabCa other = new LabCa(Lab.START);
    startsAndFails(lab.start(lab.options().trustedRoots(List.of(other.root()))), Reason.UNTRUSTED);
  }

  @Test
  void failsWhenThePrintersClockIsBeforeTheCertificate() {
    lab.time.set(Instant.parse("1970-01-01T00:00:00Z"));
    startsAndFails(lab.start(), Reason.UNTRUSTED);
  }

  @Test
  void isNotOfferedByOldFirmware() {
    PrinterDevice printer = lab.start(lab.options().firmware(FirmwareVersions.get("05.10.XF12N4")));
    assertThatThrownBy(() -> printer.signIn().start(EXCHANGE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no OAuth2");
    assertThatThrownBy(() -> printer.saveEmailServerSettings(Lab.oauth2()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("05.10.XF12N4");
  }

  @Test
  void tellsItsListenersOfEachState() throws Exception {
    PrinterDevice printer = lab.start();
    List<Class<?>> states = new CopyOnWriteArrayList<>();
    AutoCloseable listening =
        printer.signIn().onChange(() -> states.add(printer.signIn().state().getClass()));
    lab.signInAndSave(printer);
    await().until(() -> states.contains(SignedIn.class));
    listening.close();
    int heard = states.size();
    printer.signIn().signOut();
    assertThat(states).contains(CodeIssued.class).hasSize(heard);
  }

  @Test
  void usesTheAccessTokenUntilFiveMinutesBeforeItExpires() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.time.pass(Duration.ofSeconds(3599 - 300 - 1));
    lab.scan(printer);
    assertThat(refreshes()).isZero();
    lab.entra.answerRefresh(200, LabEntra.tokens(Lab.ACCOUNT, "access-2", "refresh-2"));
    lab.time.pass(Duration.ofSeconds(1));
    lab.scan(printer);
    assertThat(refreshes()).isEqualTo(1);
    assertThat(lab.smtp.commands())
        .contains("AUTH XOAUTH2 user=" + Lab.ACCOUNT + "|auth=Bearer access-2||");
  }

  @Test
  void savesARotatedRefreshTokenBeforeItUsesTheAccessToken() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.time.pass(Duration.ofHours(2));
    lab.entra.answerRefresh(200, LabEntra.tokens(Lab.ACCOUNT, "access-2", "refresh-2"));
    lab.smtp.answer("AUTH", "hang");
    printer.jobs().scanToEmail(List.of(Lab.RECIPIENT), "Scan", ScanFormat.JPEG);
    await().until(() -> lab.smtp.commands().stream().anyMatch(line -> line.startsWith("AUTH")));
    printer.cutPower();

    lab.smtp.answerAsUsual("AUTH");
    PrinterDevice restarted = lab.start();
    lab.time.pass(Duration.ofHours(2));
    lab.entra.answerRefresh(200, LabEntra.tokens(Lab.ACCOUNT, "access-3", "refresh-3"));
    assertThat(lab.scan(restarted).code()).isEmpty();
    assertThat(lab.entra.requests().getLast())
        .containsEntry("grant_type", "refresh_token")
        .containsEntry("refresh_token", "refresh-2");
  }

  @Test
  void keepsTheRefreshTokenOfAServiceThatDoesNotRotate() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    for (String access : List.of("access-2", "access-3")) {
      lab.time.pass(Duration.ofHours(2));
      lab.entra.answerRefresh(
          200,
          "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + access + "\"}");
      assertThat(lab.scan(printer).code()).isEmpty();
      assertThat(lab.entra.requests().getLast()).containsEntry("refresh_token", "refresh-1");
    }
  }

  @Test
  void showsNoSecretInAnyStateOrToken() {
    PrinterDevice printer = lab.start();
    lab.askForCode(printer);
    assertThat(printer.signIn().state().toString()).doesNotContain(LabEntra.USER_CODE);
    Tokens tokens = new Tokens("secret-a", Lab.START, Optional.of("secret-r"));
    assertThat(tokens.toString() + new Account(EXCHANGE, "a", tokens)).doesNotContain("secret");
    assertThat(new AccessToken.Granted("a", "secret").toString()).doesNotContain("secret");
  }

  private long refreshes() {
    return lab.entra.requests().stream()
        .filter(request -> "refresh_token".equals(request.get("grant_type")))
        .count();
  }

  private void pass(Duration duration, int polls) {
    int timers = lab.time.waiting();
    lab.time.pass(duration);
    await().until(() -> lab.entra.polls() == polls && lab.time.waiting() == timers);
  }

  private static void startsAndFails(PrinterDevice printer, Reason reason) {
    printer.signIn().start(EXCHANGE);
    awaitFailure(printer, reason);
  }

  private static void awaitFailure(PrinterDevice printer, Reason reason) {
    await()
        .untilAsserted(
            () -> assertThat(printer.signIn().state()).isEqualTo(new Failed(EXCHANGE, reason)));
  }
}
