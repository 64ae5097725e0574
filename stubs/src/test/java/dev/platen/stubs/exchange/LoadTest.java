package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.TlsRecords;
import dev.platen.stubs.exchange.mailbox.StoredMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A small version of what docs/performance.md measures with thousands. */
class LoadTest {
  private static final int IDLE = 200;
  private static final int SENDING = 20;
  private static final int MESSAGES = 3;
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
  void noReplyIsLostWhileMostSessionsAreIdleAndManySend() throws Exception {
    List<SmtpTalker> idle = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < IDLE; i++) {
        SmtpTalker talker = lab.talk();
        idle.add(talker);
        talker.send("EHLO idle" + i + "\r\n");
      }
      for (SmtpTalker talker : idle) {
        assertThat(talker.reply()).startsWith("220 ");
        assertThat(talker.reply()).startsWith("250-").endsWith("SMTPUTF8");
      }
      String token = lab.token(ADA);
      CyclicBarrier together = new CyclicBarrier(SENDING);
      List<Future<Integer>> sent = new ArrayList<>();
      for (int i = 0; i < SENDING; i++) {
        String name = "sender" + i;
        sent.add(threads.submit(() -> send(name, token, together)));
      }
      for (Future<Integer> one : sent) {
        assertThat(one.get()).isEqualTo(MESSAGES);
      }

      assertThat(lab.exchange.messages(BOB).stream().map(LoadTest::text).distinct())
          .hasSize(SENDING * MESSAGES)
          .hasSameSizeAs(lab.exchange.messages(BOB));
      for (SmtpTalker talker : idle) {
        talker.send("NOOP\r\n");
      }
      for (SmtpTalker talker : idle) {
        assertThat(talker.reply()).startsWith("250 ");
      }
    } finally {
      for (SmtpTalker talker : idle) {
        talker.close();
      }
    }
  }

  private static int send(String name, String token, CyclicBarrier together) throws Exception {
    try (SmtpTalker talker = lab.talk().ready()) {
      assertThat(talker.xoauth2(ADA, token)).startsWith("235 ");
      together.await();
      for (int i = 0; i < MESSAGES; i++) {
        assertThat(talker.say("MAIL FROM:<" + ADA + ">")).startsWith("250 ");
        assertThat(talker.say("RCPT TO:<" + BOB + ">")).startsWith("250 ");
        assertThat(talker.say("DATA")).startsWith("354 ");
        assertThat(talker.say("From: " + ADA + "\r\n\r\n" + name + " " + i + "\r\n."))
            .startsWith("250 ");
      }
      return MESSAGES;
    }
  }

  private static String text(StoredMessage message) {
    return new String(message.raw(), US_ASCII);
  }

  @Test
  void aReplyOfManyLinesIsOneWrite() throws Exception {
    try (TlsRecords client = new TlsRecords(lab.exchange.smtpPort())) {
      assertThat(once(client)).startsWith("220 ").endsWith("\r\n");
      assertThat(told(client, "EHLO p1")).startsWith("250-").endsWith("SMTPUTF8\r\n");
      assertThat(told(client, "STARTTLS")).startsWith("220 ");

      try (SSLSocket secured = client.negotiate()) {
        told(secured, "NOOP"); // what belongs to the handshake comes before its reply
        client.count();
        assertThat(told(secured, "EHLO p1")).startsWith("250-").endsWith("SMTPUTF8\r\n");
        assertThat(client.count()).isEqualTo(1);
        assertThat(told(secured, "HELP")).endsWith("\r\n");
        assertThat(client.count()).isEqualTo(1);
      }
    }
  }

  private static String told(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    return once(socket);
  }

  /** What is there at once: nothing of a reply comes later. */
  private static String once(Socket socket) throws IOException {
    byte[] octets = new byte[16 * 1024];
    InputStream in = socket.getInputStream();
    return new String(octets, 0, Math.max(0, in.read(octets)), US_ASCII);
  }
}
