package dev.platen.printer.connectiontest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.platen.printer.PrinterDevice;
import dev.platen.printer.connectiontest.ConnectionTest.State;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.lab.LabCa;
import dev.platen.printer.lab.LabSmtp;
import dev.platen.printer.lab.LabTalker;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.mail.Finding;
import dev.platen.printer.network.NetworkWiring;
import dev.platen.printer.text.Messages;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTestRunTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final String HOST = "mail.example.com";

  @TempDir Path folder;
  private Lab lab;

  @BeforeEach
  void setUp() {
    lab = new Lab(folder);
  }

  @AfterEach
  void tearDown() {
    lab.close();
  }

  private PrinterDevice printer(int smtpPort) {
    return printer(smtpPort, 110);
  }

  private PrinterDevice printer(int smtpPort, int pop3Port) {
    return lab.start(
        lab.options()
            .network(
                new NetworkWiring(
                    lab.dns.address(),
                    Map.of(443, lab.entra.port(), 587, smtpPort, 25, smtpPort, 110, pop3Port)))
            .networkTimeout(TIMEOUT));
  }

  private static EmailServerSettings settings(
      AuthenticationMethod method, SecureConnection secureConnection) {
    return new EmailServerSettings(
        method,
        EmailService.MICROSOFT_EXCHANGE_ONLINE,
        "scanner@example.com",
        "hunter2-password",
        "scanner@example.com",
        HOST,
        587,
        secureConnection,
        true,
        HOST,
        110);
  }

  private static EmailServerSettings smtpAuth(SecureConnection secureConnection) {
    return settings(AuthenticationMethod.SMTP_AUTH, secureConnection);
  }

  private static String test(PrinterDevice printer, EmailServerSettings settings) {
    printer.saveEmailServerSettings(settings);
    return test(printer);
  }

  private static String test(PrinterDevice printer) {
    assertThat(printer.connectionTest().start()).isTrue();
    await().until(() -> printer.connectionTest().state() instanceof State.Done);
    return ((State.Done) printer.connectionTest().state()).result().message();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void succeedsUpToTheSenderAndSendsNothing() {
    assertThat(test(printer(lab.smtp.port()), smtpAuth(SecureConnection.STARTTLS)))
        .isEqualTo("successful");
    assertThat(lab.smtp.commands())
        .containsSubsequence(
            "STARTTLS",
            "AUTH LOGIN scanner@example.com hunter2-password",
            "MAIL FROM:<scanner@example.com>",
            "QUIT")
        .noneMatch(line -> line.startsWith("RCPT"));
    assertThat(lab.smtp.mails()).isEmpty();
  }

  @Test
  void usesTheTokenOfTheSavedSignIn() {
    PrinterDevice printer = printer(lab.smtp.port());
    lab.signInAndSave(printer);
    assertThat(test(printer)).isEqualTo("successful");
    assertThat(lab.smtp.commands())
        .contains("AUTH XOAUTH2 user=" + Lab.ACCOUNT + "|auth=Bearer access-1||");
    printer.signIn().signOut();
    assertThat(test(printer)).isEqualTo("smtp_authentication");
  }

  @Test
  void saysAuthenticationErrorWhereTheSignInIsVoid() {
    PrinterDevice printer = printer(lab.smtp.port());
    lab.signInAndSave(printer);
    lab.time.pass(Duration.ofHours(2));
    assertThat(test(printer)).isEqualTo("smtp_authentication");
  }

  @Test
  void tellsAnUnknownNameFromAServerThatIsDown() throws IOException {
    PrinterDevice printer = printer(closedPort());
    assertThat(test(printer, smtpAuth(SecureConnection.STARTTLS))).isEqualTo("smtp_communication");
    lab.dns.forget(HOST);
    assertThat(test(printer)).isEqualTo("smtp_connection");
  }

  @Test
  void saysCommunicationErrorWhereTheServerHangsUpMidway() {
    lab.smtp.answer("AUTH", "drop");
    assertThat(test(printer(lab.smtp.port()), smtpAuth(SecureConnection.STARTTLS)))
        .isEqualTo("smtp_communication");
  }

  @Test
  void saysAuthenticationErrorWhereTheLogInIsRefused() {
    lab.smtp.answer("AUTH", "535 5.7.139 Authentication unsuccessful");
    assertThat(test(printer(lab.smtp.port()), smtpAuth(SecureConnection.STARTTLS)))
        .isEqualTo("smtp_authentication");
  }

  @Test
  void saysUnsupportedMethodWhereAnotherProtocolAnswers() {
    try (LabTalker pop = new LabTalker("+OK POP3 server ready", "-ERR");
        LabTalker ftp = new LabTalker("220 FTP server ready", "500 Unknown command")) {
      PrinterDevice printer = printer(pop.port());
      assertThat(test(printer, smtpAuth(SecureConnection.STARTTLS)))
          .isEqualTo("unsupported_method");
      assertThat(test(printer, smtpAuth(SecureConnection.SSL_TLS))).isEqualTo("unsupported_method");
      printer.close();
      assertThat(test(printer(ftp.port()), smtpAuth(SecureConnection.NONE)))
          .isEqualTo("unsupported_method");
    }
  }

  @Test
  void asksForNoEncryptionWhereTheServerHasNone() {
    lab.smtp.offerNoStartTls();
    PrinterDevice printer = printer(lab.smtp.port());
    assertThat(test(printer, smtpAuth(SecureConnection.STARTTLS))).isEqualTo("change_to_none");
    assertThat(test(printer, smtpAuth(SecureConnection.SSL_TLS))).isEqualTo("change_to_none");
  }

  @Test
  void asksForSslTlsWhereTheServerSpeaksItFromTheStart() {
    try (LabSmtp implicit = new LabSmtp(lab.ca.server(HOST), true)) {
      PrinterDevice printer = printer(implicit.port());
      assertThat(test(printer, smtpAuth(SecureConnection.NONE))).isEqualTo("change_to_ssl_tls");
      assertThat(test(printer, smtpAuth(SecureConnection.STARTTLS))).isEqualTo("change_to_ssl_tls");
    }
  }

  @Test
  void asksForStartTlsWhereTheServerWantsIt() {
    PrinterDevice printer = printer(lab.smtp.port());
    assertThat(test(printer, smtpAuth(SecureConnection.SSL_TLS))).isEqualTo("change_to_starttls");
    assertThat(test(printer, smtpAuth(SecureConnection.NONE))).isEqualTo("change_to_starttls");
    lab.smtp.answer("MAIL", "530 5.7.0 Must issue a STARTTLS command first");
    assertThat(test(printer, settings(AuthenticationMethod.OFF, SecureConnection.NONE)))
        .isEqualTo("change_to_starttls");
  }

  @Test
  void asksForDateAndTimeWhereTheClockIsOutsideOfTheCertificatesValidity() {
    PrinterDevice printer = printer(lab.smtp.port());
    lab.time.set(Lab.START.plus(Duration.ofDays(400)));
    assertThat(test(printer, smtpAuth(SecureConnection.STARTTLS))).isEqualTo("untrusted_date");
  }

  @Test
  void asksForTheCaCertificateWhereTheRootIsUnknown() {
    try (LabSmtp foreign = new LabSmtp(new LabCa(Lab.START).server(HOST))) {
      assertThat(test(printer(foreign.port()), smtpAuth(SecureConnection.STARTTLS)))
          .isEqualTo("untrusted_ca");
    }
  }

  @Test
  void saysNotSecuredWhereTheCertificateIsDamaged() {
    try (LabSmtp damaged = new LabSmtp(lab.ca.damagedServer(HOST))) {
      assertThat(test(printer(damaged.port()), smtpAuth(SecureConnection.STARTTLS)))
          .isEqualTo("not_secured");
    }
  }

  @Test
  void asksForTheMethodThatTheServerWants() {
    PrinterDevice printer = printer(lab.smtp.port());
    lab.smtp.answer("MAIL", "530 5.7.57 Client not authenticated to send mail");
    assertThat(test(printer, settings(AuthenticationMethod.OFF, SecureConnection.STARTTLS)))
        .isEqualTo("change_to_smtp_auth");
    lab.smtp.answer("MAIL", "550 5.7.1 POP before SMTP is required");
    assertThat(test(printer)).isEqualTo("change_to_pop_before_smtp");
    lab.smtp.answerAsUsual("MAIL");
    lab.smtp.offerNoAuth();
    assertThat(test(printer, smtpAuth(SecureConnection.STARTTLS)))
        .isEqualTo("change_to_pop_before_smtp");
  }

  @Test
  void saysTheSenderIsWrongWhereTheServerRefusesIt() {
    lab.smtp.answer("MAIL", "501 5.1.7 Invalid address");
    assertThat(test(printer(lab.smtp.port()), smtpAuth(SecureConnection.STARTTLS)))
        .isEqualTo("sender");
  }

  @Test
  void triesThePop3ServerFirst() throws IOException {
    EmailServerSettings settings =
        settings(AuthenticationMethod.POP_BEFORE_SMTP, SecureConnection.NONE);
    try (LabTalker good = new LabTalker("+OK ready", "+OK");
        LabTalker bad = new LabTalker("+OK ready", "+OK", "-ERR wrong password")) {
      PrinterDevice printer = printer(lab.smtp.port(), good.port());
      assertThat(test(printer, settings)).isEqualTo("successful");
      printer.close();
      printer = printer(lab.smtp.port(), bad.port());
      assertThat(test(printer)).isEqualTo("pop3_authentication");
      printer.close();
      printer = printer(lab.smtp.port(), closedPort());
      assertThat(test(printer)).isEqualTo("pop3_communication");
      lab.dns.forget(HOST);
      assertThat(test(printer)).isEqualTo("pop3_connection");
    }
  }

  @Test
  void isBusyWhileATestOrAJobIsUnderWay() {
    PrinterDevice printer = printer(lab.smtp.port());
    printer.saveEmailServerSettings(smtpAuth(SecureConnection.STARTTLS));
    lab.smtp.answer("AUTH", "hang");
    assertThat(printer.connectionTest().start()).isTrue();
    assertThat(printer.connectionTest().start()).isFalse();
    await().until(() -> printer.connectionTest().state() instanceof State.Done);
    var job = printer.jobs().scanToEmail(List.of(Lab.RECIPIENT), "Scan", ScanFormat.PDF);
    assertThat(printer.connectionTest().start()).isFalse();
    lab.ended(printer, job.number());
    lab.smtp.answerAsUsual("AUTH");
    assertThat(test(printer)).isEqualTo("successful");
    assertThat(TestResult.BUSY.message()).isEqualTo("busy");
  }

  @Test
  void hasEighteenMessagesAndWordsForEach() {
    var messages =
        Arrays.stream(TestResult.values()).map(TestResult::message).collect(Collectors.toSet());
    assertThat(messages).hasSize(18);
    assertThat(messages)
        .allSatisfy(
            message ->
                assertThat(Messages.of("sv").text("web.connection_test." + message)).isNotBlank());
  }

  @Test
  void knowsAResultForEachFinding() {
    assertThat(Finding.values())
        .allSatisfy(finding -> assertThat(TestResult.of(finding).name()).isEqualTo(finding.name()));
  }
}
