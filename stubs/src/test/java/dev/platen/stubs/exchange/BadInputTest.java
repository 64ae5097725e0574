package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static dev.platen.stubs.exchange.Lab.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Bad input on real sockets, and what the log has of it. */
class BadInputTest {
  /** Other tests log at the same time: only what the service itself says is looked at. */
  private static final String SERVICE = "dev.platen.stubs.exchange";

  private final List<ILoggingEvent> logged = new CopyOnWriteArrayList<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(SERVICE);
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          logged.add(event);
        }
      };

  @BeforeEach
  void listen() {
    appender.start();
    log.addAppender(appender);
    log.setLevel(Level.TRACE);
    log.setAdditive(false);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(appender);
    log.setLevel(null);
    log.setAdditive(true);
  }

  @Test
  void randomOctetsNeverMakeTheServerFail() throws Exception {
    Random random = new Random(587);
    try (Lab lab = new Lab(settings -> settings)) {
      List<Object> ended = new CopyOnWriteArrayList<>();
      lab.exchange.onSession(ended::add);
      int sessions = 30;
      for (int i = 0; i < sessions; i++) {
        byte[] noise = new byte[1 + random.nextInt(3000)];
        random.nextBytes(noise);
        try (SmtpTalker talker = lab.talk()) {
          talker.reply();
          if (i % 3 == 1) {
            talker.say("EHLO p1");
            talker.say("STARTTLS");
          }
          if (i % 3 == 2) {
            talker.say("EHLO p1");
            noise[noise.length - 1] = '\n';
          }
          talker.send(new String(noise, StandardCharsets.ISO_8859_1));
        } catch (java.io.IOException e) {
          // The server may have gone first.
        }
      }
      Awaitility.await().until(() -> ended.size() == sessions);

      try (SmtpTalker talker = lab.talk().ready()) {
        assertThat(talker.say("NOOP")).isEqualTo("250 2.0.0 OK");
      }
      assertThat(lab.exchange.recent(100))
          .allSatisfy(it -> assertThat(it.text()).doesNotContain("the server failed"));
    }
    // Tests of the mailboxes, which run at the same time, do warn.
    assertThat(logged)
        .filteredOn(event -> event.getLoggerName().matches(".*\\.exchange\\.(net|smtp)\\..*"))
        .noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
  }

  @Test
  void neitherTranscriptNorLogHasATokenOrAPassword() throws Exception {
    try (Lab lab = new Lab(settings -> settings)) {
      String token = lab.token(ADA);
      lab.send(ADA, token, "one", BOB);
      try (SmtpTalker talker = lab.talk().ready()) {
        talker.xoauth2(BOB, token);
        talker.login(ADA, PASSWORD + "x");
        talker.say(PASSWORD);
        talker.say("AUTH " + token);
        talker.login(ADA, PASSWORD);
      }
      try (SmtpTalker talker = lab.talk()) {
        // In the clear, out of turn, and in the wrong words.
        talker.reply();
        talker.say("AUTH LOGIN " + SmtpTalker.base64(ADA));
        talker.say(SmtpTalker.base64(PASSWORD));
        talker.say("USER " + ADA + " PASS " + PASSWORD);
        talker.say("EXPN " + PASSWORD);
      }
      StringBuilder all = new StringBuilder();
      lab.exchange.recent(100).forEach(it -> all.append(it).append(it.text()));
      logged.forEach(event -> all.append(event.getFormattedMessage()).append('\n'));

      assertThat(all.toString())
          .contains("AUTH XOAUTH2 ********")
          .doesNotContain(token, token.substring(20, 80), PASSWORD)
          .doesNotContain(SmtpTalker.base64(PASSWORD), SmtpTalker.base64(PASSWORD + "x"));
    }
  }
}
