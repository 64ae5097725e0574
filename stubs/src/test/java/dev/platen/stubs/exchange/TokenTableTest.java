package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.platen.stubs.directory.Mailbox;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.directory.PersonalAccount;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.personal.CompactTicket;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way in which a token can be wrong, and the reply of the service (reference exchange 2.2).
 */
class TokenTableTest {
  private static final Lab LAB = new Lab(settings -> settings);
  private static final UUID ID = LAB.tenant.id();
  private static final UUID CONSUMERS = UUID.fromString("9188040d-6c67-4c5b-b112-36a304b66dad");
  private static final String OLIVIA = "olivia@outlook.com";
  private static final Tenant PERSONAL =
      LAB.directory.add(PersonalAccount.of(OLIVIA, "Olivia", Lab.PASSWORD), LAB.tenantClock);

  private static final String REFUSED = "535 5.7.3 Authentication unsuccessful";
  private static final String MAILBOX_OFF =
      "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
          + " Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.";

  /** What is wrong, whose mailbox is asked for, the token, the reply, a word of the reason. */
  static List<Arguments> failures() {
    Tokens tokens = LAB.tokens;
    return List.of(
        arguments("no token", ADA, "", REFUSED, "not a signed JWT"),
        arguments("not signed", ADA, tokens.unsigned(ID, ADA), REFUSED, "not a signed JWT"),
        arguments("key unknown", ADA, tokens.byUnpublishedKey(ID, ADA), REFUSED, "kid"),
        arguments("forged", ADA, tokens.forged(ID, ADA), REFUSED, "signature"),
        arguments("RS384", ADA, tokens.byOtherAlgorithm(ID, ADA), REFUSED, "RS256"),
        arguments("HS256", ADA, tokens.byThePublicKeyAsAPassword(ID, ADA), REFUSED, "RS256"),
        arguments("no claims", ADA, tokens.raw("[]"), REFUSED, "iss"),
        arguments("expiry is a word", ADA, tokens.raw("{\"exp\":\"x\"}"), REFUSED, "not a signed"),
        row("for Graph", c -> c.audience("https://graph.microsoft.com"), "aud"),
        row("for both but Exchange", c -> c.audience(List.of("a", "b")), "aud"),
        row("no audience", c -> c.audience((String) null), "aud"),
        row("other issuer", c -> c.issuer("https://evil.example/" + ID + "/"), "iss"),
        row("other tenant", c -> c.claim("tid", new UUID(1, 1).toString()), "tid"),
        arguments("tenant unknown", ADA, tokens.person(new UUID(1, 1), ADA), REFUSED, "is unknown"),
        row("expired", c -> c.expirationTime(now(0)), "exp"),
        row("not yet valid", c -> c.notBeforeTime(now(1)), "nbf"),
        row("other scope", c -> c.claim("scp", "IMAP.AccessAsUser.All"), "scp"),
        row("scope of Graph", c -> c.claim("scp", "Mail.Send"), "scp"),
        row("scope that only begins so", c -> c.claim("scp", "SMTP.SendX"), "scp"),
        row("permission of apps for a person", c -> c.claim("scp", "SMTP.SendAsApp"), "scp"),
        row("neither scp nor roles", c -> c.claim("scp", null), "roles"),
        row("no user", c -> c.claim("upn", null), "upn"),
        arguments(
            "permission of persons for an app",
            ADA,
            tokens.daemon(ID, List.of("SMTP.Send")),
            REFUSED,
            "roles"),
        arguments("other user", BOB, tokens.person(ID, ADA), REFUSED, "not for user="),
        arguments(
            "no such user", "eve@contoso.example", tokens.person(ID, ADA), REFUSED, "no mail"),
        arguments("no license", UNLICENSED, tokens.person(ID, UNLICENSED), REFUSED, "license"),
        arguments("disabled", DISABLED, tokens.person(ID, DISABLED), REFUSED, "disabled"),
        arguments("switched off", OFF, tokens.person(ID, OFF), MAILBOX_OFF, "Authenticated SMTP"),
        arguments("app, no license", UNLICENSED, daemon(), REFUSED, "license"),
        arguments("app, switched off", OFF, daemon(), MAILBOX_OFF, "Authenticated SMTP"),
        arguments("opaque, empty", OLIVIA, "EwBAAl3BAAUF", REFUSED, "not a signed JWT"),
        arguments(
            "opaque, forged",
            OLIVIA,
            CompactTicket.wrap(tokens.forged(CONSUMERS, OLIVIA)),
            REFUSED,
            "signature"),
        arguments("opaque, of nobody", OLIVIA, opaque(new UUID(1, 1), 1), REFUSED, "unknown"),
        arguments("opaque, expired", OLIVIA, opaque(PERSONAL.id(), 0), REFUSED, "exp"),
        arguments("opaque, other user", ADA, opaque(PERSONAL.id(), 1), REFUSED, "no mailbox"));
  }

  private static final String UNLICENSED = "unlicensed@contoso.example";
  private static final String DISABLED = "disabled@contoso.example";
  private static final String OFF = "off@contoso.example";

  static {
    LAB.change(
        tenant ->
            tenant
                .withNewUser(with(UNLICENSED, AuthenticatedSmtp.INHERIT, false))
                .withNewUser(Lab.user(DISABLED).withEnabled(false))
                .withNewUser(with(OFF, AuthenticatedSmtp.DISABLED, true)));
  }

  private static User with(String name, AuthenticatedSmtp smtp, boolean licensed) {
    return Lab.user(name).withMailbox(new Mailbox(name, smtp, licensed));
  }

  private static Arguments row(
      String what, UnaryOperator<JWTClaimsSet.Builder> change, String why) {
    return arguments(what, ADA, LAB.tokens.person(ID, ADA, change), REFUSED, why);
  }

  private static String daemon() {
    return LAB.tokens.daemon(ID, List.of("SMTP.SendAsApp"));
  }

  private static String opaque(UUID account, int hours) {
    return CompactTicket.wrap(
        LAB.tokens.person(
            CONSUMERS,
            OLIVIA,
            c ->
                c.issuer("https://login.microsoftonline.com/" + CONSUMERS + "/v2.0")
                    .claim(CompactTicket.ACCOUNT, account.toString())
                    .expirationTime(now(3600L * hours))));
  }

  private static Date now(long plusSeconds) {
    return Date.from(LAB.tenantClock.instant().plusSeconds(plusSeconds));
  }

  @AfterAll
  static void stop() {
    LAB.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void aTokenThatIsWrongIsAnsweredAsTheServiceDoes(
      String what, String mailbox, String token, String reply, String why) throws Exception {
    try (SmtpTalker talker = LAB.talk().ready()) {
      assertThat(talker.xoauth2(mailbox, token)).startsWith(reply + " [SY5P282CA0097.");
      assertThat(talker.say("MAIL FROM:<" + mailbox + ">"))
          .startsWith("530 5.7.57 Client not authenticated to send mail. Error: " + reply + " [");
    }
    assertThat(LAB.exchange.recent(1).getFirst().text())
        .containsPattern("# authentication refused: .*" + why);
  }

  @Test
  void anOrganizationThatIsGoneAmidASessionIsATemporaryError() throws Exception {
    try (Lab own = new Lab(settings -> settings);
        SmtpTalker talker = own.talk().ready()) {
      talker.xoauth2(ADA, own.token(ADA));
      talker.say("MAIL FROM:<" + ADA + ">");
      talker.say("RCPT TO:<" + BOB + ">");
      talker.say("DATA");
      own.directory.remove(own.tenant.id());

      assertThat(talker.say("From: " + ADA + "\r\n\r\ntext\r\n."))
          .startsWith("451 4.7.0 Temporary server error. Please try again later. PRX4 [SY5P");
    }
  }

  @Test
  void theSameTokensWithoutTheMistakeAreWelcome() throws Exception {
    for (List<String> good :
        List.of(
            List.of(ADA, LAB.token(ADA)),
            List.of(BOB, daemon()),
            List.of(OLIVIA, opaque(PERSONAL.id(), 1)))) {
      try (SmtpTalker talker = LAB.talk().ready()) {
        assertThat(talker.xoauth2(good.getFirst(), good.getLast()))
            .isEqualTo("235 2.7.0 Authentication successful");
      }
    }
  }
}
