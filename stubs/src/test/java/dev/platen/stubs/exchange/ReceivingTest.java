package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What comes in at a time is bounded for the whole server. */
class ReceivingTest {
  private static final String REFUSED = "452 4.3.1 Insufficient system resources [";
  private static final Duration MOMENT = Duration.ofMillis(10);
  private static final String LINE = "x".repeat(98) + "\r\n";

  @Test
  void whoeverWouldExceedTheMemoryIsRefusedForNowAndTakenOnceOthersAreGone() throws Exception {
    try (Lab lab = new Lab(settings -> settings.withReceivingOctets(1_000_000));
        SmtpTalker finishes = ada(lab);
        SmtpTalker cut = ada(lab);
        SmtpTalker resets = ada(lab);
        SmtpTalker silent = ada(lab)) {
      begin(lab, finishes, 0);
      begin(lab, cut, 1);
      begin(lab, resets, 2);
      assertThat(lab.exchange.receivingOctets()).isBetween(750_000L, 1_000_000L);

      start(silent);
      silent.send(LINE.repeat(1300));
      assertThat(silent.say(".")).startsWith(REFUSED);
      start(silent, "BDAT");
      assertThat(chunk(silent, 200_000, "")).startsWith(REFUSED);
      start(silent, "BDAT");
      assertThat(chunk(silent, 200_000, " LAST")).startsWith(REFUSED);
      assertThat(silent.say("NOOP")).isEqualTo("250 2.0.0 OK");
      assertThat(lab.exchange.messages(BOB)).isEmpty();

      cut.reset();
      left(lab, 2);
      start(silent);
      silent.send("From: " + ADA + "\r\n\r\n" + LINE.repeat(1300));
      assertThat(silent.say(".")).startsWith("250 2.0.0 OK");
      assertThat(finishes.say(".")).startsWith("250 2.0.0 OK");
      left(lab, 1);
      assertThat(resets.say(".")).startsWith("250 2.0.0 OK");
      start(resets, "BDAT");
      assertThat(chunk(resets, 100_000, "")).startsWith("250 2.6.0 ");
      assertThat(lab.exchange.receivingOctets()).isPositive();
      assertThat(resets.say("RSET")).startsWith("250 ");
      left(lab, 0);
      assertThat(lab.exchange.messages(BOB)).hasSize(3);

      start(resets, "BDAT");
      chunk(resets, 100_000, "");
      assertThat(resets.say("QUIT")).startsWith("221 ");
      start(silent, "BDAT");
      chunk(silent, 100_000, "");
      // The server may note the time of its reply only after the clock has moved: move it again.
      Awaitility.await()
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                lab.clock.pass(Duration.ofMinutes(5));
                return lab.exchange.receivingOctets() == 0;
              });
      assertThat(silent.reply()).containsAnyOf("451 4.7.0 Timeout", "421 4.4.1 Connection timed");
    }
  }

  private static SmtpTalker ada(Lab lab) throws IOException {
    SmtpTalker talker = lab.talk().ready();
    assertThat(talker.xoauth2(ADA, lab.token(ADA))).startsWith("235 ");
    return talker;
  }

  private static void start(SmtpTalker talker, String... how) throws IOException {
    assertThat(talker.say("MAIL FROM:<" + ADA + ">")).startsWith("250 ");
    assertThat(talker.say("RCPT TO:<" + BOB + ">")).startsWith("250 ");
    if (how.length == 0) {
      assertThat(talker.say("DATA")).startsWith("354 ");
    }
  }

  private static String chunk(SmtpTalker talker, int octets, String last) throws IOException {
    talker.send("BDAT " + octets + last + "\r\n" + "x".repeat(octets));
    return talker.reply();
  }

  /** Sends 130,000 octets without an end; each takes two, and there is some air in the blocks. */
  private static void begin(Lab lab, SmtpTalker talker, int before) throws IOException {
    start(talker);
    talker.send("From: " + ADA + "\r\n\r\n" + LINE.repeat(1300));
    Awaitility.await()
        .pollInterval(MOMENT)
        .until(() -> lab.exchange.receivingOctets() > (before + 1) * 260_000L);
  }

  private static void left(Lab lab, int messages) {
    Awaitility.await()
        .pollInterval(MOMENT)
        .until(() -> lab.exchange.receivingOctets() <= messages * 270_000L);
  }
}
