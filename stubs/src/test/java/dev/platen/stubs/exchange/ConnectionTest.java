package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.stubs.exchange.smtp.SmtpTranscript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void tlsIsNegotiatedInEitherVersion(String version) throws Exception {
    try (Lab lab = new Lab(settings -> settings);
        SmtpTalker talker = lab.talk()) {
      assertThat(talker.reply())
          .startsWith(
              "220 SY5P282CA0097.outlook.office365.com Microsoft ESMTP MAIL Service ready at"
                  + " Mon, 9 Nov 2026 08:05:03 +0000 [");
      assertThat(talker.say("EHLO p1")).contains("Hello [127.0.0.1]", "250-STARTTLS");
      assertThat(talker.say("STARTTLS")).isEqualTo("220 2.0.0 SMTP server ready");

      assertThat(talker.negotiate(version)).isEqualTo(version);
      assertThat(talker.say("NOOP")).isEqualTo("250 2.0.0 OK");
      assertThat(talker.say("EHLO p1")).contains("250-AUTH LOGIN XOAUTH2").doesNotContain("STARTT");
      assertThat(talker.say("QUIT")).startsWith("221 2.0.0 ");
      assertThat(talker.reply()).isEmpty();
    }
  }

  @Test
  void aHandshakeThatFailsEndsTheConnectionAndIsInTheTranscript() throws Exception {
    try (Lab lab = new Lab(settings -> settings);
        SmtpTalker talker = lab.talk()) {
      List<SmtpTranscript> ended = new CopyOnWriteArrayList<>();
      lab.exchange.onSession(ended::add);
      talker.reply();
      talker.say("EHLO p1");
      talker.say("STARTTLS");
      talker.send("EHLO p1\r\nthis is no ClientHello\r\n");

      Awaitility.await().until(() -> !ended.isEmpty());
      assertThat(ended.getFirst().text()).contains("# the TLS handshake failed: ");
      assertThat(ended.getFirst().closed()).contains(lab.clock.instant());
      assertThat(ended.getFirst().mailbox()).isEmpty();
      assertThat(lab.exchange.recent(5)).containsExactly(ended.getFirst());
    }
  }

  @Test
  void aSilentClientIsToldAndLeft() throws Exception {
    try (Lab lab = new Lab(settings -> settings.withIdleTimeout(Duration.ofMillis(50)));
        SmtpTalker talker = lab.talk()) {
      talker.reply();
      lab.clock.pass(Duration.ofMillis(50));

      assertThat(talker.reply()).startsWith("451 4.7.0 Timeout waiting for client input [SY5P");
      assertThat(talker.reply()).isEmpty();
    }
  }

  @Test
  void refusedLogInsAndUnknownCommandsWaitForTheTarpit() throws Exception {
    Waits waits = new Waits();
    try (Lab lab = new Lab(settings -> settings.withTarpit(Duration.ofSeconds(5)), waits);
        SmtpTalker talker = lab.talk().ready()) {
      assertThat(talker.say("NOOP")).startsWith("250 ");
      assertThat(waits.asked).isEmpty();

      assertThat(talker.xoauth2(ADA, "x")).startsWith("535 5.7.3 ");
      assertThat(talker.say("WHO")).startsWith("500 5.3.3 ");

      assertThat(waits.asked).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }
  }

  @Test
  void withoutATarpitNothingWaits() throws Exception {
    Waits waits = new Waits();
    try (Lab lab = new Lab(settings -> settings, waits);
        SmtpTalker talker = lab.talk().ready()) {
      talker.xoauth2(ADA, "x");

      assertThat(waits.asked).isEmpty();
    }
  }

  @Test
  void closingCutsConnectionsEvenInTheTarpit() throws Exception {
    Waits waits = new Waits();
    waits.forever = true;
    try (Lab lab = new Lab(settings -> settings.withTarpit(Duration.ofHours(1)), waits);
        SmtpTalker talker = lab.talk().ready()) {
      talker.send("WHO\r\n");
      Awaitility.await().until(() -> !waits.asked.isEmpty());

      lab.exchange.close();

      assertThatThrownBy(
              () -> {
                if (talker.reply().isEmpty()) {
                  throw new IOException("end");
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (Lab lab = new Lab(settings -> settings);
        ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(Lab.LOOPBACK, 0));
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> lab.start(settings -> settings.withPorts(port, 0)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("SMTP on 127.0.0.1:" + port);
      assertThatThrownBy(() -> lab.start(settings -> settings.withPorts(0, port)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("IMAP on 127.0.0.1:" + port);
    }
  }

  @Test
  void manyClientsAtATimeLoseNothing() throws Exception {
    int clients = 40;
    try (Lab lab = new Lab(settings -> settings);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String token = lab.token(ADA);
      List<Callable<String>> tasks = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        tasks.add(
            () -> {
              try (SmtpTalker talker = lab.talk().ready()) {
                talker.xoauth2(ADA, token);
                talker.send("MAIL FROM:<" + ADA + ">\r\nRCPT TO:<" + BOB + ">\r\nDATA\r\n");
                talker.reply();
                talker.reply();
                talker.reply();
                return talker.say("From: " + ADA + "\r\n\r\nx\r\n.");
              }
            });
      }
      for (Future<String> reply : threads.invokeAll(tasks)) {
        assertThat(reply.get()).startsWith("250 2.0.0 OK ");
      }

      assertThat(lab.exchange.messages(BOB)).hasSize(clients);
      assertThat(lab.exchange.recent(clients).stream().map(SmtpTranscript::sessionId))
          .doesNotHaveDuplicates();
    }
  }

  /** Notes how long somebody wants to wait, and lets them go on at once. */
  private static final class Waits extends ScheduledThreadPoolExecutor {
    private final List<Duration> asked = new CopyOnWriteArrayList<>();
    private volatile boolean forever;

    private Waits() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      asked.add(Duration.of(delay, unit.toChronoUnit()));
      return super.schedule(command, forever ? delay : 0, unit);
    }
  }
}
