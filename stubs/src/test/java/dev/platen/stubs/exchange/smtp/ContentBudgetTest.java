package dev.platen.stubs.exchange.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentBudgetTest {
  private static final long BUDGET = 60_000;

  /** The ends of a message, and what is not its end. */
  private static final List<String> STEPS =
      List.of(
          "MAIL FROM:<ada@contoso.example>\r\nRCPT TO:<bob@contoso.example>\r\n",
          "MAIL FROM:<ada@contoso.example>\r\nRCPT TO:<bob@contoso.example>\r\n",
          "RSET\r\n",
          "EHLO p2\r\n",
          "NOOP\r\n",
          "QUIT\r\n",
          "DATA\r\nA: b\r\n\r\n",
          "\r\n.\r\n",
          "BDAT 9000\r\n" + "x".repeat(9000),
          "BDAT 20000\r\n" + "x".repeat(20_000),
          "BDAT 5 LAST\r\nA: b\r\n",
          "BDAT 9\r\nxx",
          "y".repeat(7000));

  @Test
  void whateverEndsAMessageItsShareOfTheMemoryIsGivenBack() throws Exception {
    Random random = new Random(11);
    ContentBudget budget = new ContentBudget(BUDGET);
    SmtpService service = SmtpScript.service(budget);
    long most = 0;
    boolean refused = false;
    boolean taken = false;
    for (int round = 0; round < 400; round++) {
      SmtpSession session = new SmtpSession(service, InetAddress.getLoopbackAddress());
      session.open();
      feed(session, "EHLO p1\r\nSTARTTLS\r\n");
      feed(session, "EHLO p1\r\nAUTH XOAUTH2 " + credentials() + "\r\n" + STEPS.getFirst());
      for (int i = 0; i < 12; i++) {
        String said = feed(session, STEPS.get(random.nextInt(STEPS.size())));
        most = Math.max(most, budget.taken());
        refused |= said.contains("452 4.3.1 Insufficient system resources");
        taken |= said.contains("250 2.0.0 OK <1@client>");
      }
      session.ended();
      assertThat(budget.taken()).as("after round %s", round).isZero();
    }
    assertThat(most).isBetween(20_000L, BUDGET);
    assertThat(refused).isTrue();
    assertThat(taken).isTrue();
  }

  @Test
  void nothingIsTakenWhereThereIsTooLittle() {
    ContentBudget budget = new ContentBudget(10);

    assertThat(budget.take(7)).isTrue();
    assertThat(budget.take(4)).isFalse();
    assertThat(budget.take(Long.MAX_VALUE)).isFalse();
    assertThat(budget.take(3)).isTrue();
    assertThat(budget.taken()).isEqualTo(10);
  }

  @Test
  void aMessageOfManyBlocksIsWhole() {
    MessageBuffer buffer = new MessageBuffer(1_000_000, ContentBudget.unbounded());
    byte[] sent = new byte[300_001];
    new Random(5).nextBytes(sent);
    for (int i = 0; i < 9_999; i++) {
      buffer.add(sent[i]);
    }
    buffer.add(sent, 9_999, sent.length - 9_999);

    assertThat(buffer.content()).isEqualTo(sent);
  }

  private static String credentials() {
    return Base64.getEncoder()
        .encodeToString("user=ada@contoso.example\1auth=Bearer good\1\1".getBytes(US_ASCII));
  }

  private static String feed(SmtpSession session, String text) {
    StringBuilder said = new StringBuilder();
    byte[] octets = text.getBytes(US_ASCII);
    session.receive(octets, 0, octets.length);
    for (Optional<Action> next = session.next(); next.isPresent(); next = session.next()) {
      said.append(String.join("\n", next.get().reply().lines())).append('\n');
      if (next.get() instanceof Action.StartTls) {
        session.secured("TLS");
      }
    }
    return said.toString();
  }
}
