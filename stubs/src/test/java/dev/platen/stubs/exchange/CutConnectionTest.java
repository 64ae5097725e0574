package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static dev.platen.stubs.exchange.Lab.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.exchange.smtp.SmtpTranscript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered 250 is there once, what was not is nowhere, wherever the connection ends. */
class CutConnectionTest {
  private static final String FROM = "From: " + ADA + "\r\nSubject: ";

  /** A step is what the client sends; it is done when the reply has come. */
  private static List<String> session(String token, String name) {
    return List.of(
        "EHLO p1\r\n",
        "STARTTLS\r\n",
        "TLS",
        "EHLO p1\r\n",
        "AUTH XOAUTH2 "
            + SmtpTalker.base64("user=" + ADA + "\1auth=Bearer " + token + "\1\1")
            + "\r\n",
        "MAIL FROM:<" + ADA + ">\r\n",
        "RCPT TO:<" + BOB + ">\r\n",
        "DATA\r\n",
        FROM + name + "-data\r\n\r\ntext\r\n.\r\n",
        "MAIL FROM:<" + ADA + ">\r\n",
        "RCPT TO:<" + BOB + ">\r\n",
        chunk(FROM + name + "-bdat\r\n", ""),
        chunk("\r\ntext\r\n", " LAST"),
        "QUIT\r\n");
  }

  private static String chunk(String text, String last) {
    return "BDAT " + text.length() + last + "\r\n" + text;
  }

  @Test
  void aSessionCutAfterAnyReplyOrAmidAnyCommandLeavesWhatWasAcknowledgedAndNothingElse(
      @TempDir Path folder) throws Exception {
    try (Lab lab = new Lab(settings -> settings.withMailFolder(folder))) {
      BlockingQueue<SmtpTranscript> ended = new LinkedBlockingQueue<>();
      lab.exchange.onSession(ended::add);
      String token = lab.token(ADA);
      List<String> acknowledged = new ArrayList<>();
      int steps = session(token, "").size();
      for (boolean reset : List.of(false, true)) {
        for (boolean amid : List.of(false, true)) {
          for (int cut = 0; cut <= steps - (amid ? 1 : 0); cut++) {
            String name = "cut-" + cut + (reset ? "-rst" : "-fin") + (amid ? "-amid" : "");
            run(lab, session(token, name), cut, amid, reset, name, acknowledged);
            // One after the other, and not too many a minute.
            assertThat(ended.poll(20, TimeUnit.SECONDS)).as(name).isNotNull();
            lab.tenantClock.pass(Duration.ofSeconds(10));
          }
        }
      }

      // Two for each cut behind QUIT or its last step; some for the cuts in between.
      assertThat(acknowledged).hasSizeGreaterThan(20).doesNotHaveDuplicates();
      assertThat(lab.subjects(BOB, PASSWORD, "INBOX"))
          .containsExactlyInAnyOrderElementsOf(acknowledged);
      assertThat(lab.subjects(ADA, PASSWORD, "Sent Items"))
          .containsExactlyInAnyOrderElementsOf(acknowledged);

      lab.exchange.close();
      lab.exchange = lab.start(settings -> settings.withMailFolder(folder));
      assertThat(lab.subjects(BOB, PASSWORD, "INBOX"))
          .containsExactlyInAnyOrderElementsOf(acknowledged);
    }
  }

  private static void run(
      Lab lab,
      List<String> steps,
      int cut,
      boolean amid,
      boolean reset,
      String name,
      List<String> acknowledged)
      throws Exception {
    SmtpTalker talker = lab.talk();
    try {
      talker.reply();
      for (String step : steps.subList(0, cut)) {
        if (step.equals("TLS")) {
          talker.negotiate();
          continue;
        }
        talker.send(step);
        if (talker.reply().startsWith("250 2.0.0 OK <")) {
          acknowledged.add(name + (step.startsWith("BDAT") ? "-bdat" : "-data"));
        }
      }
      if (amid && !steps.get(cut).equals("TLS")) {
        // All but the last octet: what it says is never whole.
        talker.send(steps.get(cut).substring(0, steps.get(cut).length() - 1));
      }
    } finally {
      if (reset) {
        talker.reset();
      } else {
        talker.close();
      }
    }
  }
}
