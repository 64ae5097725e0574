package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.directory.MailLimits;
import dev.platen.stubs.directory.MailLimits.OverRate;
import dev.platen.stubs.directory.MailSettings.Permission;
import dev.platen.stubs.directory.MailSettings.Right;
import dev.platen.stubs.exchange.mailbox.StoredMessage;
import dev.platen.stubs.exchange.trace.ClientRow;
import dev.platen.stubs.exchange.trace.TraceRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailLimitsTest {
  private final Waits waits = new Waits();
  private final Lab lab = new Lab(settings -> settings.withMailOctets(400_000), waits);

  @AfterAll
  void stop() {
    lab.close();
  }

  @BeforeEach
  void restore() {
    lab.change(t -> lab.tenant);
    lab.exchange.purge(lab.tenantClock.instant().plusSeconds(1));
    lab.tenantClock.pass(Duration.ofDays(2));
    waits.asked.clear();
  }

  private void limit(UnaryOperator<MailLimits> change) {
    lab.change(t -> t.withMail(m -> m.withLimits(change.apply(MailLimits.NONE))));
  }

  private SmtpTalker ada() throws Exception {
    SmtpTalker talker = lab.talk().ready();
    assertThat(talker.xoauth2(ADA, lab.token(ADA))).startsWith("235 ");
    return talker;
  }

  private static String submit(SmtpTalker talker, String... to) throws Exception {
    return submitText(talker, "x", to);
  }

  private static String submitText(SmtpTalker talker, String text, String... to) throws Exception {
    talker.say("MAIL FROM:<" + ADA + ">");
    for (String address : to) {
      talker.say("RCPT TO:<" + address + ">");
    }
    talker.say("DATA");
    return talker.say("From: " + ADA + "\r\nSubject: scan\r\n\r\n" + text + "\r\n.");
  }

  @Test
  void theStandardLimitsAreThoseOfTheService() {
    assertThat(MailLimits.STANDARD.recipientsPerMessage()).isEqualTo(1000);
    assertThat(MailLimits.STANDARD.recipientsPerDay()).isEqualTo(10_000);
    assertThat(MailLimits.STANDARD.messagesPerMinute()).isEqualTo(30);
    assertThat(MailLimits.STANDARD.connections()).isEqualTo(3);
    assertThat(MailLimits.STANDARD.messageOctets()).isEqualTo(35 * 1024 * 1024);
  }

  @Test
  void recipientsAboveTheLimitOfTheMessageAreRefusedOneByOne() throws Exception {
    limit(limits -> limits.withRecipientsPerMessage(2));
    try (SmtpTalker talker = ada()) {
      talker.say("MAIL FROM:<" + ADA + ">");
      assertThat(talker.say("RCPT TO:<a@elsewhere.example>")).startsWith("250 2.1.5");
      assertThat(talker.say("RCPT TO:<b@elsewhere.example>")).startsWith("250 2.1.5");
      assertThat(talker.say("RCPT TO:<c@elsewhere.example>"))
          .startsWith("452 4.5.3 Too many recipients [");
      talker.say("DATA");
      assertThat(talker.say("From: " + ADA + "\r\n\r\nx\r\n.")).startsWith("250 2.0.0 OK");
    }
  }

  @Test
  void theRecipientsOfADayAreUsedUpAndComeBackAfter24Hours() throws Exception {
    limit(limits -> limits.withRecipientsPerDay(3));
    try (SmtpTalker talker = ada()) {
      assertThat(submit(talker, BOB, ADA)).startsWith("250 ");
      lab.tenantClock.pass(Duration.ofHours(23));
      assertThat(submit(talker, BOB, ADA))
          .startsWith("554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException [");
      assertThat(submit(talker, BOB)).startsWith("250 ");
      lab.tenantClock.pass(Duration.ofHours(1));
      assertThat(submit(talker, BOB, ADA)).startsWith("250 ");
    }
  }

  @Test
  void aMessageAboveTheRateIsAnsweredWhenTheMinuteAllowsIt() throws Exception {
    limit(limits -> limits.withMessagesPerMinute(2, OverRate.DELAY));
    try (SmtpTalker talker = ada()) {
      submit(talker, BOB);
      lab.tenantClock.pass(Duration.ofSeconds(10));
      submit(talker, BOB);
      assertThat(waits.asked).isEmpty();

      assertThat(submit(talker, BOB)).startsWith("250 2.0.0 OK");

      assertThat(waits.asked).containsExactly(Duration.ofSeconds(50));
      assertThat(lab.exchange.messages(BOB)).hasSize(3);
    }
  }

  @Test
  void aMessageAboveTheRateMayAlsoEndTheConnection() throws Exception {
    limit(limits -> limits.withMessagesPerMinute(1, OverRate.REFUSE));
    try (SmtpTalker talker = ada()) {
      submit(talker, BOB);
      assertThat(submit(talker, BOB))
          .startsWith("421 4.4.2 Message submission rate for this client has exceeded the");
      assertThat(talker.reply()).isEmpty();
    }
    lab.tenantClock.pass(Duration.ofMinutes(1));
    try (SmtpTalker talker = ada()) {
      assertThat(submit(talker, BOB)).startsWith("250 ");
    }
    assertThat(lab.exchange.messages(BOB)).hasSize(2);
  }

  @Test
  void aFourthConnectionOfAMailboxMaySendOnceAnotherHasGone() throws Exception {
    limit(limits -> limits.withConnections(3));
    List<SmtpTalker> first = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      first.add(ada());
    }
    try (SmtpTalker fourth = ada()) {
      assertThat(submit(fourth, BOB))
          .startsWith("432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded [Hostname=");
      assertThat(submit(first.getLast(), BOB)).startsWith("250 ");
      first.getFirst().close();
      Awaitility.await()
          .untilAsserted(() -> assertThat(submit(fourth, BOB)).startsWith("250 2.0.0 OK"));
    }
    for (SmtpTalker talker : first) {
      talker.close();
    }
  }

  @Test
  void aMessageAboveTheSizeOfTheMailboxIsRefused() throws Exception {
    limit(limits -> limits.withMessageOctets(2000));
    try (SmtpTalker talker = ada()) {
      assertThat(submitText(talker, "x".repeat(900), BOB)).startsWith("250 ");
      assertThat(submitText(talker, ("y".repeat(900) + "\r\n").repeat(3), BOB))
          .startsWith("554 5.2.3 MapiExceptionMaxSubmissionExceeded; Message size exceeds");
    }
    assertThat(lab.exchange.messages(BOB)).hasSize(1);
  }

  @Test
  void aFullMailboxNeitherSendsNorReceives() throws Exception {
    lab.change(t -> t.withMail(m -> m.withLimits(BOB, MailLimits.NONE.withMailboxOctets(100))));
    try (SmtpTalker talker = ada()) {
      assertThat(submitText(talker, "x".repeat(200), BOB)).startsWith("250 ");
    }
    assertThat(lab.exchange.messages(BOB)).isEmpty();
    assertThat(
            new String(
                lab.exchange.messages(ADA).getFirst().raw(),
                java.nio.charset.StandardCharsets.UTF_8))
        .contains("Status: 5.2.2", "Diagnostic-Code: smtp;554 5.2.2 mailbox full;");

    limit(limits -> limits.withMailboxOctets(100));
    try (SmtpTalker talker = ada()) {
      assertThat(submit(talker, BOB))
          .startsWith(
              "554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.");
    }
  }

  @Test
  void aBlockedMailboxMayNotSend() throws Exception {
    lab.change(t -> t.withMail(m -> m.withBlocked(ADA, true)));
    try (SmtpTalker talker = ada()) {
      assertThat(submit(talker, BOB)).startsWith("550 5.1.8 Access denied, bad outbound sender");
      lab.change(t -> t.withMail(m -> m.withBlocked(ADA, false)));
      assertThat(submit(talker, BOB)).startsWith("250 ");
    }
  }

  @Test
  void whereMailHasNoRoomLeftMessagesAreRefusedAndNothingElseBreaks() throws Exception {
    String big = ("z".repeat(900) + "\r\n").repeat(100);
    try (SmtpTalker talker = ada()) {
      assertThat(submitText(talker, big, BOB)).startsWith("250 ");
      assertThat(submitText(talker, big, BOB)).startsWith("250 ");
      assertThat(submitText(talker, big, BOB))
          .startsWith("452 4.3.1 Insufficient system resources [");
      assertThat(lab.exchange.messages(BOB)).hasSize(2);
      assertThat(lab.exchange.sentItems(ADA)).hasSize(2);
      assertThat(lab.exchange.mailOctets()).isBetween(300_000L, 400_000L);

      assertThat(lab.exchange.purge(BOB, lab.tenantClock.instant().plusSeconds(1))).isEqualTo(2);
      assertThat(submitText(talker, big, BOB)).startsWith("250 ");
      assertThat(lab.subjects(BOB, Lab.PASSWORD, "INBOX")).containsExactly("scan");
      assertThat(lab.exchange.purge(lab.tenantClock.instant().plusSeconds(1))).isEqualTo(3);
      assertThat(lab.subjects(BOB, Lab.PASSWORD, "INBOX")).isEmpty();
      assertThat(lab.exchange.mailOctets()).isZero();
    }
  }

  @Test
  void whoHasTheRightSendsInAnothersName() throws Exception {
    lab.change(t -> t.withMail(m -> m.with(new Permission(BOB, ADA, Right.SEND_AS))));
    lab.send(ADA, lab.token(ADA), "mine", BOB);
    try (SmtpTalker talker = ada()) {
      talker.say("MAIL FROM:<" + BOB + ">");
      talker.say("RCPT TO:<" + ADA + ">");
      talker.say("DATA");
      assertThat(talker.say("From: " + BOB + "\r\n\r\nx\r\n.")).startsWith("250 2.0.0 OK");
    }
    StoredMessage message = lab.exchange.messages(ADA).getFirst();
    assertThat(message.submitter()).isEqualTo(ADA);
    assertThat(message.mime().getHeader("Sender")).isNull();
  }

  @Test
  void aMessageOnBehalfTellsWhoSentIt() throws Exception {
    lab.change(t -> t.withMail(m -> m.with(new Permission(BOB, ADA, Right.SEND_ON_BEHALF))));
    String reply;
    try (SmtpTalker talker = ada()) {
      talker.say("MAIL FROM:<" + ADA + ">");
      talker.say("RCPT TO:<" + BOB + ">");
      talker.say("DATA");
      reply = talker.say("From: " + BOB + "\r\n\r\nx\r\n.");
      lab.change(t -> t.withMail(m -> m.without(new Permission(BOB, ADA, Right.SEND_ON_BEHALF))));
      talker.say("MAIL FROM:<" + ADA + ">");
      talker.say("RCPT TO:<" + BOB + ">");
      talker.say("DATA");
      assertThat(talker.say("From: " + BOB + "\r\n\r\nx\r\n.")).startsWith("554 5.2.252 ");
    }
    assertThat(reply).startsWith("250 2.0.0 OK");
    StoredMessage message = lab.exchange.messages(BOB).getFirst();
    assertThat(message.mime().getSender()).hasToString(ADA);
    assertThat(message.mime().getFrom()[0]).hasToString(BOB);
  }

  @Test
  void sentItemsHaveACopyUnlessTheMailboxWantsNone() throws Exception {
    lab.send(ADA, lab.token(ADA), "copied", BOB);
    lab.change(t -> t.withMail(m -> m.withSentItems(ADA, false)));
    lab.send(ADA, lab.token(ADA), "not copied", BOB);

    assertThat(lab.subjects(ADA, Lab.PASSWORD, "Sent Items")).containsExactly("copied");
    assertThat(lab.exchange.messages(BOB)).hasSize(2);
  }

  @Test
  void theTraceAndTheReportOnClientsTellOfEachMessage() throws Exception {
    int before = lab.exchange.trace(lab.tenant.id()).size();
    lab.send(ADA, lab.token(ADA), "traced", BOB, "eve@elsewhere.example", "no@contoso.example");

    List<TraceRow> rows = lab.exchange.trace(lab.tenant.id());
    assertThat(rows).hasSize(before + 4);
    assertThat(rows.subList(0, 4).reversed())
        .extracting(TraceRow::recipient, TraceRow::status, TraceRow::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(BOB, TraceRow.Status.DELIVERED, "traced"),
            org.assertj.core.groups.Tuple.tuple(
                "eve@elsewhere.example", TraceRow.Status.SENT, "traced"),
            org.assertj.core.groups.Tuple.tuple(
                "no@contoso.example", TraceRow.Status.FAILED, "traced"),
            org.assertj.core.groups.Tuple.tuple(
                ADA, TraceRow.Status.DELIVERED, "Undeliverable: traced"));
    String session = rows.get(3).session();
    assertThat(session).isEqualTo(lab.exchange.messages(BOB).getFirst().session());
    assertThat(lab.exchange.transcript(session).orElseThrow().text()).contains("235 2.7.0");
    ClientRow oauth =
        lab.exchange.smtpAuthClients(lab.tenant.id()).stream()
            .filter(row -> row.mechanism().equals("XOAUTH2"))
            .findFirst()
            .orElseThrow();
    assertThat(oauth.mailbox()).isEqualTo(ADA);
    assertThat(oauth.protocol()).isEqualTo("TLSv1.3");
    assertThat(oauth.messages()).isPositive();
  }

  /** Notes how long somebody wants to wait, and lets them go on at once. */
  private static final class Waits extends ScheduledThreadPoolExecutor {
    private final List<Duration> asked = java.util.Collections.synchronizedList(new ArrayList<>());

    private Waits() {
      super(1, Executors.defaultThreadFactory());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      asked.add(Duration.of(delay, unit.toChronoUnit()));
      return super.schedule(command, 0, unit);
    }
  }
}
