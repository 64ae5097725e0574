package dev.platen.stubs.exchange;

import static dev.platen.stubs.exchange.Lab.ADA;
import static dev.platen.stubs.exchange.Lab.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.fault.Fault;
import dev.platen.stubs.fault.FaultAction;
import dev.platen.stubs.fault.Faults;
import dev.platen.stubs.fault.Matcher;
import dev.platen.stubs.fault.Occurrence;
import dev.platen.stubs.fault.SmtpCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpFaultTest {
  @TempDir static Path folder;
  private static final Faults FAULTS = new Faults();
  private static final Waits WAITS = new Waits();
  private static Lab lab;
  private static ExchangeOnline exchange;
  private static SSLContext trust;

  @BeforeAll
  static void start() throws Exception {
    lab = new Lab(settings -> settings);
    CertificateAuthority ca = CertificateAuthority.open(folder);
    exchange =
        ExchangeOnline.start(
            ExchangeSettings.on(Lab.LOOPBACK).withTarpit(Duration.ZERO),
            lab.directory,
            lab.tokens::published,
            ca.serverContext(List.of("127.0.0.1")),
            lab.clock,
            WAITS,
            FAULTS,
            ca);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", ca.certificate());
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(store);
    trust = SSLContext.getInstance("TLS");
    trust.init(null, managers.getTrustManagers(), null);
  }

  @AfterAll
  static void stop() {
    exchange.close();
    lab.close();
    WAITS.shutdownNow();
  }

  @AfterEach
  void clear() {
    FAULTS.clear();
  }

  private static SmtpTalker talk() throws IOException {
    return new SmtpTalker(exchange.smtpPort(), trust);
  }

  private static Fault at(SmtpCommand command, String... lines) {
    return Fault.of(new FaultAction.SmtpReply(List.of(lines)))
        .forWhom(Matcher.ANY.command(command));
  }

  private static SmtpTalker loggedIn() throws IOException {
    SmtpTalker talker = talk().ready();
    assertThat(talker.xoauth2(ADA, lab.token(ADA))).startsWith("235 ");
    return talker;
  }

  @Test
  void anyCommandIsAnsweredByAnyReplyAndHasNoEffect() throws Exception {
    FAULTS.add(
        at(SmtpCommand.MAIL, "451-4.7.0 Try", "451 4.7.0 later").when(new Occurrence.First(1)));
    try (SmtpTalker talker = loggedIn()) {
      assertThat(talker.say("MAIL FROM:<" + ADA + ">")).isEqualTo("451-4.7.0 Try\n451 4.7.0 later");
      assertThat(talker.say("RCPT TO:<" + BOB + ">")).startsWith("503 ");
      assertThat(talker.say("MAIL FROM:<" + ADA + ">")).startsWith("250 ");
    }
  }

  @Test
  void aMessageThatIsRefusedIsNotDelivered() throws Exception {
    FAULTS.add(at(SmtpCommand.MESSAGE, "452 4.3.1 Insufficient system storage"));
    int before = exchange.messages(BOB).size();
    try (SmtpTalker talker = loggedIn()) {
      talker.say("MAIL FROM:<" + ADA + ">");
      talker.say("RCPT TO:<" + BOB + ">");
      talker.say("DATA");
      assertThat(talker.say("From: " + ADA + "\r\n\r\nx\r\n."))
          .isEqualTo("452 4.3.1 Insufficient system storage");
      assertThat(talker.say("NOOP")).startsWith("250 ");
    }
    assertThat(exchange.messages(BOB)).hasSize(before);
  }

  @Test
  void theBannerMayBeARefusalThatEndsTheConnection() throws Exception {
    FAULTS.add(at(SmtpCommand.CONNECT, "421 4.3.2 Service not available"));
    try (SmtpTalker talker = talk()) {
      assertThat(talker.reply()).isEqualTo("421 4.3.2 Service not available");
      assertThat(talker.reply()).isEmpty();
    }
  }

  @Test
  void aFaultForOneUserLeavesTheOthersAlone() throws Exception {
    FAULTS.add(
        Fault.of(new FaultAction.SmtpReply(List.of("535 5.7.3 Not you")))
            .forWhom(Matcher.ANY.command(SmtpCommand.AUTH).user(ADA).tenant("contoso.example")));
    try (SmtpTalker talker = talk().ready()) {
      assertThat(talker.xoauth2(ADA, lab.token(ADA))).isEqualTo("535 5.7.3 Not you");
      assertThat(talker.say("MAIL FROM:<" + ADA + ">")).startsWith("530 ");
      assertThat(talker.xoauth2(BOB, lab.token(BOB))).startsWith("235 ");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theConnectionIsCutAfterACommand(boolean reset) throws Exception {
    FAULTS.add(Fault.of(new FaultAction.Cut(reset)).forWhom(Matcher.ANY.command(SmtpCommand.EHLO)));
    try (SmtpTalker talker = talk()) {
      talker.reply();
      if (reset) {
        assertThatThrownBy(() -> talker.say("EHLO p1")).isInstanceOf(IOException.class);
      } else {
        assertThat(talker.say("EHLO p1")).isEmpty();
      }
    }
  }

  @Test
  void theConnectionIsCutAmidAMessage() throws Exception {
    FAULTS.add(Fault.of(new FaultAction.CutInData(1000, true)));
    int before = exchange.messages(BOB).size();
    try (SmtpTalker talker = loggedIn()) {
      talker.say("MAIL FROM:<" + ADA + ">");
      talker.say("RCPT TO:<" + BOB + ">");
      assertThat(talker.say("DATA")).startsWith("354 ");
      talker.send("x".repeat(998));
      talker.send("\r\n");
      assertThatThrownBy(talker::reply).isInstanceOf(IOException.class);
    }
    assertThat(exchange.messages(BOB)).hasSize(before);
  }

  @Test
  void aReplyIsLateByTheScheduler() throws Exception {
    FAULTS.add(
        Fault.of(new FaultAction.LateSmtpReply(Duration.ofMinutes(4)))
            .forWhom(Matcher.ANY.command(SmtpCommand.NOOP)));
    WAITS.asked.clear();
    try (SmtpTalker talker = talk()) {
      talker.reply();
      assertThat(talker.say("NOOP")).startsWith("250 ");
    }
    assertThat(WAITS.asked).containsExactly(Duration.ofMinutes(4));
  }

  @Test
  void startTlsIsKeptSecret() throws Exception {
    FAULTS.add(Fault.of(new FaultAction.StripStartTls()));
    try (SmtpTalker talker = talk()) {
      talker.reply();
      assertThat(talker.say("EHLO p1")).contains("250-SIZE").doesNotContain("STARTTLS");
    }
  }

  @Test
  void startTlsIsPromisedAndNotKept() throws Exception {
    FAULTS.add(Fault.of(new FaultAction.CutAfterStartTls()));
    try (SmtpTalker talker = talk()) {
      talker.reply();
      talker.say("EHLO p1");
      assertThat(talker.say("STARTTLS")).startsWith("220 ");
      assertThat(talker.reply()).isEmpty();
    }
  }

  @Test
  void aConnectionIsResetOrSilent() throws Exception {
    FAULTS.add(
        Fault.of(new FaultAction.ResetAfterAccept())
            .when(new Occurrence.First(1))
            .forWhom(Matcher.ANY.host("smtp.office365.com").client("127.0.0.1")));
    FAULTS.add(Fault.of(new FaultAction.ResetAfterOctets(10)).when(new Occurrence.First(1)));
    FAULTS.add(Fault.of(new FaultAction.Silence()));

    assertThatThrownBy(
            () -> {
              try (SmtpTalker talker = talk()) {
                talker.reply();
              }
            })
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () -> {
              try (SmtpTalker talker = talk()) {
                talker.reply();
              }
            })
        .isInstanceOf(IOException.class);
    try (java.net.Socket silent = new java.net.Socket(Lab.LOOPBACK, exchange.smtpPort())) {
      silent.setSoTimeout(200);
      assertThatThrownBy(() -> silent.getInputStream().read())
          .isInstanceOf(java.net.SocketTimeoutException.class);
    }
    assertThat(FAULTS.list()).extracting(Faults.Listed::happened).containsExactly(1L, 1L, 1L);
  }

  @Test
  void aHandshakeMeetsACertificateThatIsWrong() throws Exception {
    for (FaultAction action :
        List.of(
            new FaultAction.ExpiredCertificate(),
            new FaultAction.UnknownAuthority(),
            new FaultAction.CutHandshake())) {
      FAULTS.clear();
      FAULTS.add(Fault.of(action));
      try (SmtpTalker talker = talk()) {
        talker.reply();
        talker.say("EHLO p1");
        talker.say("STARTTLS");
        assertThatThrownBy(talker::negotiate).as("%s", action).isInstanceOf(IOException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void onlyOneVersionOfTlsIsThere(String version) throws Exception {
    FAULTS.add(Fault.of(new FaultAction.OnlyProtocol(version)));
    try (SmtpTalker talker = talk()) {
      talker.reply();
      talker.say("EHLO p1");
      talker.say("STARTTLS");
      assertThat(talker.negotiate("TLSv1.3", "TLSv1.2")).isEqualTo(version);
    }
    try (SmtpTalker talker = talk()) {
      talker.reply();
      talker.say("EHLO p1");
      talker.say("STARTTLS");
      assertThatThrownBy(() -> talker.negotiate(version.equals("TLSv1.2") ? "TLSv1.3" : "TLSv1.2"))
          .isInstanceOf(SSLException.class);
    }
  }

  /** Notes how long somebody wants to wait, and lets them go on at once. */
  private static final class Waits extends ScheduledThreadPoolExecutor {
    private final List<Duration> asked = new CopyOnWriteArrayList<>();

    private Waits() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      asked.add(Duration.of(delay, unit.toChronoUnit()));
      return super.schedule(command, 0, unit);
    }
  }
}
