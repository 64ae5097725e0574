package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.directory.PersonalAccount;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.personal.CompactTicket;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalMailboxTest {
  private static final String OLIVIA = "olivia@outlook.com";
  private static final UUID CONSUMERS = UUID.fromString("9188040d-6c67-4c5b-b112-36a304b66dad");
  private final Lab lab = new Lab(settings -> settings);
  private final SettableClock clock = new SettableClock("2027-03-01T12:00:00Z");
  private final Tokens tokens = new Tokens(clock);
  private final Tenant olivia =
      lab.directory.add(PersonalAccount.of(OLIVIA, "Olivia", PASSWORD), clock);

  @AfterAll
  void stop() {
    lab.close();
  }

  private String token(UUID account) {
    return CompactTicket.wrap(
        tokens.person(
            CONSUMERS,
            OLIVIA,
            claims ->
                claims
                    .issuer("https://login.microsoftonline.com/" + CONSUMERS + "/v2.0")
                    .claim(CompactTicket.ACCOUNT, account.toString())));
  }

  @Test
  void aPersonSendsMailAndGetsIt() throws Exception {
    lab.send(OLIVIA, token(olivia.id()), "a scan", ADA, OLIVIA);

    assertThat(lab.subjects(ADA, PASSWORD, "INBOX")).containsExactly("a scan");
    assertThat(lab.subjects(OLIVIA, PASSWORD, "INBOX")).containsExactly("a scan");
    assertThat(lab.subjects(OLIVIA, PASSWORD, "Sent Items")).containsExactly("a scan");
    assertThat(lab.exchange.messages(OLIVIA)).hasSize(1);
  }

  @Test
  void aTicketIsGoodByTheClockOfItsAccountForThatMailboxOnly() throws Exception {
    String token = token(olivia.id());
    assertThat(xoauth2(OLIVIA, token)).startsWith("235 2.7.0");
    assertThat(xoauth2(ADA, token)).startsWith("535 5.7.3");
    assertThat(xoauth2(OLIVIA, token(UUID.randomUUID()))).startsWith("535 5.7.3");
    assertThat(xoauth2(OLIVIA, token(lab.tenant.id()))).startsWith("535 5.7.3");
    assertThat(xoauth2(OLIVIA, token.substring(0, token.length() - 8) + "AAAAAAA="))
        .startsWith("535 5.7.3");
    assertThat(xoauth2(OLIVIA, "EwBAAl3BAAUFcheese")).startsWith("535 5.7.3");
    clock.pass(Duration.ofHours(1));
    assertThat(xoauth2(OLIVIA, token)).startsWith("535 5.7.3");
  }

  @Test
  void passwordsAreOffForEveryPersonalAccount() throws Exception {
    try (SmtpTalker talker = lab.talk().ready()) {
      assertThat(talker.login(OLIVIA, PASSWORD))
          .startsWith("535 5.7.139 Authentication unsuccessful, basic authentication is disabled.");
    }
  }

  private String xoauth2(String user, String token) throws Exception {
    try (SmtpTalker talker = lab.talk().ready()) {
      return talker.xoauth2(user, token);
    }
  }
}
