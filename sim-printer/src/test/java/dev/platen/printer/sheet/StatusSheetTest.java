package dev.platen.printer.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.Device.NetworkLine;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.text.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusSheetTest {
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

  private List<String> print(PrinterDevice printer) throws IOException {
    lab.ended(printer, printer.jobs().printStatusSheet().number());
    return lines(printer.outputTray().getLast());
  }

  private static List<String> lines(Path sheet) throws IOException {
    try (PDDocument document = Loader.loadPDF(sheet.toFile())) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getDocumentInformation().getCreationDate().toInstant())
          .isBetween(Lab.START, Lab.START.plusSeconds(60));
      return new PDFTextStripper().getText(document).lines().map(String::strip).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, Authentication Method OAuth2, Current Status Signed in",
    "ca, Passarel·la predeterminada 192.0.2.1, Estat actual Sessió iniciada",
    "it, Metodo autenticazione OAuth2, Stato corrente Accesso effettuato",
    "lt, Numatytasis tinklų sietuvas 192.0.2.1, Dabartinė būsena Prisijungta",
    "pt, Método de autenticação OAuth2, Estado actual Sessão iniciada",
    "sv, Autentiseringsmetod OAuth2, Aktuell status Inloggad"
  })
  void saysEverythingInThePanelsLanguage(String language, String line, String other)
      throws IOException {
    PrinterDevice printer = lab.start();
    lab.signInAndSave(printer);
    printer.setPanelLanguage(language);
    List<String> lines = print(printer);
    Messages words = Messages.of(language);
    assertThat(lines)
        .contains(line, other, words.text("sheet.title"), words.text("sheet.part.email_server"))
        .contains(words.text("sheet.account") + " " + Lab.ACCOUNT)
        .contains(words.text("sheet.password") + " ********")
        .contains(words.text("sheet.smtp_server") + " smtp.office365.com")
        .contains(words.text("sheet.secure_connection") + " STARTTLS")
        .contains(words.text("sheet.date") + " 20-11-2026 09:00 UTC+00:00");
    String text = String.join(" ", lines);
    for (NetworkLine row : printer.networkStatus()) {
      assertThat(text).contains((words.text(row.labelKey()) + " " + row.valueIn(words)).strip());
    }
  }

  @Test
  void keepsToTheOrderOfWebConfigAndEndsWithTheEmailServer() throws IOException {
    PrinterDevice printer = lab.start();
    List<String> lines = print(printer);
    assertThat(lines)
        .containsSubsequence(
            "Network Status Sheet",
            "Model Name PX-D400",
            "Serial Number XABC000123",
            "Firmware 05.23.XF24Q9",
            "MAC Address A4:D7:3C:0A:1B:2C",
            "Wired LAN",
            "Device Name EPSON0A1B2C",
            "IPv4",
            "IP Address 192.0.2.21",
            "DNS/Proxy",
            "Primary DNS Server 127.0.0.1",
            "IPv6",
            "IPv6 Link-Local Address fe80::a6d7:3cff:fe0a:1b2c/64",
            "Email Server",
            "Authentication Method Off",
            "Secure Connection None",
            "POP3 Server Port Number 110");
  }

  @Test
  void masksTheMailPassword() throws IOException {
    PrinterDevice printer = lab.start();
    printer.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
    assertThat(print(printer))
        .contains("Authenticated Password ********")
        .noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void doesNotCallAnUnsavedSignInSignedIn() throws IOException {
    PrinterDevice printer = lab.start();
    printer.saveEmailServerSettings(Lab.oauth2());
    lab.signIn(printer, "access-1", "refresh-1");
    assertThat(print(printer)).contains("Current Status Not signed in");
  }

  @Test
  void liesInTheTrayByJobNumberTheOldestFirst() throws IOException {
    PrinterDevice printer = lab.start();
    print(printer);
    print(printer);
    assertThat(printer.outputTray())
        .extracting(Path::getFileName)
        .map(Path::toString)
        .containsExactly("0001.pdf", "0002.pdf");
    OutputTray tray = new OutputTray(folder.resolve("output-tray"));
    tray.put(10_000, new byte[1]);
    tray.put(9_999, new byte[1]);
    assertThat(tray.sheets().getLast()).hasFileName("10000.pdf");
  }
}
