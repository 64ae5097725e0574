package dev.platen.stubs.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.exchange.trace.SmtpSignIn;
import dev.platen.stubs.exchange.trace.SubmissionLog;
import dev.platen.stubs.exchange.trace.TracedMessage;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SubmissionLogTest {
  static Lab lab;

  @BeforeAll
  static void start() {
    lab = new Lab(settings -> settings);
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @Test
  void messagesAndSignInsAreNotedWithTheTenantsTime() throws Exception {
    lab.send(Lab.ADA, lab.token(Lab.ADA), "A sc\u00e4n", Lab.BOB, "x@elsewhere.example");

    TracedMessage message = lab.exchange.log().messages(lab.tenant.id()).getLast();
    assertThat(message.subject()).isEqualTo("A sc\u00e4n");
    assertThat(message.submitter()).isEqualTo(Lab.ADA);
    assertThat(message.recipients()).containsExactly(Lab.BOB, "x@elsewhere.example");
    assertThat(message.at()).isEqualTo(lab.tenantClock.instant());
    assertThat(message.accepted()).isTrue();
    SmtpSignIn signIn = lab.exchange.log().signIns(lab.tenant.id()).getLast();
    assertThat(signIn).isEqualTo(new SmtpSignIn(lab.tenantClock.instant(), Lab.ADA, "XOAUTH2", ""));
  }

  @Test
  void aRefusedSignInIsNotedWithItsReplyAndWithoutItsSecret() throws Exception {
    try (SmtpTalker talker = lab.talk()) {
      talker.ready().login(Lab.BOB, "not the password");
      talker.login("nobody@nowhere.example", "x");
    }

    assertThat(lab.exchange.log().signIns(lab.tenant.id()))
        .filteredOn(signIn -> !signIn.accepted())
        .singleElement()
        .satisfies(
            signIn -> {
              assertThat(signIn.name()).isEqualTo(Lab.BOB);
              assertThat(signIn.mechanism()).isEqualTo("LOGIN");
              assertThat(signIn.reply()).startsWith("535 5.7.");
              assertThat(signIn.toString()).doesNotContain("not the password");
            });
  }

  @Test
  void theLogIsBounded() {
    SubmissionLog log = new SubmissionLog();
    UUID tenant = UUID.randomUUID();
    for (int i = 0; i < 600; i++) {
      log.add(tenant, new SmtpSignIn(lab.clock.instant(), "user" + i, "LOGIN", ""));
    }

    assertThat(log.signIns(tenant)).hasSize(500);
    assertThat(log.signIns(tenant).getFirst().name()).isEqualTo("user100");
    assertThat(log.signIns(UUID.randomUUID())).isEmpty();
  }
}
