package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.platen.stubs.exchange.trace.ClientReport;
import dev.platen.stubs.exchange.trace.ClientRow;
import dev.platen.stubs.exchange.trace.MessageTrace;
import dev.platen.stubs.exchange.trace.TraceRow;
import dev.platen.stubs.exchange.trace.TraceRow.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is refused is told to the administrators, too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {
  private final Lab lab = new Lab(settings -> settings);

  @AfterAll
  void stop() {
    lab.close();
  }

  @Test
  void aRefusedMessageOrRecipientIsInTheTraceWithTheReply() throws Exception {
    try (SmtpTalker talker = lab.talk().ready()) {
      talker.xoauth2(ADA, lab.token(ADA));
      talker.say("MAIL FROM:<" + ADA + ">");
      talker.say("RCPT TO:<refused@contoso.example>");
      talker.say("RCPT TO:<" + BOB + ">");
      talker.say("RCPT TO:<eve@elsewhere.example>");
      talker.say("DATA");
      assertThat(talker.say("From: " + BOB + "\r\nSubject: not mine\r\n\r\nx\r\n."))
          .startsWith("554 5.2.252 SendAsDenied");
    }
    String address = "127.0.0.1";
    List<TraceRow> rows = lab.exchange.trace(lab.tenant.id());
    assertThat(rows.reversed())
        .extracting(
            TraceRow::sender,
            TraceRow::recipient,
            TraceRow::subject,
            TraceRow::status,
            row -> row.detail().substring(0, 20),
            TraceRow::client)
        .containsExactly(
            tuple(
                ADA, "refused@contoso.example", "", Status.FAILED, "550 5.4.1 Recipient ", address),
            tuple(ADA, BOB, "not mine", Status.FAILED, "554 5.2.252 SendAsDe", address),
            tuple(
                ADA,
                "eve@elsewhere.example",
                "not mine",
                Status.FAILED,
                "554 5.2.252 SendAsDe",
                address));
    assertThat(rows.getLast().detail())
        .isEqualTo("550 5.4.1 Recipient address rejected: Access denied.");
    assertThat(rows.getFirst().octets())
        .isEqualTo(("From: " + BOB + "Subject: not mine").length() + 9);
    assertThat(rows.getFirst().at()).isEqualTo(lab.tenantClock.instant());
    assertThat(lab.exchange.transcript(rows.getFirst().session())).isPresent();
    assertThat(lab.exchange.messages(BOB)).isEmpty();
  }

  @Test
  void refusedLogInsAreInTheReportOnClientsWithTheReply() throws Exception {
    try (SmtpTalker talker = lab.talk().ready()) {
      talker.xoauth2(ADA, "no token");
      talker.login("nobody@contoso.example", "secret-1");
      talker.login("eve@elsewhere.example", "secret-2");
    }
    try (SmtpTalker talker = lab.talk().ready()) {
      talker.xoauth2(ADA, "no token");
    }

    assertThat(lab.exchange.smtpAuthClients(lab.tenant.id()))
        .extracting(
            ClientRow::mailbox,
            ClientRow::protocol,
            ClientRow::mechanism,
            ClientRow::messages,
            ClientRow::refused,
            ClientRow::reason)
        .containsExactly(
            tuple(
                "nobody@contoso.example",
                "TLSv1.3",
                "LOGIN",
                0L,
                1L,
                "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect."),
            tuple(ADA, "TLSv1.3", "XOAUTH2", 0L, 2L, "535 5.7.3 Authentication unsuccessful"));
  }

  @Test
  void namesThatSomebodyMakesUpPushOutNoOtherOrganization() {
    ClientReport report = new ClientReport();
    UUID quiet = new UUID(1, 1);
    UUID loud = new UUID(2, 2);
    report.count(quiet, ADA, "TLSv1.3", "XOAUTH2", Instant.EPOCH);
    for (int i = 0; i < 2_000; i++) {
      report.refuse(loud, "x".repeat(400) + i, "TLSv1.3", "LOGIN", Instant.EPOCH, "535");
      report.refuse(loud, i + "@contoso.example", "TLSv1.3", "LOGIN", Instant.EPOCH, "535");
    }

    assertThat(report.of(quiet)).hasSize(1);
    assertThat(report.of(loud)).hasSize(1_000);
    assertThat(report.of(loud).getLast().mailbox()).isEqualTo("1999@contoso.example");
    assertThat(report.of(loud))
        .allSatisfy(row -> assertThat(row.mailbox()).hasSizeLessThanOrEqualTo(320));
  }

  @Test
  void anOrganizationWithManyRowsLosesItsOwnOldestOnes() {
    MessageTrace trace = new MessageTrace();
    UUID quiet = new UUID(1, 1);
    UUID loud = new UUID(2, 2);
    trace.add(row(quiet, "first"));
    for (int i = 0; i < 10_005; i++) {
      trace.add(row(loud, "m" + i));
    }
    trace.add(row(quiet, "second"));

    assertThat(trace.of(quiet)).extracting(TraceRow::subject).containsExactly("second", "first");
    assertThat(trace.of(loud)).hasSize(9_998);
    assertThat(trace.of(loud).getFirst().subject()).isEqualTo("m10004");
    assertThat(trace.of(new UUID(3, 3))).isEmpty();
  }

  private static TraceRow row(UUID tenant, String subject) {
    return new TraceRow(
        Instant.EPOCH, tenant, ADA, BOB, "<1@p>", subject, Status.SENT, "", 1, "S", "127.0.0.1");
  }
}
