package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static dev.platen.stubs.exchange.Lab.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.platen.stubs.directory.Mailbox;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.exchange.smtp.SmtpTranscript;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
  private static final String SUFFIX =
      " \\[SY5P282CA0097\\.AUSP282\\.PROD\\.OUTLOOK\\.COM 2026-11-09T08:05:03\\.090Z [0-9A-F]{16}]";
  private static final String REFUSED = "535 5\\.7\\.3 Authentication unsuccessful" + SUFFIX;
  private static final String WELCOME = "235 2\\.7\\.0 Authentication successful";

  private Lab lab;

  @BeforeAll
  void start() {
    lab = new Lab(settings -> settings);
  }

  @AfterAll
  void stop() {
    lab.close();
  }

  @BeforeEach
  void restore() {
    lab.change(t -> lab.tenant);
  }

  @Test
  void aGoodTokenIsWelcome() throws Exception {
    assertThat(xoauth2(ADA, lab.token(ADA))).matches(WELCOME);
    assertThat(xoauth2("ADA@Contoso.Example", lab.token(ADA))).matches(WELCOME);
  }

  @Test
  void theOtherAudienceAndTheOtherFormOfIssuerAreWelcome() throws Exception {
    assertThat(xoauth2(ADA, changed(c -> c.audience("https://outlook.office365.com"))))
        .matches(WELCOME);
    assertThat(
            xoauth2(
                ADA,
                changed(
                    c ->
                        c.issuer("https://login.microsoftonline.com/" + id() + "/v2.0")
                            .claim("upn", null)
                            .claim("preferred_username", ADA))))
        .matches(WELCOME);
  }

  @Test
  void whatIsNoTokenIsRefused() throws Exception {
    assertThat(xoauth2(ADA, "x")).matches(REFUSED);
    assertThat(xoauth2(ADA, "e30.e30.")).matches(REFUSED);
    assertThat(xoauth2(ADA, lab.token(ADA) + "x")).matches(REFUSED);
  }

  @Test
  void aTokenSignedOtherwiseIsRefused() throws Exception {
    assertRefused(lab.tokens.byUnpublishedKey(id(), ADA), "kid");
    assertRefused(lab.tokens.forged(id(), ADA), "signature is wrong");
    assertRefused(lab.tokens.byOtherAlgorithm(id(), ADA), "RS256");
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() throws Exception {
    assertRefused(
        changed(c -> c.audience("https://graph.microsoft.com")), "https://graph.microsoft.com");
  }

  @Test
  void aTokenOfAnotherIssuerOrTenantIsRefused() throws Exception {
    assertRefused(changed(c -> c.issuer("https://evil.example/" + id() + "/")), "issuer");
    assertRefused(changed(c -> c.issuer(null)), "issuer");
    assertRefused(changed(c -> c.claim("tid", new UUID(1, 1).toString())), "tid");
    assertRefused(lab.tokens.person(new UUID(1, 1), ADA), "unknown");
  }

  @Test
  void aTokenIsGoodFromItsFirstSecondToItsLastByTheClockOfTheTenant() throws Exception {
    assertRefused(
        changed(c -> c.notBeforeTime(Date.from(lab.tenantClock.instant().plusSeconds(1)))), "nbf");
    assertRefused(changed(c -> c.expirationTime(Date.from(lab.tenantClock.instant()))), "exp");
    assertRefused(changed(c -> c.expirationTime(null)), "exp");
    String token = lab.token(ADA);
    lab.tenantClock.pass(Duration.ofMinutes(59));
    assertThat(xoauth2(ADA, token)).matches(WELCOME);
    lab.tenantClock.pass(Duration.ofMinutes(1));
    assertRefused(token, "exp");
  }

  @Test
  void aTokenWithoutThePermissionIsRefused() throws Exception {
    assertRefused(changed(c -> c.claim("scp", "IMAP.AccessAsUser.All")), "scp");
    assertRefused(changed(c -> c.claim("scp", null)), "scp");
    assertRefused(lab.tokens.daemon(id(), List.of("Mail.Send")), "roles");
    assertRefused(changed(c -> c.claim("upn", null)), "upn");
  }

  @Test
  void aTokenOpensItsOwnersMailboxOnly() throws Exception {
    assertThat(xoauth2(BOB, lab.token(ADA))).matches(REFUSED);
    assertThat(xoauth2("", lab.token(ADA))).matches(REFUSED);
    assertThat(xoauth2("eve@elsewhere.example", lab.token(ADA))).matches(REFUSED);
  }

  @Test
  void aTokenOfAnApplicationOpensAnyMailboxOfItsTenant() throws Exception {
    String token = lab.tokens.daemon(id(), List.of("SMTP.SendAsApp"));

    assertThat(xoauth2(ADA, token)).matches(WELCOME);
    assertThat(xoauth2(BOB, token)).matches(WELCOME);
    assertThat(xoauth2("eve@elsewhere.example", token)).matches(REFUSED);
  }

  @Test
  void aDisabledAccountOrAnUnlicensedMailboxIsRefused() throws Exception {
    lab.changeAda(user -> user.withEnabled(false));
    assertThat(xoauth2(ADA, lab.token(ADA))).matches(REFUSED);
    assertThat(login(ADA, PASSWORD))
        .matches(
            "535 5\\.7\\.139 Authentication unsuccessful, account has an issue\\. Contact your"
                + " administrator\\."
                + SUFFIX);

    lab.changeAda(
        user ->
            user.withEnabled(true).withMailbox(new Mailbox(ADA, AuthenticatedSmtp.INHERIT, false)));
    assertThat(xoauth2(ADA, lab.token(ADA))).matches(REFUSED);
    assertThat(login(ADA, PASSWORD)).matches(REFUSED);
  }

  @Test
  void aPasswordIsWelcomeUnlessItIsWrong() throws Exception {
    String wrong =
        "535 5\\.7\\.139 Authentication unsuccessful, the user credentials were incorrect\\."
            + SUFFIX;

    assertThat(login(ADA, PASSWORD)).matches(WELCOME);
    assertThat(login(ADA, PASSWORD + "x")).matches(wrong);
    assertThat(login("eve@contoso.example", PASSWORD)).matches(wrong);
  }

  @Test
  void securityDefaultsForbidPasswordsButNotTokens() throws Exception {
    lab.change(t -> t.withSecurityDefaults(true));

    assertThat(login(ADA, PASSWORD))
        .matches(
            "535 5\\.7\\.139 Authentication unsuccessful, user is locked by your organization's"
                + " security defaults policy\\. Contact your administrator\\."
                + SUFFIX);
    assertThat(login(ADA, "wrong")).contains("the user credentials were incorrect");
    assertThat(xoauth2(ADA, lab.token(ADA))).matches(WELCOME);
  }

  @Test
  void theSwitchOfTheTenantHoldsForPasswordsAndTokens() throws Exception {
    lab.change(t -> t.withSmtpClientAuthenticationDisabled(true));
    String disabled =
        "535 5\\.7\\.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
            + " Tenant\\. Visit https://aka\\.ms/smtp_auth_disabled for more information\\."
            + SUFFIX;

    assertThat(login(ADA, PASSWORD)).matches(disabled);
    assertThat(xoauth2(ADA, lab.token(ADA))).matches(disabled);
    assertThat(xoauth2(ADA, "x")).matches(REFUSED);
  }

  @Test
  void theSwitchOfTheMailboxWinsOverThatOfTheTenant() throws Exception {
    lab.change(t -> t.withSmtpClientAuthenticationDisabled(true));
    lab.changeAda(user -> user.withMailbox(with(AuthenticatedSmtp.ENABLED)));
    assertThat(login(ADA, PASSWORD)).matches(WELCOME);
    assertThat(xoauth2(ADA, lab.token(ADA))).matches(WELCOME);

    lab.changeAda(user -> user.withMailbox(with(AuthenticatedSmtp.DISABLED)));
    String disabled =
        "535 5\\.7\\.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
            + " Mailbox\\. Visit https://aka\\.ms/smtp_auth_disabled for more information\\."
            + SUFFIX;
    assertThat(login(ADA, PASSWORD)).matches(disabled);
    assertThat(xoauth2(ADA, lab.token(ADA))).matches(disabled);
  }

  @Test
  void theTranscriptSaysWhyButNotWithWhat() throws Exception {
    String token = changed(c -> c.audience("https://graph.microsoft.com"));
    xoauth2(ADA, token);
    login(ADA, "hunter2");

    List<SmtpTranscript> two = lab.exchange.recent(2);
    assertThat(two.getLast().text())
        .contains("C: AUTH XOAUTH2 ********")
        .contains("# authentication refused: the token's audience (aud) is");
    assertThat(lab.exchange.transcripts(ADA))
        .extracting(SmtpTranscript::sessionId)
        .containsAll(two.stream().map(SmtpTranscript::sessionId).toList());
    assertThat(lab.exchange.recent(1000))
        .allSatisfy(
            transcript ->
                assertThat(transcript.text())
                    .doesNotContain(token)
                    .doesNotContain(token.substring(token.length() - 40))
                    .doesNotContain(PASSWORD)
                    .doesNotContain(SmtpTalker.base64(PASSWORD))
                    .doesNotContain("hunter2"));
  }

  private void assertRefused(String token, String why) throws Exception {
    assertThat(xoauth2(ADA, token)).matches(REFUSED);
    assertThat(lab.exchange.recent(1).getFirst().text())
        .containsPattern("# authentication refused: .*" + why);
  }

  private static Mailbox with(AuthenticatedSmtp setting) {
    return new Mailbox(ADA, setting, true);
  }

  private UUID id() {
    return lab.tenant.id();
  }

  private String changed(UnaryOperator<JWTClaimsSet.Builder> change) {
    return lab.tokens.person(id(), ADA, change);
  }

  private String xoauth2(String user, String token) throws Exception {
    try (SmtpTalker talker = lab.talk().ready()) {
      return talker.xoauth2(user, token);
    }
  }

  private String login(String user, String password) throws Exception {
    try (SmtpTalker talker = lab.talk().ready()) {
      return talker.login(user, password);
    }
  }
}
