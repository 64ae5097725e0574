package dev.platen.stubs.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.exchange.smtp.ServerNames;
import dev.platen.stubs.fault.Fault;
import dev.platen.stubs.fault.FaultAction;
import dev.platen.stubs.fault.Faults;
import dev.platen.stubs.fault.Matcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerOnlyTlsAuthentication;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsTest {
  private static final Faults FAULTS = new Faults();
  private static final ScheduledExecutorService SCHEDULER =
      Executors.newSingleThreadScheduledExecutor();
  private static Lab lab;
  private static ExchangeOnline exchange;
  private static SSLContext trust;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    lab = new Lab(settings -> settings);
    CertificateAuthority ca = CertificateAuthority.open(folder);
    exchange =
        ExchangeOnline.start(
            ExchangeSettings.on(Lab.LOOPBACK).withTarpit(Duration.ZERO),
            lab.directory,
            lab.tokens::published,
            ca.serverContext(ServerNames.standard().hosts()),
            lab.clock,
            SCHEDULER,
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
    SCHEDULER.shutdownNow();
  }

  @AfterEach
  void clear() {
    FAULTS.clear();
  }

  private static SmtpTalker atHandshake(int port) throws IOException {
    SmtpTalker talker = new SmtpTalker(port, trust);
    talker.reply();
    talker.say("EHLO p1");
    assertThat(talker.say("STARTTLS")).startsWith("220 2.0.0 ");
    return talker;
  }

  @Test
  void eachNameOfTheServiceIsInItsCertificateAndInTheTranscript() throws Exception {
    List<String> names = ServerNames.standard().hosts();

    assertThat(names)
        .contains("smtp.office365.com", "smtp-mail.outlook.com", "outlook.office365.com")
        .contains("smtp.outlook.com", "smtp.live.com");
    for (String name : names) {
      try (SmtpTalker talker = atHandshake(exchange.smtpPort())) {
        assertThat(talker.negotiateFor(name)).isEqualTo("TLSv1.3");
        assertThat(talker.say("EHLO p1")).contains("AUTH LOGIN XOAUTH2");
        assertThat(exchange.recent(1).getFirst().text())
            .contains("# TLS: TLSv1.3 TLS_AES_256_GCM_SHA384 for " + name);
      }
    }
    try (SmtpTalker talker = atHandshake(exchange.smtpPort())) {
      assertThatThrownBy(() -> talker.negotiateFor("smtp.elsewhere.example"))
          .hasMessageContaining("smtp.elsewhere.example");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "expired,             NotAfter",
    "notYetValid,         NotBefore",
    "wrongName,           smtp.office365.com",
    "unknownAuthority,    unable to find valid certification path",
    "selfSigned,          unable to find valid certification path",
    "missingIntermediate, unable to find valid certification path"
  })
  void aCertificateIsWrongOnDemandForOneClient(String flaw, String complaint) throws Exception {
    FAULTS.add(fault(flaw, "127.0.0.1"));
    try (SmtpTalker talker = atHandshake(exchange.smtpPort())) {
      assertThatThrownBy(() -> talker.negotiateFor("smtp.office365.com"))
          .rootCause()
          .hasMessageContaining(complaint);
    }

    FAULTS.clear();
    FAULTS.add(fault(flaw, "127.0.0.99"));
    try (SmtpTalker talker = atHandshake(exchange.smtpPort())) {
      assertThat(talker.negotiateFor("smtp.office365.com")).isEqualTo("TLSv1.3");
    }
  }

  private static Fault fault(String action, String client) {
    FaultAction parsed =
        Fault.parse(
                tools.jackson.databind.json.JsonMapper.shared()
                    .readTree("{\"point\":\"tls\",\"action\":\"" + action + "\"}"))
            .action();
    return Fault.of(parsed).forWhom(Matcher.ANY.client(client));
  }

  @ParameterizedTest
  @CsvSource({"false, TLS 1.0", "true, TLS 1.1"})
  void anObsoleteClientIsToldSoAfterTheHandshake(boolean eleven, String version) throws Exception {
    try (SmtpTalker talker = atHandshake(exchange.smtpPort())) {
      TlsClientProtocol old =
          new TlsClientProtocol(talker.raw().getInputStream(), talker.raw().getOutputStream());
      old.connect(new Obsolete(eleven ? ProtocolVersion.TLSv11 : ProtocolVersion.TLSv10));
      old.getOutputStream().write("EHLO p1\r\n".getBytes(US_ASCII));

      BufferedReader in = new BufferedReader(new InputStreamReader(old.getInputStream(), US_ASCII));
      assertThat(in.readLine())
          .startsWith(
              "421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to"
                  + " support TLS 1.2. Visit https://aka.ms/smtp_auth_tls. [SY5P282CA0097.");
      assertThat(exchange.recent(1).getFirst().text()).contains("# TLS: " + version);
    }
  }

  @Test
  void whereTheHandshakeIsRefusedAnObsoleteClientGetsAnAlert() throws Exception {
    // This service has no authority, and so no certificate for clients of that age.
    try (SmtpTalker talker = atHandshake(lab.exchange.smtpPort())) {
      TlsClientProtocol old =
          new TlsClientProtocol(talker.raw().getInputStream(), talker.raw().getOutputStream());

      assertThatThrownBy(() -> old.connect(new Obsolete(ProtocolVersion.TLSv11)))
          .isInstanceOfSatisfying(
              TlsFatalAlertReceived.class,
              alert ->
                  assertThat(alert.getAlertDescription())
                      .isEqualTo(AlertDescription.protocol_version));
    }
  }

  @Test
  void aSilentClientInsideTlsIsToldAndLeftByTheClockOfTheServer() throws Exception {
    try (Lab own = new Lab(settings -> settings);
        SmtpTalker talker = own.talk().ready();
        SmtpTalker amid = atHandshake(own.exchange.smtpPort())) {
      own.clock.pass(Duration.ofMinutes(5));

      assertThat(talker.reply()).startsWith("451 4.7.0 Timeout waiting for client input [SY5P");
      assertThat(talker.reply()).isEmpty();
      assertThat(amid.reply()).as("a client amid its handshake is left without a word").isEmpty();
    }
  }

  @Test
  void aSessionThatGoesOnForTooLongIsEnded() throws Exception {
    try (Lab own = new Lab(settings -> settings);
        SmtpTalker talker = own.talk()) {
      talker.reply();
      for (int i = 0; i < 4; i++) {
        own.clock.pass(Duration.ofMinutes(4));
        assertThat(talker.say("NOOP")).isEqualTo("250 2.0.0 OK");
      }
      own.clock.pass(Duration.ofMinutes(4));

      assertThat(talker.reply())
          .isEqualTo("421 4.4.1 Connection timed out. Total session duration: 00:20:00.0000000");
      assertThat(talker.reply()).isEmpty();
    }
  }

  /** A client from before 2008. */
  private static final class Obsolete extends DefaultTlsClient {
    private final ProtocolVersion version;

    Obsolete(ProtocolVersion version) {
      super(
          new JcaTlsCryptoProvider()
              .setProvider(new BouncyCastleProvider())
              .create(new SecureRandom()));
      this.version = version;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
      return new ProtocolVersion[] {version};
    }

    @Override
    protected int[] getSupportedCipherSuites() {
      return new int[] {CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA};
    }

    @Override
    public TlsAuthentication getAuthentication() {
      return new ServerOnlyTlsAuthentication() {
        @Override
        public void notifyServerCertificate(TlsServerCertificate certificate) {
          assertThat(certificate.getCertificate().getLength()).isEqualTo(2);
        }
      };
    }
  }
}
