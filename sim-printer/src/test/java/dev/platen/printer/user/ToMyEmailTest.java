package dev.platen.printer.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Job.Result;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.lab.LabEntra;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.Models;
import dev.platen.printer.signin.UserSignIns;
import dev.platen.printer.signin.UserSignIns.Outcome;
import dev.platen.printer.signin.UserSignIns.Reason;
import dev.platen.printer.user.ServerlessSettings.Sender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToMyEmailTest {
  private static final URI BACK = URI.create("http://127.0.0.1:8080/printers/p1/panel/signed-in");
  private static final String WORK_ACCOUNT = "anna.work@contoso.onmicrosoft.com";

  @TempDir Path folder;
  private Lab lab;
  private PrinterDevice printer;
  private Serverless serverless;
  private UserSignIns signIns;
  private User anna;
  private User bert;

  @BeforeEach
  void setUp() {
    lab = new Lab(folder);
    use(start());
    anna =
        serverless
            .users()
            .add(UserDraft.named("anna").withPin("4711").withEmail("anna@contoso.com"));
    bert = serverless.users().add(UserDraft.named("bert").withPin("4712").withEmail("b@c.lt"));
    serverless.save(new ServerlessSettings(true, Sender.USER));
  }

  @AfterEach
  void tearDown() {
    lab.close();
  }

  private PrinterDevice start() {
    return lab.start(lab.options().model(Models.get("px-e900fn")));
  }

  private void use(PrinterDevice started) {
    printer = started;
    serverless = started.serverless().orElseThrow();
    signIns = serverless.signIns();
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    URLUtils.parseParameters(uri.getRawQuery())
        .forEach((name, values) -> query.put(name, values.getFirst()));
    return query;
  }

  /** The reply to a sign-in that was begun, as the page would send it. */
  private Map<String, String> reply(User user) {
    return Map.of("code", "0.AX-code", "state", query(signIns.begin(user.id(), BACK)).get("state"));
  }

  private Outcome signIn(User user, String account, String accessToken, String refreshToken) {
    lab.entra.answerCode(200, LabEntra.tokens(account, accessToken, refreshToken));
    return signIns.finish(Optional.of(user.id()), reply(user));
  }

  private Job toMyEmail(User user) {
    return lab.ended(printer, serverless.toMyEmail(user, ScanFormat.PDF).number());
  }

  @Test
  void beginsAtEntrasPageForOrganizationsWithPkce() {
    URI page = signIns.begin(anna.id(), BACK);
    assertThat(page.toString())
        .startsWith("https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?");
    assertThat(query(page))
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "11111111-2222-3333-4444-555555555555")
        .containsEntry("redirect_uri", BACK.toString())
        .containsEntry(
            "scope", "https://outlook.office.com/SMTP.Send offline_access openid profile")
        .containsEntry("code_challenge_method", "S256")
        .containsKeys("state", "code_challenge");
    assertThat(query(page).get("code_challenge")).hasSize(43);
    Map<String, String> again = query(signIns.begin(anna.id(), BACK));
    assertThat(again.get("state")).isNotEqualTo(query(page).get("state"));
    assertThat(again.get("code_challenge")).isNotEqualTo(query(page).get("code_challenge"));
    assertThat(lab.entra.requests()).isEmpty();
  }

  @Test
  void redeemsTheCodeWithTheVerifierOfItsChallenge() {
    URI page = signIns.begin(anna.id(), BACK);
    lab.entra.answerCode(200, LabEntra.tokens(WORK_ACCOUNT, "access-a", "refresh-a"));
    assertThat(
            signIns.finish(
                Optional.of(anna.id()),
                Map.of("code", "0.AX-code", "state", query(page).get("state"))))
        .isEqualTo(new Outcome.SignedIn(WORK_ACCOUNT));
    Map<String, String> request = lab.entra.requests().getLast();
    assertThat(request)
        .containsEntry("path", "/organizations/oauth2/v2.0/token")
        .containsEntry("grant_type", "authorization_code")
        .containsEntry("client_id", "11111111-2222-3333-4444-555555555555")
        .containsEntry("code", "0.AX-code")
        .containsEntry("redirect_uri", BACK.toString());
    assertThat(
            CodeChallenge.compute(
                    CodeChallengeMethod.S256, new CodeVerifier(request.get("code_verifier")))
                .getValue())
        .isEqualTo(query(page).get("code_challenge"));
    assertThat(signIns.account(anna.id())).contains(WORK_ACCOUNT);
    assertThat(signIns.account(bert.id())).isEmpty();
  }

  @Test
  void sendsFromTheAccountThatSignedInToTheRegisteredAddress() {
    assertThat(serverless.needsSignIn(anna)).isTrue();
    signIn(anna, WORK_ACCOUNT, "access-a", "refresh-a");
    assertThat(serverless.needsSignIn(anna)).isFalse();
    assertThat(serverless.senderOf(anna)).isEqualTo(WORK_ACCOUNT);
    Job job = toMyEmail(anna);
    assertThat(job.result()).isEqualTo(new Result.Succeeded());
    assertThat(job.type()).isEqualTo(Job.Type.TO_MY_EMAIL);
    assertThat(job.from()).isEqualTo("anna");
    assertThat(job.destination()).isEqualTo("anna@contoso.com");
    assertThat(job.pages()).isEqualTo(1);
    assertThat(job.fileName()).isEqualTo("SCAN0001.pdf");
    assertThat(lab.smtp.commands())
        .contains(
            "AUTH XOAUTH2 user=" + WORK_ACCOUNT + "|auth=Bearer access-a||",
            "RCPT TO:<anna@contoso.com>")
        .anyMatch(line -> line.startsWith("MAIL FROM:<" + WORK_ACCOUNT + ">"));
    assertThat(lab.smtp.mails().getFirst()).contains("From: " + WORK_ACCOUNT);
  }

  @Test
  void usesTheTokenOfTheOneWhoSends() {
    signIn(anna, WORK_ACCOUNT, "access-a", "refresh-a");
    signIn(bert, "bert@contoso.com", "access-b", "refresh-b");
    toMyEmail(bert);
    toMyEmail(anna);
    assertThat(lab.smtp.commands())
        .containsSubsequence(
            "AUTH XOAUTH2 user=bert@contoso.com|auth=Bearer access-b||",
            "RCPT TO:<b@c.lt>",
            "AUTH XOAUTH2 user=" + WORK_ACCOUNT + "|auth=Bearer access-a||",
            "RCPT TO:<anna@contoso.com>");
  }

  @Test
  void refreshesWithoutAskingAndKeepsTheNewRefreshToken() {
    signIn(anna, WORK_ACCOUNT, "access-a", "refresh-a");
    lab.time.pass(Duration.ofHours(2));
    lab.entra.answerRefresh(200, LabEntra.tokens(WORK_ACCOUNT, "access-2", "refresh-2"));
    assertThat(toMyEmail(anna).result()).isEqualTo(new Result.Succeeded());
    assertThat(lab.entra.requests().getLast()).containsEntry("refresh_token", "refresh-a");
    printer.cutPower();

    use(start());
    lab.time.pass(Duration.ofHours(2));
    lab.entra.answerRefresh(200, LabEntra.tokens(WORK_ACCOUNT, "access-3", "refresh-3"));
    assertThat(toMyEmail(anna).result()).isEqualTo(new Result.Succeeded());
    assertThat(lab.entra.requests().getLast()).containsEntry("refresh_token", "refresh-2");
    assertThat(lab.smtp.commands())
        .contains("AUTH XOAUTH2 user=" + WORK_ACCOUNT + "|auth=Bearer access-3||");
  }

  @Test
  void failsWith370WhereTheRefreshTokenIsVoidAndAsksForANewSignIn() {
    signIn(anna, WORK_ACCOUNT, "access-a", "refresh-a");
    signIn(bert, "bert@contoso.com", "access-b", "refresh-b");
    lab.time.pass(Duration.ofDays(100));
    lab.entra.answerRefresh(400, LabEntra.error("invalid_grant"));
    assertThat(toMyEmail(anna).code()).contains("370");
    assertThat(serverless.needsSignIn(anna)).isTrue();
    assertThat(serverless.needsSignIn(bert)).isFalse();
    assertThat(toMyEmail(anna).code()).contains("370");
    signIn(anna, WORK_ACCOUNT, "access-4", "refresh-4");
    assertThat(toMyEmail(anna).result()).isEqualTo(new Result.Succeeded());
  }

  @Test
  void keepsTheTokenWhereTheServiceIsOnlyBusy() {
    signIn(anna, WORK_ACCOUNT, "access-a", "refresh-a");
    lab.time.pass(Duration.ofHours(2));
    lab.entra.answerRefresh(503, LabEntra.error("temporarily_unavailable"));
    assertThat(toMyEmail(anna).code()).contains("360");
    assertThat(serverless.needsSignIn(anna)).isFalse();
  }

  @Test
  void sendsByThePrintersOwnSettingsWhereThatIsTheSender() {
    lab.signInAndSave(printer);
    serverless.save(new ServerlessSettings(true, Sender.PRINTER));
    assertThat(serverless.needsSignIn(anna)).isFalse();
    assertThat(serverless.senderOf(anna)).isEqualTo(Lab.ACCOUNT);
    assertThat(toMyEmail(anna).result()).isEqualTo(new Result.Succeeded());
    assertThat(lab.smtp.commands())
        .contains(
            "AUTH XOAUTH2 user=" + Lab.ACCOUNT + "|auth=Bearer access-1||",
            "RCPT TO:<anna@contoso.com>")
        .anyMatch(line -> line.startsWith("MAIL FROM:<" + Lab.ACCOUNT + ">"));
  }

  @Test
  void failsWith360WhereThePrinterIsNotSignedInAndIsTheSender() {
    printer.saveEmailServerSettings(Lab.oauth2());
    serverless.save(new ServerlessSettings(true, Sender.PRINTER));
    assertThat(toMyEmail(anna).code()).contains("360");
  }

  @Test
  void needsARegisteredAddress() {
    User carl = serverless.users().add(UserDraft.named("carl").withPin("4713"));
    assertThatThrownBy(() -> serverless.toMyEmail(carl, ScanFormat.PDF))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(printer.jobs().history()).isEmpty();
  }

  @Test
  void takesAReplyOnceAndFromItsOwnUserOnly() {
    Map<String, String> annas = reply(anna);
    Outcome unexpected = new Outcome.Failed(Reason.UNEXPECTED, "");
    assertThat(signIns.finish(Optional.of(bert.id()), annas)).isEqualTo(unexpected);
    assertThat(signIns.finish(Optional.of(anna.id()), annas)).isEqualTo(unexpected);
    Map<String, String> loggedOut = reply(anna);
    assertThat(signIns.finish(Optional.empty(), loggedOut)).isEqualTo(unexpected);
    assertThat(signIns.finish(Optional.of(anna.id()), loggedOut)).isEqualTo(unexpected);
    assertThat(signIns.finish(Optional.of(anna.id()), Map.of("code", "x", "state", "made-up")))
        .isEqualTo(unexpected);
    assertThat(signIns.finish(Optional.of(anna.id()), Map.of())).isEqualTo(unexpected);
    Map<String, String> replaced = reply(anna);
    signIns.begin(anna.id(), BACK);
    assertThat(signIns.finish(Optional.of(anna.id()), replaced)).isEqualTo(unexpected);
    Map<String, String> late = reply(anna);
    lab.time.pass(Duration.ofMinutes(10));
    assertThat(signIns.finish(Optional.of(anna.id()), late)).isEqualTo(unexpected);
    assertThat(lab.entra.requests()).isEmpty();
  }

  @Test
  void saysThatThePersonDeclined() {
    Map<String, String> reply = new HashMap<>(reply(anna));
    reply.remove("code");
    reply.put("error", "access_denied");
    reply.put(
        "error_description",
        "AADSTS65004: User declined to consent to access the app.\r\nTrace ID: 1\r\nCorrelation");
    assertThat(signIns.finish(Optional.of(anna.id()), reply))
        .isEqualTo(
            new Outcome.Failed(
                Reason.DECLINED, "AADSTS65004: User declined to consent to access the app."));
  }

  @Test
  void saysWhatTheServiceSaysToACodeThatItRefuses() {
    lab.entra.answerCode(
        400,
        """
        {"error":"invalid_grant","error_description":"AADSTS54005: Code was already redeemed. \
        Trace ID: 9 Correlation ID: 8","error_codes":[54005]}\
        """);
    assertThat(signIns.finish(Optional.of(anna.id()), reply(anna)))
        .isEqualTo(new Outcome.Failed(Reason.REFUSED, "AADSTS54005: Code was already redeemed."));
    lab.entra.answerCode(503, "{}");
    assertThat(signIns.finish(Optional.of(anna.id()), reply(anna)))
        .isEqualTo(new Outcome.Failed(Reason.UNREACHABLE, ""));
    assertThat(signIns.account(anna.id())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void forgetsTheTokensWithTheSignInOrTheUser(boolean deleted) {
    signIn(anna, WORK_ACCOUNT, "access-a", "refresh-a");
    if (deleted) {
      serverless.delete(anna.id());
    } else {
      serverless.signOut(anna.id());
    }
    assertThat(signIns.account(anna.id())).isEmpty();
    printer.cutPower();
    use(start());
    assertThat(signIns.account(anna.id())).isEmpty();
  }

  @Test
  void savesNoTokensOfAUserWhoWasDeletedMeanwhile() {
    Map<String, String> reply = reply(anna);
    lab.entra.answerCode(200, LabEntra.tokens(WORK_ACCOUNT, "access-a", "refresh-a"));
    serverless.users().delete(anna.id());
    assertThat(signIns.finish(Optional.of(anna.id()), reply))
        .isEqualTo(new Outcome.Failed(Reason.UNEXPECTED, ""));
    assertThat(signIns.account(anna.id())).isEmpty();
  }

  @Test
  void keepsTokensOverAPowerCutWithoutShowingThemToAnybody() throws Exception {
    signIn(anna, WORK_ACCOUNT, "eyJ0-access-secret", "refresh-token-secret");
    printer.cutPower();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("eyJ0-access-secret", "refresh-token-secret");
      }
    }
    use(start());
    assertThat(signIns.account(anna.id())).contains(WORK_ACCOUNT);
    assertThat(signIns.accessToken(anna.id()).toString()).doesNotContain("eyJ0-access-secret");
    assertThat(toMyEmail(anna).result()).isEqualTo(new Result.Succeeded());
  }

  @Test
  void hasNoUsersSenderOnAFirmwareWithoutOAuth2() {
    printer.close();
    use(
        lab.start(
            lab.options()
                .model(Models.get("px-e900fn"))
                .firmware(FirmwareVersions.get("05.10.XF12N4"))));
    assertThat(serverless.offersUserSender()).isFalse();
    assertThatThrownBy(() -> serverless.save(new ServerlessSettings(true, Sender.USER)))
        .hasMessageContaining("OAuth2");
  }
}
