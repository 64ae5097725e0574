package dev.platen.stubs.exchange.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, the core answers it in the form of SMTP and goes on, or says why it does not. */
class RandomCommandsTest {
  private static final String SECRET = "hunter2-5ecret";
  private static final List<String> WORDS =
      List.of(
          "EHLO p1",
          "EHLO",
          "HELO x",
          "STARTTLS",
          "AUTH",
          "AUTH LOGIN",
          "AUTH XOAUTH2",
          "AUTH LOGIN =",
          "MAIL FROM:<ada@contoso.example>",
          "MAIL FROM:<>",
          "MAIL FROM:",
          "MAIL",
          "SIZE=5",
          "SIZE=99999999999999999999",
          "BODY=BINARYMIME",
          "SMTPUTF8",
          "RCPT TO:<bob@contoso.example>",
          "RCPT TO:<\"",
          "RCPT",
          "DATA",
          "BDAT 3",
          "BDAT 0 LAST",
          "BDAT 7 LAST",
          "BDAT -1",
          "RSET",
          "NOOP",
          "VRFY",
          "EXPN",
          "HELP",
          ".",
          "..",
          "*",
          "=",
          "<",
          ">",
          "\"",
          "@",
          ":",
          ";",
          "\\",
          "\0",
          "\1",
          "\r",
          "\n",
          "é",
          "\t",
          " ",
          "NOTIFY=NEVER",
          "ORCPT=rfc822;x",
          "RET=FULL",
          "ENVID=+");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theCoreAnswersEverythingInTheFormOfSmtp(long seed) throws Exception {
    Random random = new Random(seed);
    Transcripts transcripts = new Transcripts();
    SmtpService service = SmtpScript.service(transcripts);
    for (int round = 0; round < 150; round++) {
      SmtpSession session = new SmtpSession(service, InetAddress.getByName("192.0.2.7"));
      check(session.open());
      boolean open = true;
      if (random.nextBoolean()) {
        open = feed(session, greeting(random.nextBoolean()));
      }
      for (int i = 0; i < 25 && open; i++) {
        open = feed(session, input(random));
      }
      session.ended();
      assertThat(transcripts.recent(1).getFirst().text()).doesNotContain(SECRET, base64(SECRET));
    }
  }

  /** Puts a session into a state that noise alone would not find. */
  private static String greeting(boolean authenticated) {
    return "EHLO p1\r\nSTARTTLS\r\n|EHLO p1\r\n"
        + (authenticated
            ? "AUTH XOAUTH2 "
                + base64("user=ada@contoso.example\1auth=Bearer good-" + SECRET + "\1\1")
                + "\r\nMAIL FROM:<ada@contoso.example>\r\nRCPT TO:<bob@contoso.example>\r\n"
            : "AUTH LOGIN\r\n" + base64(SECRET) + "\r\n");
  }

  private static String input(Random random) {
    StringBuilder text = new StringBuilder();
    int words = 1 + random.nextInt(4);
    for (int i = 0; i < words; i++) {
      switch (random.nextInt(8)) {
        case 0 -> {
          byte[] noise = new byte[random.nextInt(40)];
          random.nextBytes(noise);
          text.append(new String(noise, ISO_8859_1));
        }
        case 1 -> text.append(" ".repeat(random.nextInt(3)));
        case 2 -> text.append("AUTH XOAUTH2 ").append(base64(SECRET)).append("\r\n");
        case 3 -> text.append("x".repeat(random.nextInt(14_000)));
        default -> text.append(WORDS.get(random.nextInt(WORDS.size())));
      }
      text.append(random.nextInt(3) == 0 ? " " : "\r\n");
    }
    return text.toString();
  }

  /** Whether the session goes on. */
  private static boolean feed(SmtpSession session, String text) {
    for (String part : text.split("(?<=STARTTLS\r\n)\\|", -1)) {
      byte[] octets = part.getBytes(ISO_8859_1);
      session.receive(octets, 0, octets.length);
      for (Optional<Action> next = session.next(); next.isPresent(); next = session.next()) {
        check(next.get());
        if (next.get() instanceof Action.StartTls) {
          session.secured("TLS");
        } else if (!(next.get() instanceof Action.Send)) {
          assertThat(next.get().reply().code()).as("the end of a session").isIn(221, 421);
          return false;
        }
      }
    }
    return true;
  }

  private static void check(Action action) {
    List<String> lines = action.reply().lines();
    assertThat(lines).isNotEmpty();
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i))
          .matches("[2345][0-9]{2}" + (i < lines.size() - 1 ? "-" : " ") + "[ -~]*")
          .doesNotContain("Exception", "java.", "{", SECRET);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(ISO_8859_1));
  }
}
