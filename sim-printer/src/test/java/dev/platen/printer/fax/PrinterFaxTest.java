package dev.platen.printer.fax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.platen.printer.DeviceOptions;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Job.Result;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.lab.LabEntra;
import dev.platen.printer.lab.LabSmtp;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.Models;
import dev.platen.printer.signin.SignInState;
import dev.platen.printer.signin.SignInState.SignedIn;
import dev.platen.printer.signin.SignInState.SignedOut;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrinterFaxTest {
  private static final EmailService EXCHANGE = EmailService.MICROSOFT_EXCHANGE_ONLINE;
  private static final String FAX_ACCOUNT = "fax.sender@contoso.onmicrosoft.com";
  private static final String NUMBER = "+37052123456";
  private static final String INBOX = "office@contoso.com";

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

  private DeviceOptions.Builder faxModel() {
    return lab.options().model(Models.get("px-b600f"));
  }

  private PrinterDevice start() {
    return lab.start(faxModel());
  }

  private static FaxUnit fax(PrinterDevice printer) {
    return printer.fax().orElseThrow();
  }

  private PrinterDevice withFaxServer() {
    PrinterDevice printer = start();
    fax(printer).saveSettings(new FaxSettings(true, "fax.example.com", ""));
    return printer;
  }

  /** Signs in to the fax server, without saving. */
  private void signIn(PrinterDevice printer) {
    fax(printer).signIn().start(EXCHANGE);
    await().until(() -> fax(printer).signIn().state() instanceof SignInState.CodeIssued);
    lab.entra.signIn(FAX_ACCOUNT, "fax-access", "fax-refresh");
    lab.time.pass(Duration.ofSeconds(5));
    await().until(() -> fax(printer).signIn().state() instanceof SignedIn);
  }

  private void signInAndSave(PrinterDevice printer) {
    signIn(printer);
    fax(printer).saveEmailServerSettings(Lab.oauth2());
  }

  private Job send(PrinterDevice printer) {
    return lab.ended(printer, fax(printer).send(NUMBER).number());
  }

  private Job receive(PrinterDevice printer) throws IOException {
    Job job = fax(printer).receive("5551234", FaxDocument.of(FaxFormsTest.pdf(2)));
    return lab.ended(printer, job.number());
  }

  private MimeMessage mail() throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(
            lab.smtp.mails().getFirst().getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void isThereOnModelsWithFaxOnly() {
    assertThat(lab.start().fax()).isEmpty();
  }

  // Settings and sign-in

  @Test
  void settingsSurviveAPowerCut() {
    PrinterDevice printer = start();
    assertThat(fax(printer).settings()).isEqualTo(FaxSettings.factory());
    var settings = new FaxSettings(true, "fax.example.com", INBOX);
    fax(printer).saveSettings(settings);
    printer.cutPower();
    assertThat(fax(start()).settings()).isEqualTo(settings);
  }

  @Test
  void theSignInToTheFaxServerIsApartFromThatToTheMailServer() {
    PrinterDevice printer = start();
    lab.signInAndSave(printer);
    EmailServerSettings mail = printer.emailServerSettings();
    assertThat(fax(printer).signIn().state()).isEqualTo(new SignedOut());

    signInAndSave(printer);
    assertThat(fax(printer).signIn().saved()).contains(new SignedIn(EXCHANGE, FAX_ACCOUNT, true));
    assertThat(printer.signIn().saved()).contains(new SignedIn(EXCHANGE, Lab.ACCOUNT, true));
    assertThat(fax(printer).emailServerSettings().senderAddress()).isEqualTo(FAX_ACCOUNT);
    assertThat(printer.emailServerSettings()).isEqualTo(mail);

    printer.signIn().signOut();
    assertThat(printer.signIn().state()).isEqualTo(new SignedOut());
    assertThat(fax(printer).signIn().saved()).isPresent();
  }

  @Test
  void signingOutOfTheFaxServerLeavesTheMailServersSignIn() {
    PrinterDevice printer = start();
    lab.signInAndSave(printer);
    signInAndSave(printer);
    fax(printer).signIn().signOut();
    assertThat(fax(printer).signIn().state()).isEqualTo(new SignedOut());
    assertThat(fax(printer).emailServerSettings().account()).isEmpty();
    assertThat(printer.signIn().saved()).isPresent();
    assertThat(printer.emailServerSettings().account()).isEqualTo(Lab.ACCOUNT);
  }

  @Test
  void bothSignInsSurviveAPowerCutOnceTheyAreSaved() {
    PrinterDevice printer = start();
    lab.signInAndSave(printer);
    signInAndSave(printer);
    printer.cutPower();
    PrinterDevice restarted = start();
    assertThat(restarted.signIn().saved()).contains(new SignedIn(EXCHANGE, Lab.ACCOUNT, true));
    assertThat(fax(restarted).signIn().saved()).contains(new SignedIn(EXCHANGE, FAX_ACCOUNT, true));
  }

  @Test
  void anUnsavedSignInToTheFaxServerIsLostWithThePower() {
    PrinterDevice printer = start();
    signIn(printer);
    printer.saveEmailServerSettings(Lab.oauth2());
    assertThat(fax(printer).signIn().saved()).isEmpty();
    printer.cutPower();
    assertThat(fax(start()).signIn().state()).isEqualTo(new SignedOut());
  }

  @Test
  void neitherTokenNorPasswordLiesInTheDatabaseInTheClear() throws IOException {
    PrinterDevice printer = start();
    signInAndSave(printer);
    fax(printer).saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
    signInAndSave(printer);
    printer.cutPower();
    for (String name : List.of("printer.db", "printer.db-wal")) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("fax-access", "fax-refresh", "hunter2");
      }
    }
  }

  @Test
  void aProvidersOwnServerAndSenderStayWithOAuth2() {
    PrinterDevice printer = withFaxServer();
    signIn(printer);
    fax(printer)
        .saveEmailServerSettings(
            new EmailServerSettings(
                AuthenticationMethod.OAUTH2,
                EXCHANGE,
                "",
                "",
                "registered@contoso.com",
                "mail.example.com",
                587,
                SecureConnection.STARTTLS,
                true,
                "",
                110));
    assertThat(send(printer).result()).isEqualTo(new Result.Succeeded());
    assertThat(lab.dns.asked()).contains("mail.example.com").doesNotContain(LabSmtp.HOST);
    assertThat(lab.smtp.commands())
        .contains("AUTH XOAUTH2 user=" + FAX_ACCOUNT + "|auth=Bearer fax-access||")
        .anyMatch(line -> line.startsWith("MAIL FROM:<registered@contoso.com>"));
  }

  @Test
  void firmwareBeforeOAuth2RefusesIt() {
    PrinterDevice printer = lab.start(faxModel().firmware(FirmwareVersions.get("05.10.XF12N4")));
    assertThatThrownBy(() -> fax(printer).saveEmailServerSettings(Lab.oauth2()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no OAuth2");
  }

  // Sending

  @Test
  void aFaxIsMailedToTheNumberAtTheDomainWithTheFaxServersOwnToken() throws Exception {
    PrinterDevice printer = withFaxServer();
    lab.signInAndSave(printer);
    signInAndSave(printer);
    printer.setPanelLanguage("lt");
    Job job = send(printer);
    assertThat(job.result()).isEqualTo(new Result.Succeeded());
    assertThat(job.type()).isEqualTo(Job.Type.FAX_SEND);
    assertThat(job.pages()).isEqualTo(1);
    assertThat(job.from()).isEqualTo("Panel");
    assertThat(job.destination()).isEqualTo("+37052123456@fax.example.com");
    assertThat(lab.smtp.commands())
        .contains(
            "AUTH XOAUTH2 user=" + FAX_ACCOUNT + "|auth=Bearer fax-access||",
            "RCPT TO:<+37052123456@fax.example.com>");

    MimeMessage mail = mail();
    assertThat(mail.getFrom()[0]).hasToString(FAX_ACCOUNT);
    assertThat(mail.getSubject()).isEqualTo("Faksograma numeriu +37052123456");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getBodyPart(0).getContent().toString()).contains("PX-B600F");
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("FAX0001.pdf");
    assertThat(FaxDocument.of(parts.getBodyPart(1).getInputStream().readAllBytes()).pages())
        .isEqualTo(1);
  }

  @Test
  void aSignInToTheMailServerIsNotOneToTheFaxServer() {
    PrinterDevice printer = withFaxServer();
    lab.signInAndSave(printer);
    fax(printer).saveEmailServerSettings(Lab.oauth2());
    assertThat(send(printer).code()).contains("360");
    assertThat(lab.smtp.commands()).isEmpty();
    assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());
  }

  @Test
  void aSignInThatWasNotSavedSendsNothing() {
    PrinterDevice printer = withFaxServer();
    fax(printer).saveEmailServerSettings(Lab.oauth2());
    signIn(printer);
    assertThat(send(printer).code()).contains("360");
  }

  @Test
  void anExpiredSignInToTheFaxServerFailsWith361WhileTheMailServersGoesOn() {
    PrinterDevice printer = withFaxServer();
    signInAndSave(printer);
    lab.time.pass(Duration.ofDays(91));
    lab.signIn(printer, "access-1", "refresh-1");
    printer.saveEmailServerSettings(Lab.oauth2());
    lab.entra.answerRefresh(400, LabEntra.error("invalid_grant"));
    assertThat(send(printer).code()).contains("361");
    assertThat(lab.scan(printer).result()).isEqualTo(new Result.Succeeded());
  }

  @Test
  void aRenewedTokenOfTheFaxServerIsKeptAsItsOwn() {
    PrinterDevice printer = withFaxServer();
    lab.signInAndSave(printer);
    signInAndSave(printer);
    lab.time.pass(Duration.ofHours(2));
    lab.entra.answerRefresh(200, LabEntra.tokens(FAX_ACCOUNT, "fax-access-2", "fax-refresh-2"));
    assertThat(send(printer).result()).isEqualTo(new Result.Succeeded());
    assertThat(lab.entra.requests().getLast()).containsEntry("refresh_token", "fax-refresh");
    printer.cutPower();

    PrinterDevice restarted = start();
    assertThat(send(restarted).result()).isEqualTo(new Result.Succeeded());
    assertThat(lab.smtp.commands())
        .contains("AUTH XOAUTH2 user=" + FAX_ACCOUNT + "|auth=Bearer fax-access-2||");
  }

  @Test
  void otherTroubleHasTheCodesOfScanningToMail() {
    PrinterDevice printer = withFaxServer();
    signInAndSave(printer);
    lab.smtp.answer("AUTH", "535 5.7.3 Authentication unsuccessful");
    assertThat(send(printer).code()).contains("312");
    lab.smtp.answerAsUsual("AUTH");
    lab.smtp.answer("RCPT", "550 5.1.1 User unknown");
    assertThat(send(printer).code()).contains("313");
    lab.dns.forget(LabSmtp.HOST);
    assertThat(send(printer).code()).contains("311");
  }

  @Test
  void withoutAFaxServerNothingIsTakenIn() {
    PrinterDevice printer = start();
    assertThatThrownBy(() -> fax(printer).send(NUMBER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Fax Server > Basic");
    assertThatThrownBy(() -> fax(withFaxServerOn(printer)).send("5@evil.example>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not a fax number");
    assertThat(printer.jobs().history()).isEmpty();
  }

  private static PrinterDevice withFaxServerOn(PrinterDevice printer) {
    fax(printer).saveSettings(new FaxSettings(true, "fax.example.com", ""));
    return printer;
  }

  // Receiving

  @Test
  void aReceivedFaxStaysInTheInboxWhereNoAddressIsSet() throws IOException {
    PrinterDevice printer = start();
    Job job = receive(printer);
    assertThat(job.result()).isEqualTo(new Result.Succeeded());
    assertThat(job.type()).isEqualTo(Job.Type.FAX_RECEIVE);
    assertThat(job.from()).isEqualTo("5551234");
    assertThat(job.destination()).isEqualTo("Printer");
    assertThat(job.pages()).isEqualTo(2);
    assertThat(lab.smtp.commands()).isEmpty();
  }

  @Test
  void aReceivedFaxSurvivesAPowerCut() throws IOException {
    PrinterDevice printer = start();
    fax(printer).saveSettings(new FaxSettings(false, "", INBOX));
    lab.signInAndSave(printer);
    lab.smtp.answer("MAIL", "hang");
    byte[] tiff = FaxFormsTest.tiff(3);
    Job job = fax(printer).receive("", FaxDocument.of(tiff));
    printer.cutPower();

    PrinterDevice restarted = start();
    assertThat(restarted.jobs().job(job.number()).orElseThrow().code()).contains("001");
    assertThat(fax(restarted).received())
        .singleElement()
        .satisfies(
            fax -> {
              assertThat(fax.job()).isEqualTo(job.number());
              assertThat(fax.receivedAt()).isEqualTo(job.receivedAt());
              assertThat(fax.from()).isEmpty();
              assertThat(fax.document().pages()).isEqualTo(3);
              assertThat(fax.document().content()).isEqualTo(tiff);
            });
  }

  @Test
  void aReceivedFaxIsMailedOnThroughTheMailServer() throws Exception {
    PrinterDevice printer = start();
    fax(printer).saveSettings(new FaxSettings(false, "", INBOX));
    lab.signInAndSave(printer);
    Job job = receive(printer);
    assertThat(job.result()).isEqualTo(new Result.Succeeded());
    assertThat(job.destination()).isEqualTo(INBOX);
    assertThat(lab.smtp.commands())
        .contains(
            "AUTH XOAUTH2 user=" + Lab.ACCOUNT + "|auth=Bearer access-1||",
            "RCPT TO:<" + INBOX + ">");
    MimeMessage mail = mail();
    assertThat(mail.getSubject()).isEqualTo("Fax from 5551234");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("FAX0001.pdf");
    assertThat(FaxDocument.of(parts.getBodyPart(1).getInputStream().readAllBytes()).pages())
        .isEqualTo(2);
  }

  @Test
  void forwardingThatFailsHasTheCodesOfFaxesAndKeepsTheFax() throws IOException {
    PrinterDevice printer = start();
    fax(printer).saveSettings(new FaxSettings(false, "", INBOX));
    printer.saveEmailServerSettings(Lab.oauth2());
    signInAndSave(printer);
    assertThat(receive(printer).code()).contains("360");

    lab.signInAndSave(printer);
    lab.smtp.answer("AUTH", "535 5.7.3 Authentication unsuccessful");
    assertThat(receive(printer).code()).contains("412");
    lab.smtp.answer("AUTH", "drop");
    assertThat(receive(printer).code()).contains("413");
    lab.smtp.answerAsUsual("AUTH");
    lab.dns.forget(LabSmtp.HOST);
    assertThat(receive(printer).code()).contains("411");

    lab.time.pass(Duration.ofDays(91));
    lab.entra.answerRefresh(400, LabEntra.error("invalid_grant"));
    assertThat(receive(printer).code()).contains("361");
    assertThat(fax(printer).received()).hasSize(5);
  }

  @Test
  void aSendersNumberThatIsNoneIsRefused() throws IOException {
    PrinterDevice printer = start();
    FaxDocument document = FaxDocument.of(FaxFormsTest.pdf(1));
    assertThatThrownBy(() -> fax(printer).receive("nobody", document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not a fax number");
  }

  // Status sheet

  @Test
  void theStatusSheetListsTheFaxServerAfterTheMailServerWithItsSecretsMasked() throws IOException {
    PrinterDevice printer = withFaxServer();
    fax(printer).saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
    String sheet = sheet(printer);
    assertThat(sheet.lines().map(String::strip))
        .containsSubsequence(
            "Email Server",
            "Authentication Method Off",
            "Fax Server",
            "Use a fax server Yes",
            "Fax server domain fax.example.com",
            "Authentication Method SMTP AUTH",
            "Authenticated Account scanner@example.com",
            "Authenticated Password ********");
    assertThat(sheet).doesNotContain("hunter2");
  }

  @Test
  void theStatusSheetOfAModelWithoutFaxDoesNotSpeakOfIt() throws IOException {
    assertThat(sheet(lab.start())).doesNotContain("Fax");
  }

  private String sheet(PrinterDevice printer) throws IOException {
    lab.ended(printer, printer.jobs().printStatusSheet().number());
    try (PDDocument document = Loader.loadPDF(printer.outputTray().getLast().toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
