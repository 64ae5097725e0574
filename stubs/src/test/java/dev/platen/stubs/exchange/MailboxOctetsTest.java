package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.exchange.mailbox.StoredMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxOctetsTest {

  @Test
  void theCountOfAMailboxIsTheSumOfItsMessagesWhateverHappens(@TempDir Path folder)
      throws Exception {
    try (Lab lab = new Lab(settings -> settings.withMailFolder(folder))) {
      try (SmtpTalker talker = lab.talk().ready()) {
        talker.xoauth2(ADA, lab.token(ADA));
        send(talker, 10, BOB);
        send(talker, 200, BOB, ADA);
        lab.tenantClock.pass(Duration.ofMinutes(1));
        send(talker, 3000, BOB.toUpperCase(java.util.Locale.ROOT));
        send(talker, 50, "eve@elsewhere.example");
      }
      assertThat(check(lab, BOB)).isGreaterThan(3200);
      assertThat(check(lab, ADA)).isGreaterThan(3250);

      assertThat(lab.exchange.purge(BOB, lab.tenantClock.instant())).isEqualTo(2);
      assertThat(check(lab, BOB)).isBetween(3000L, 3199L);
      assertThat(check(lab, ADA)).isGreaterThan(3250);

      lab.exchange.close();
      lab.exchange = lab.start(settings -> settings.withMailFolder(folder));
      assertThat(check(lab, BOB)).isBetween(3000L, 3199L);
      assertThat(check(lab, ADA)).isGreaterThan(3250);

      lab.exchange.purge(lab.tenantClock.instant().plusSeconds(1));
      assertThat(check(lab, BOB)).isZero();
      assertThat(check(lab, ADA)).isZero();
    }
  }

  /** A message that is in both folders counts once. */
  private static long check(Lab lab, String address) {
    Set<String> seen = new HashSet<>();
    long sum = 0;
    for (StoredMessage message :
        java.util.stream.Stream.concat(
                lab.exchange.messages(address).stream(), lab.exchange.sentItems(address).stream())
            .toList()) {
      String text = new String(message.raw(), java.nio.charset.StandardCharsets.US_ASCII);
      sum += seen.add(text) ? message.raw().length : 0;
    }
    assertThat(lab.exchange.mailOctets(address)).isEqualTo(sum);
    return sum;
  }

  private static void send(SmtpTalker talker, int octets, String... to) throws Exception {
    talker.say("MAIL FROM:<" + ADA + ">");
    for (String address : to) {
      talker.say("RCPT TO:<" + address + ">");
    }
    talker.say("DATA");
    assertThat(talker.say("From: " + ADA + "\r\n\r\n" + "x".repeat(octets) + "\r\n."))
        .startsWith("250 ");
  }
}
