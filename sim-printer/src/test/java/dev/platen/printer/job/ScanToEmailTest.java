package dev.platen.printer.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Job.Result;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.lab.LabCa;
import dev.platen.printer.lab.LabEntra;
import dev.platen.printer.lab.LabSmtp;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.network.NetworkWiring;
import dev.platen.printer.scan.TestPage;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanToEmailTest {
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

  @Test
  void sendsTheScanWithTheSavedSignIn() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    Job job = lab.scan(printer);
    assertThat(job.result()).isEqualTo(new Result.Succeeded());
    assertThat(job.pages()).isEqualTo(1);
    assertThat(job.destination()).isEqualTo(Lab.RECIPIENT);
    assertThat(job.fileName()).isEqualTo("SCAN0001.pdf");
    assertThat(lab.smtp.commands())
        .containsSubsequence(
            "EHLO EPSON0A1B2C",
            "STARTTLS",
            "EHLO EPSON0A1B2C",
            "AUTH XOAUTH2 user=" + Lab.ACCOUNT + "|auth=Bearer access-1||",
            "RCPT TO:<" + Lab.RECIPIENT + ">",
            "DATA",
            "QUIT")
        .anyMatch(line -> line.startsWith("MAIL FROM:<" + Lab.ACCOUNT + ">"));
  }

  @Test
  void writesAMailDatedByThePrintersClockWithThePdfAttached() throws Exception {
    PrinterDevice printer =
        lab.start(lab.options().glass(new TestPage("PX-D400", "XABC000123", List.of("en", "lt"))));
    lab.signInAndSave(printer);
    printer.setPanelLanguage("lt");
    Job job =
        printer
            .jobs()
            .scanToEmail(List.of(Lab.RECIPIENT, "b@contoso.com"), "Sąskaita", ScanFormat.PDF);
    assertThat(lab.ended(printer, job.number()).result()).isEqualTo(new Result.Succeeded());

    MimeMessage mail = mail();
    assertThat(mail.getFrom()[0]).hasToString(Lab.ACCOUNT);
    assertThat(mail.getAllRecipients()).hasSize(2);
    assertThat(mail.getSubject()).isEqualTo("Sąskaita");
    assertThat(mail.getSentDate()).isEqualTo(Date.from(Lab.START.plusSeconds(5)));
    assertThat(mail.getMessageID())
        .isEqualTo("<scan-1-" + Lab.START.plusSeconds(5).toEpochMilli() + "@epson0a1b2c.local>");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getBodyPart(0).getContent().toString()).contains("atsiuntė PX-D400");
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("SCAN0001.pdf");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
    byte[] pdf = parts.getBodyPart(1).getInputStream().readAllBytes();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getDocumentInformation().getCreationDate().toInstant())
          .isEqualTo(Lab.START.plusSeconds(5));
    }
  }

  @Test
  void attachesAJpegWhereThatIsAskedFor() throws Exception {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    Job job = printer.jobs().scanToEmail(List.of(Lab.RECIPIENT), "", ScanFormat.JPEG);
    lab.ended(printer, job.number());
    MimeMessage mail = mail();
    assertThat(mail.getSubject()).isEqualTo("Scanned data");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("SCAN0001.jpg");
    assertThat(parts.getBodyPart(1).getInputStream().readNBytes(3))
        .isEqualTo(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
  }

  private MimeMessage mail() throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(
            lab.smtp.mails().getFirst().getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void failsWith360WhereNobodyIsSignedIn() {
    PrinterDevice printer = lab.start();
    printer.saveEmailServerSettings(Lab.oauth2());
    assertThat(lab.scan(printer).code()).contains("360");
    assertThat(lab.smtp.commands()).isEmpty();
  }

  @Test
  void failsWith360WhereTheSignInWasNotSaved() {
    PrinterDevice printer = lab.start();
    printer.saveEmailServerSettings(Lab.oauth2());
    lab.signIn(printer, "access-1", "refresh-1");
    assertThat(lab.scan(printer).code()).contains("360");
  }

  @Test
  void failsWith361AfterNinetyOneDaysWithoutUse() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.time.pass(Duration.ofDays(91));
    lab.entra.answerRefresh(400, LabEntra.error("invalid_grant"));
    assertThat(lab.scan(printer).code()).contains("361");
  }

  @Test
  void failsWith360WhereTheCloudIsNotReachedForANewToken() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.time.pass(Duration.ofHours(2));
    lab.dns.forget(LabEntra.HOST);
    assertThat(lab.scan(printer).code()).contains("360");
  }

  @Test
  void failsWith350WhereTheCloudsCertificateIsNotTrusted() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.time.pass(Duration.ofDays(400));
    assertThat(lab.scan(printer).code()).contains("350");
  }

  @Test
  void failsWith350WhereTheMailServersCertificateIsFromAnotherAuthority() {
    try (LabSmtp other = new LabSmtp(new LabCa(Lab.START).server(LabSmtp.HOST))) {
      PrinterDevice printer =
          lab.start(lab.options().network(lab.wiring(lab.entra.port(), other.port())));
      lab.signInAndSave(printer);
      assertThat(lab.scan(printer).code()).contains("350");
      assertThat(other.commands()).noneMatch(line -> line.startsWith("AUTH"));

      printer.saveEmailServerSettings(Lab.withoutValidation(printer.emailServerSettings()));
      assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());
    }
  }

  @Test
  void failsWith350WhereTheCertificateIsForAnotherName() {
    try (LabSmtp other = new LabSmtp(lab.ca.server("mail.example.com"))) {
      PrinterDevice printer =
          lab.start(lab.options().network(lab.wiring(lab.entra.port(), other.port())));
      lab.signInAndSave(printer);
      assertThat(lab.scan(printer).code()).contains("350");
    }
  }

  @Test
  void failsWith311WhereTheMailServersNameIsNotFound() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.dns.forget(LabSmtp.HOST);
    assertThat(lab.scan(printer).code()).contains("311");
  }

  @Test
  void failsWith313WhereTheMailServerIsNotThere() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    PrinterDevice printer = lab.start(lab.options().network(lab.wiring(lab.entra.port(), nobody)));
    lab.signInAndSave(printer);
    assertThat(lab.scan(printer).code()).contains("313");
  }

  @Test
  void failsWith313WhereTheMailServerFallsSilentOrHangsUp() {
    PrinterDevice printer = lab.start(lab.options().networkTimeout(Duration.ofMillis(500)));
    lab.signInAndSave(printer);
    for (String verb : List.of("AUTH", "MAIL", "DATA", ".")) {
      for (String trouble : List.of("hang", "drop")) {
        lab.smtp.answer(verb, trouble);
        assertThat(lab.scan(printer).code()).as("%s: %s", verb, trouble).contains("313");
        lab.smtp.answerAsUsual(verb);
      }
    }
    assertThat(lab.smtp.mails()).isEmpty();
  }

  @Test
  void failsWith312WhereTheMailServerRefusesTheToken() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.smtp.answer("AUTH", "535 5.7.3 Authentication unsuccessful [LAB 08DE2A6028D26C22]");
    assertThat(lab.scan(printer).code()).contains("312");
  }

  @Test
  void failsWith313WhereTheMailServerCannotAuthenticateNow() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.smtp.answer("AUTH", "451 4.7.0 Temporary server error. Please try again later. PRX4");
    assertThat(lab.scan(printer).code()).contains("313");
  }

  @Test
  void failsWith313WhereStartTlsIsStripped() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.smtp.offerNoStartTls();
    assertThat(lab.scan(printer).code()).contains("313");
    assertThat(lab.smtp.commands()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void failsWith314WhereTheMailIsOverTheServersLimit() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.smtp.limitSize(500);
    assertThat(lab.scan(printer).code()).contains("314");
    lab.smtp.limitSize(50_000_000);
    lab.smtp.answer(".", "552 5.3.4 Message size exceeds fixed maximum message size");
    assertThat(lab.scan(printer).code()).contains("314");
  }

  @Test
  void failsWith313WhereTheServerTakesNotSenderRecipientOrMessage() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.smtp.answer("RCPT", "550 5.1.1 User unknown");
    assertThat(lab.scan(printer).code()).contains("313");
    lab.smtp.answerAsUsual("RCPT");
    lab.smtp.answer(".", "554 5.2.252 SendAsDenied; a not allowed to send as b");
    assertThat(lab.scan(printer).code()).contains("313");
    assertThat(lab.smtp.mails()).isEmpty();
  }

  @Test
  void asksToSignInWhereNoMailServiceIsSetUp() {
    PrinterDevice printer = lab.start();
    assertThat(lab.scan(printer).code()).contains("360");
  }

  @Test
  void logsInWithAccountAndPasswordBySmtpAuth() {
    PrinterDevice printer = lab.start(lab.options().firmware(FirmwareVersions.get("05.10.XF12N4")));
    printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
    assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());
    assertThat(lab.smtp.commands()).contains("AUTH LOGIN scanner@example.com hunter2-password");
    lab.smtp.answer("AUTH", "535 5.7.139 Authentication unsuccessful");
    assertThat(lab.scan(printer).code()).contains("312");
  }

  @Test
  void speaksTlsFromTheStartWhereTheSettingsSaySo() {
    try (LabSmtp implicit = new LabSmtp(lab.ca.server("mail.example.com"), true)) {
      PrinterDevice printer =
          lab.start(lab.options().network(lab.wiring(lab.entra.port(), implicit.port())));
      printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.SSL_TLS, 587));
      assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());
      assertThat(implicit.commands()).contains("AUTH LOGIN scanner@example.com hunter2-password");
    }
  }

  @Test
  void failsWith312WhereTheServerOffersNoAuthWithoutTls() {
    PrinterDevice printer = lab.start();
    printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.NONE, 25));
    assertThat(lab.scan(printer).code()).contains("312");
    assertThat(lab.smtp.commands()).noneMatch(line -> line.startsWith("MAIL"));
  }

  @Test
  void sendsWithoutLogInWhereAuthenticationIsOff() {
    PrinterDevice printer = lab.start();
    printer.saveEmailServerSettings(
        new EmailServerSettings(
            AuthenticationMethod.OFF,
            EmailService.MICROSOFT_EXCHANGE_ONLINE,
            "",
            "",
            "scanner@example.com",
            "mail.example.com",
            25,
            SecureConnection.NONE,
            true,
            "",
            110));
    assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());
    assertThat(lab.smtp.commands()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void logsInToThePop3ServerFirstByPopBeforeSmtp() {
    GreenMail pop = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3));
    pop.start();
    try {
      pop.setUser("scanner@example.com", "hunter2-password");
      NetworkWiring wiring =
          new NetworkWiring(
              lab.dns.address(), Map.of(25, lab.smtp.port(), 110, pop.getPop3().getPort()));
      PrinterDevice printer = lab.start(lab.options().network(wiring));
      printer.saveEmailServerSettings(popBeforeSmtp("hunter2-password"));
      assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());
      printer.saveEmailServerSettings(popBeforeSmtp("wrong"));
      assertThat(lab.scan(printer).code()).contains("312");
      assertThat(lab.smtp.mails()).hasSize(1);
    } finally {
      pop.stop();
    }
  }

  private static EmailServerSettings popBeforeSmtp(String password) {
    return new EmailServerSettings(
        AuthenticationMethod.POP_BEFORE_SMTP,
        EmailService.MICROSOFT_EXCHANGE_ONLINE,
        "scanner@example.com",
        password,
        "scanner@example.com",
        "mail.example.com",
        25,
        SecureConnection.NONE,
        true,
        "mail.example.com",
        110);
  }

  @Test
  void asksOnlyThePrintersOwnResolver() {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    lab.scan(printer);
    assertThat(lab.dns.asked()).containsOnly(LabEntra.HOST, LabSmtp.HOST);
  }
}
