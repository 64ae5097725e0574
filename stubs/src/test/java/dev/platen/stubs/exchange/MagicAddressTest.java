package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static dev.platen.stubs.exchange.Lab.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.stubs.exchange.magic.MagicAddress.Does;
import dev.platen.stubs.exchange.magic.MagicAddresses;
import dev.platen.stubs.exchange.mailbox.StoredMessage;
import dev.platen.stubs.exchange.report.Reason;
import dev.platen.stubs.exchange.smtp.ReplyCatalogue;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MagicAddressTest {
  private static final String CONTENT =
      "From: " + ADA + "\r\nSubject: =?UTF-8?Q?=C4=85?= scan\r\nMessage-ID: <1@p>\r\n\r\nbody\r\n.";
  private final Lab lab = new Lab(settings -> settings);

  @AfterAll
  void stop() {
    lab.close();
  }

  @BeforeEach
  void restore() {
    lab.change(t -> lab.tenant);
    lab.exchange.purge(lab.tenantClock.instant().plusSeconds(1));
  }

  private SmtpTalker as(String mailbox) throws Exception {
    SmtpTalker talker = lab.talk().ready();
    assertThat(talker.xoauth2(mailbox, lab.token(mailbox))).startsWith("235 ");
    return talker;
  }

  private String toRcpt(SmtpTalker talker, String recipient) throws Exception {
    talker.say("RSET");
    talker.say("MAIL FROM:<" + ADA + ">");
    return talker.say("RCPT TO:<" + recipient + ">");
  }

  private String send(SmtpTalker talker, String recipient) throws Exception {
    assertThat(toRcpt(talker, recipient)).startsWith("250 2.1.5");
    talker.say("DATA");
    return talker.say(CONTENT);
  }

  @Test
  void everyRowNamesAReplyAReasonOrNothingAndSaysWhatItDoes() {
    assertThat(MagicAddresses.all()).hasSizeGreaterThan(15);
    assertThat(MagicAddresses.all())
        .allSatisfy(
            it -> {
              assertThat(it.address()).endsWith("@");
              assertThat(it.effect()).endsWith(".");
              assertThat(it.mark()).isIn("verified", "recalled", "uncertain");
              assertThat(it.source()).isNotBlank();
              if (it.does() == Does.REPLY) {
                assertThat(ReplyCatalogue.standard().names()).contains(it.row());
              } else if (it.does() == Does.BOUNCE || it.does() == Does.DELAY) {
                assertThat(Reason.names()).contains(it.row());
                assertThat(Reason.of(it.row()).diagnostic("x"))
                    .startsWith(it.reply().substring(0, 10));
              }
            });
  }

  @Test
  void theConnectionIsClosedTwiceAndThenTheMessageIsTaken() throws Exception {
    for (int i = 0; i < 2; i++) {
      try (SmtpTalker talker = as(ADA)) {
        assertThat(toRcpt(talker, "421-twice@contoso.example"))
            .startsWith("421 4.3.2 Service not available, closing transmission channel [");
        assertThat(talker.reply()).isEmpty();
      }
    }
    try (SmtpTalker talker = as(ADA)) {
      assertThat(send(talker, "421-Twice@Contoso.Example")).startsWith("250 2.0.0 OK");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tempfail, 451 4.7.0 Temporary server error. Please try again later. PRX4",
    "too-many, 452 4.5.3 Too many recipients",
    "refused, 550 5.4.1 Recipient address rejected: Access denied."
  })
  void aRecipientIsRefusedAndTheMessageGoesToTheOthers(String name, String reply) throws Exception {
    try (SmtpTalker talker = as(ADA)) {
      assertThat(toRcpt(talker, name + "@contoso.example")).startsWith(reply + " [");
      talker.say("RCPT TO:<" + BOB + ">");
      talker.say("DATA");
      assertThat(talker.say(CONTENT)).startsWith("250 2.0.0 OK");
    }
    assertThat(lab.exchange.messages(BOB)).hasSize(1);
    assertThat(lab.exchange.messages(ADA)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "no-resources, 452 4.3.1 Insufficient system resources",
    "throttled, 432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded",
    "too-big, 552 5.3.4 Message size exceeds fixed maximum message size",
    "spam, 554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException"
  })
  void aMessageIsRefusedAndNothingIsKept(String name, String reply) throws Exception {
    try (SmtpTalker talker = as(ADA)) {
      assertThat(send(talker, name + "@contoso.example")).startsWith(reply);
    }
    assertThat(lab.exchange.sentItems(ADA)).isEmpty();
  }

  @Test
  void aRecipientOnTheGreyListIsTakenTheSecondTime() throws Exception {
    try (SmtpTalker talker = as(ADA)) {
      assertThat(toRcpt(talker, "greylist@contoso.example")).startsWith("451 4.7.0 ");
      assertThat(send(talker, "greylist@contoso.example")).startsWith("250 2.0.0 OK");
    }
  }

  @Test
  void aConnectionResetAfterTheMessageLeavesNothing() throws Exception {
    try (SmtpTalker talker = as(ADA)) {
      assertThatThrownBy(() -> send(talker, "reset-after-data@contoso.example"))
          .isInstanceOf(IOException.class);
    }
    assertThat(lab.exchange.sentItems(ADA)).isEmpty();
  }

  @Test
  void aLostReplyLeavesTheMessageSoThatARepetitionMakesTwo() throws Exception {
    try (SmtpTalker talker = as(ADA)) {
      assertThatThrownBy(() -> assertThat(send(talker, "lost-reply@contoso.example")).isNotEmpty())
          .isInstanceOfAny(IOException.class, AssertionError.class);
    }
    assertThat(lab.exchange.sentItems(ADA)).hasSize(1);
    try (SmtpTalker talker = as(ADA)) {
      assertThat(send(talker, "lost-reply@contoso.example")).startsWith("250 2.0.0 OK");
    }
    assertThat(lab.exchange.sentItems(ADA)).hasSize(2);
  }

  @Test
  void aNameInADomainOfNoOrganizationIsNotMagic() throws Exception {
    try (SmtpTalker talker = as(ADA)) {
      assertThat(send(talker, "tempfail@elsewhere.example")).startsWith("250 2.0.0 OK");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "full, 554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException",
    "blocked, 550 5.1.8 Access denied, bad outbound sender",
    "over-quota, 554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException"
  })
  void aMagicSenderIsRefused(String name, String reply) throws Exception {
    String mailbox = name + "@contoso.example";
    lab.change(t -> t.withNewUser(Lab.user(mailbox)));
    try (SmtpTalker talker = as(mailbox)) {
      talker.say("MAIL FROM:<" + mailbox + ">");
      talker.say("RCPT TO:<" + BOB + ">");
      talker.say("DATA");
      assertThat(talker.say("From: " + mailbox + "\r\n\r\nx\r\n.")).startsWith(reply);
    }
  }

  // --- Reports

  @Test
  void anUnknownRecipientComesBackAsAReportInTheFormOfExchange() throws Exception {
    try (SmtpTalker talker = as(ADA)) {
      talker.say("MAIL FROM:<" + ADA + "> ENVID=QQ+2B314");
      talker.say("RCPT TO:<nobody@contoso.example> ORCPT=rfc822;no+2Bbody@contoso.example");
      talker.say("RCPT TO:<" + BOB + ">");
      talker.say("DATA");
      assertThat(talker.say(CONTENT)).startsWith("250 2.0.0 OK <1@p> ");
    }

    assertThat(lab.exchange.messages(BOB)).hasSize(1);
    StoredMessage report = lab.exchange.messages(ADA).getFirst();
    assertThat(report.sender()).isEmpty();
    assertThat(report.mime().getSubject()).isEqualTo("Undeliverable: ą scan");
    assertThat(report.mime().getHeader("In-Reply-To")).containsExactly("<1@p>");
    assertThat(report.mime().getContentType())
        .startsWith("multipart/report; report-type=delivery-status;");
    MimeMultipart parts = (MimeMultipart) report.mime().getContent();
    assertThat(parts.getCount()).isEqualTo(3);
    assertThat(parts.getBodyPart(0).getContent().toString())
        .startsWith("nobody@contoso.example does not exist.");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("message/delivery-status");
    assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes(), UTF_8))
        .contains(
            "Original-Envelope-Id: QQ+314\r\n",
            "Reporting-MTA: dns;SYBP282MB2635.AUSP282.PROD.OUTLOOK.COM\r\n",
            "Original-Recipient: rfc822;no+body@contoso.example\r\n",
            "Final-Recipient: rfc822;nobody@contoso.example\r\n",
            "Action: failed\r\n",
            "Status: 5.1.10\r\n",
            "Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient"
                + " nobody@contoso.example not found by SMTP address lookup\r\n");
    assertThat(parts.getBodyPart(2).getContentType()).startsWith("message/rfc822");
    assertThat(new String(report.raw(), UTF_8)).contains("Message-ID: <1@p>\r\n\r\nbody\r\n");
    assertThat(lab.subjects(ADA, PASSWORD, "INBOX")).containsExactly("Undeliverable: ą scan");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "full@contoso.example, -, Action: failed",
        "unknown@contoso.example, NOTIFY=NEVER, -",
        "unknown@contoso.example, NOTIFY=SUCCESS, -",
        "bob@contoso.example, -, -",
        "bob@contoso.example, 'NOTIFY=success,FAILURE', Action: delivered",
        "eve@elsewhere.example, NOTIFY=SUCCESS, Action: relayed",
        "delayed@contoso.example, -, Action: delayed",
        "delayed@contoso.example, NOTIFY=FAILURE, -"
      })
  void theSenderHasTheReportsThatTheyAskedFor(String to, String notify, String action)
      throws Exception {
    try (SmtpTalker talker = as(ADA)) {
      talker.say("MAIL FROM:<" + ADA + "> RET=HDRS");
      assertThat(talker.say("RCPT TO:<" + to + ">" + (notify == null ? "" : " " + notify)))
          .startsWith("250 ");
      talker.say("DATA");
      assertThat(talker.say(CONTENT)).startsWith("250 2.0.0 OK");
    }
    List<StoredMessage> reports = lab.exchange.messages(ADA);
    assertThat(reports).hasSize(action == null ? 0 : 1);
    if (action != null) {
      String text = new String(reports.getFirst().raw(), UTF_8);
      assertThat(text).contains(action + "\r\n", "text/rfc822-headers").doesNotContain("\nbody");
    }
  }

  @Test
  void nobodyHasAReportOnAMessageFromNobody() throws Exception {
    try (SmtpTalker talker = as(ADA)) {
      talker.say("MAIL FROM:<>");
      talker.say("RCPT TO:<unknown@contoso.example>");
      talker.say("DATA");
      assertThat(talker.say(CONTENT)).startsWith("250 2.0.0 OK");
    }
    assertThat(lab.exchange.messages(ADA)).isEmpty();
  }

  // --- POP3

  @Test
  void aMailProgramReadsOverPop3WithTheUsersPasswordOnly() throws Exception {
    lab.send(ADA, lab.token(ADA), "popped", BOB);

    assertThat(popped(BOB, PASSWORD)).containsExactly("popped");
    assertThatThrownBy(() -> popped(BOB, "")).isInstanceOf(jakarta.mail.MessagingException.class);
    assertThatThrownBy(() -> popped("nobody@contoso.example", PASSWORD))
        .isInstanceOf(jakarta.mail.MessagingException.class);
  }

  private List<String> popped(String login, String password) throws Exception {
    var session = jakarta.mail.Session.getInstance(new Properties());
    try (var store = session.getStore("pop3")) {
      store.connect("127.0.0.1", lab.exchange.pop3Port(), login, password);
      try (var inbox = store.getFolder("INBOX")) {
        inbox.open(jakarta.mail.Folder.READ_ONLY);
        List<String> subjects = new java.util.ArrayList<>();
        for (var message : inbox.getMessages()) {
          subjects.add(message.getSubject());
        }
        return subjects;
      }
    }
  }

  @Test
  void aSlowReplyComesOnceItsTimeHasPassedAndNotBefore() throws Exception {
    Waiting waiting = new Waiting();
    try (Lab own = new Lab(settings -> settings, waiting);
        SmtpTalker talker = own.talk().ready()) {
      talker.xoauth2(ADA, own.token(ADA));
      talker.say("MAIL FROM:<" + ADA + ">");
      talker.say("RCPT TO:<slow@contoso.example>");
      talker.say("DATA");
      talker.send(CONTENT + "\r\n");

      Awaitility.await().until(waiting::isAsked);
      assertThat(own.exchange.external()).as("kept before its reply").hasSize(1);
      waiting.pass(Duration.ofMillis(19_999));
      assertThat(waiting.isAsked()).isTrue();
      assertThat(talker.raw().getInputStream().available()).isZero();
      waiting.pass(Duration.ofMillis(1));
      assertThat(talker.reply()).startsWith("250 2.0.0 OK <1@p>");
    }
  }
}
