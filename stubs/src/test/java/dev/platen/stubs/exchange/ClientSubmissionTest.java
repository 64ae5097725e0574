package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static dev.platen.stubs.exchange.Lab.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.exchange.mailbox.StoredMessage;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientSubmissionTest {
  private Lab lab;

  @BeforeEach
  void start() {
    lab = new Lab(settings -> settings);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  void anUnmodifiedMailClientSendsWithATokenAndReadsOverImap() throws Exception {
    MimeMessage sent = lab.send(ADA, lab.token(ADA), "Skenavimas ąčę", BOB);

    assertThat(lab.subjects(BOB, PASSWORD, "INBOX")).containsExactly("Skenavimas ąčę");
    assertThat(lab.subjects(ADA, PASSWORD, "Sent Items")).containsExactly("Skenavimas ąčę");
    assertThat(lab.subjects(ADA, PASSWORD, "INBOX")).isEmpty();
    StoredMessage stored = lab.exchange.messages(BOB).getFirst();
    assertThat(stored.received()).isEqualTo(lab.tenantClock.instant());
    assertThat(stored.mime().getMessageID()).isEqualTo(sent.getMessageID());
    assertThat(stored.mime().getContent()).isEqualTo(sent.getContent());
    assertThat(lab.exchange.transcripts(ADA).getFirst().text())
        .contains("S: 250 2.0.0 OK " + sent.getMessageID() + " [Hostname=SYBP282MB2635.");
  }

  @Test
  void aMailClientIsToldOfARefusedTokenAtOnce() {
    assertThatThrownBy(() -> lab.send(ADA, "no-token", "x", BOB))
        .isInstanceOf(AuthenticationFailedException.class)
        .hasMessageContaining("535 5.7.3 Authentication unsuccessful [SY5P282CA0097.");
  }

  @Test
  void eachRecipientHasOneCopyHoweverOftenTheyAreNamed() throws Exception {
    lab.send(ADA, lab.token(ADA), "once", BOB, "BOB@contoso.example", ADA);

    assertThat(lab.subjects(BOB, PASSWORD, "INBOX")).containsExactly("once");
    assertThat(lab.subjects(ADA, PASSWORD, "INBOX")).containsExactly("once");
    assertThat(lab.exchange.messages(BOB)).hasSize(1);
  }

  @Test
  void mailForAStrangerIsTakenAndListed() throws Exception {
    lab.send(ADA, lab.token(ADA), "out", "eve@elsewhere.example", BOB);

    assertThat(lab.exchange.external()).hasSize(1);
    assertThat(lab.exchange.external().getFirst().external())
        .containsExactly("eve@elsewhere.example");
    assertThat(lab.exchange.messages("eve@elsewhere.example")).isEmpty();
    assertThat(lab.exchange.messages(BOB)).hasSize(1);
  }

  @Test
  void nobodySendsInAnotherName() throws Exception {
    try (SmtpTalker talker = lab.talk().ready()) {
      talker.xoauth2(ADA, lab.token(ADA));

      String envelope = submit(talker, BOB, "From: " + ADA + "\r\n\r\n");
      String header = submit(talker, ADA, "From: Ada <" + BOB + ">\r\n\r\n");

      assertThat(List.of(envelope, header))
          .allSatisfy(
              reply ->
                  assertThat(reply)
                      .startsWith(
                          "554 5.2.252 SendAsDenied; ada@contoso.example not allowed to send as"
                              + " bob@contoso.example; STOREDRV.Submission.Exception:")
                      .endsWith(
                          "[EndDiagnosticData] [Hostname=SYBP282MB2635.AUSP282.PROD.OUTLOOK.COM]")
                      .hasSizeGreaterThan(1024));
      assertThat(submit(talker, "", "From: \"A, B\" <ADA@contoso.example>\r\n\r\n"))
          .startsWith("250 2.0.0 OK <");
      assertThat(submit(talker, ADA, "Subject: nobody's\r\n\r\n")).startsWith("550 5.7.512 ");
      assertThat(submit(talker, ADA, "From: a b c <\r\n\r\n")).startsWith("550 5.7.512 ");
      assertThat(lab.exchange.messages(BOB)).hasSize(1);
    }
  }

  @Test
  void aMessageArrivesOctetForOctet() throws Exception {
    String content =
        "From: "
            + ADA
            + "\r\nMessage-ID: <7@p1>\r\n\r\n"
            + "x".repeat(998)
            + "\r\n.dot\r\nbare\nlf";
    try (SmtpTalker talker = lab.talk().ready()) {
      talker.xoauth2(ADA, lab.token(ADA));
      talker.say("MAIL FROM:<" + ADA + "> BODY=BINARYMIME");
      talker.say("RCPT TO:<" + BOB + ">");
      talker.send("BDAT " + content.length() + " LAST\r\n" + content);

      assertThat(talker.reply()).startsWith("250 2.0.0 OK <7@p1> [Hostname=");
    }
    assertThat(new String(lab.exchange.messages(BOB).getFirst().raw(), UTF_8)).isEqualTo(content);
  }

  @ParameterizedTest
  @CsvSource({
    "Aa@fabrikam.example,BB@fabrikam.example",
    "aan@fabrikam.example,ac0@fabrikam.example"
  })
  void addressesWithTheSameHashCodeHaveMailboxesOfTheirOwn(String one, String other)
      throws Exception {
    assertThat(one).hasSameHashCodeAs(other);
    lab.directory.add(
        new Tenant(
            new UUID(8, 8),
            "Fabrikam",
            List.of("fabrikam.example"),
            false,
            false,
            List.of(Lab.user(one), Lab.user(other)),
            List.of(),
            List.of()),
        lab.tenantClock);

    lab.send(ADA, lab.token(ADA), "for one", one);
    lab.send(ADA, lab.token(ADA), "for the other", other);

    assertThat(lab.subjects(one, PASSWORD, "INBOX")).containsExactly("for one");
    assertThat(lab.subjects(other, PASSWORD, "INBOX")).containsExactly("for the other");
  }

  @Test
  void aUserWhoComesLaterHasAMailboxAndANewPasswordHoldsAtOnce() throws Exception {
    String eve = "eve@contoso.example";
    lab.change(
        t ->
            new Tenant(
                t.id(),
                t.displayName(),
                t.domains(),
                false,
                false,
                List.of(Lab.user(ADA), Lab.user(BOB), Lab.user(eve)),
                List.of(),
                List.of()));

    assertThat(lab.subjects(eve, PASSWORD, "INBOX")).isEmpty();
    lab.send(ADA, lab.token(ADA), "hello", eve);
    lab.change(t -> t.withUser(eve, u -> u.withPassword("n3w", lab.tenantClock.instant())));

    assertThat(lab.subjects(eve, "n3w", "INBOX")).containsExactly("hello");
    assertThatThrownBy(() -> lab.subjects(eve, PASSWORD, "INBOX"))
        .isInstanceOf(MessagingException.class);
    assertThatThrownBy(() -> lab.subjects("nobody@contoso.example", "", "INBOX"))
        .isInstanceOf(MessagingException.class);
  }

  @Test
  void theHostsAreThoseOfTheService() {
    assertThat(lab.exchange.hosts())
        .containsExactly(
            "smtp.office365.com",
            "smtp-mail.outlook.com",
            "outlook.office365.com",
            "smtp.outlook.com",
            "smtp.live.com");
  }

  private static String submit(SmtpTalker talker, String sender, String content) throws Exception {
    talker.say("MAIL FROM:<" + sender + ">");
    talker.say("RCPT TO:<" + BOB + ">");
    talker.say("DATA");
    return talker.say(content + ".");
  }
}
