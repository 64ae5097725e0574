package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.PrinterDevice;
import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.notification.NotificationSettings;
import dev.platen.printer.notification.NotificationSettings.Recipient;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTransferTest {
  private static final String EXPORT = SiteMap.Page.SETTINGS_EXPORT.top();
  private static final String IMPORT = SiteMap.Page.SETTINGS_IMPORT.top();
  private static final String FILE_PASSWORD = "open sesame";
  private static final Map<String, String> ENCRYPT =
      Map.of(
          "INPUTR_SECRETS", "ENCRYPT",
          "INPUTT_FILEPASSWORD", FILE_PASSWORD,
          "INPUTT_CONFIRMFILEPASSWORD", FILE_PASSWORD);

  @TempDir private Path folder;
  private WebPrinter printer;

  @BeforeEach
  void start() {
    printer = new WebPrinter(folder.resolve("one"));
  }

  @AfterEach
  void stop() {
    printer.close();
  }

  private static void fill(PrinterDevice device) {
    device.saveEmailServerSettings(Lab.smtpAuth(SecureConnection.STARTTLS, 587));
    device.setPanelLanguage("lt");
    device.setPanelLocked(true);
    device
        .management()
        .notification()
        .save(
            new NotificationSettings(
                List.of(
                    new Recipient("it@contoso.com", Set.of("log_in_locked", "password_changed")))));
  }

  private String export(Map<String, String> typed) throws Exception {
    Browser browser = printer.administrator();
    browser.open(EXPORT);
    browser.click("#ok", typed);
    assertThat(browser.response.statusCode()).isEqualTo(200);
    assertThat(browser.response.headers().firstValue("content-disposition").orElseThrow())
        .contains("px-d400-XABC000123.json");
    return browser.response.body();
  }

  private static Browser send(WebPrinter to, String file, Map<String, String> typed)
      throws Exception {
    Browser browser = to.administrator();
    browser.open(IMPORT);
    browser.upload(
        "#ok", typed, Map.of("INPUTF_SETTINGFILE", file.getBytes(StandardCharsets.UTF_8)));
    return browser;
  }

  private Browser refused(String file, Map<String, String> typed) throws Exception {
    EmailServerSettings mail = printer.device.emailServerSettings();
    String language = printer.device.panelLanguage();
    Browser browser = send(printer, file, typed);
    assertThat(browser.response.statusCode()).isEqualTo(422);
    assertThat(printer.device.emailServerSettings()).isEqualTo(mail);
    assertThat(printer.device.panelLanguage()).isEqualTo(language);
    return browser;
  }

  @Test
  void theSettingsOfOnePrinterBecomeThoseOfAnotherAndSurviveAPowerCut() throws Exception {
    fill(printer.device);
    String file = export(ENCRYPT);
    assertThat(file).doesNotContain("hunter2").doesNotContain(FILE_PASSWORD);
    try (WebPrinter other = new WebPrinter(folder.resolve("two"))) {
      Browser browser = send(other, file, Map.of("INPUTT_FILEPASSWORD", FILE_PASSWORD));
      assertThat(browser.page.expectFirst("div.warning.good").text())
          .isEqualTo("The settings were imported.");
      assertThat(other.device.management().auditLog().entries().getFirst().event().kind())
          .isEqualTo(Kind.SETTINGS_IMPORTED);
      other.restart();
      assertThat(other.device.emailServerSettings())
          .isEqualTo(printer.device.emailServerSettings());
      assertThat(other.device.panelLanguage()).isEqualTo("lt");
      assertThat(other.device.panelLocked()).isTrue();
      assertThat(other.device.management().notification().read())
          .isEqualTo(printer.device.management().notification().read());
    }
  }

  @Test
  void thePrintersOwnFilesAreSlowToOpenByGuessing() throws Exception {
    fill(printer.device);
    assertThat(export(ENCRYPT)).contains("\"iterations\" : " + WebPrinter.FILE_ROUNDS);
    WebConfigOptions product =
        WebConfigOptions.of(InetAddress.getLoopbackAddress(), 0, 0, folder, printer.worker);
    assertThat(product.settingsFileRounds()).isEqualTo(210_000);
  }

  @Test
  void aPasswordThatWasLeftOutStaysAsItIsOnTheOtherPrinter() throws Exception {
    fill(printer.device);
    String file = export(Map.of());
    assertThat(file).doesNotContain("hunter2").doesNotContain("\"password\"");
    Browser browser = send(printer, file.replace("mail.example.com", "smtp.example.com"), Map.of());
    assertThat(browser.page.selectFirst("div.warning.good")).isNotNull();
    assertThat(printer.device.emailServerSettings().smtpServer()).isEqualTo("smtp.example.com");
    assertThat(printer.device.emailServerSettings().password()).isEqualTo("hunter2-password");
  }

  @Test
  void aSignInNeverLeavesThePrinterThatSignedIn() throws Exception {
    printer.lab.signInAndSave(printer.device);
    String file = export(ENCRYPT);
    assertThat(file).doesNotContain(Lab.ACCOUNT).doesNotContain("access-1").contains("OAUTH2");
    assertThat(file).doesNotContain("refresh-1").doesNotContain("sealed\" :");
    try (WebPrinter other = new WebPrinter(folder.resolve("two"))) {
      send(other, file, Map.of("INPUTT_FILEPASSWORD", FILE_PASSWORD));
      assertThat(other.device.emailServerSettings().authenticationMethod())
          .isEqualTo(AuthenticationMethod.OAUTH2);
      assertThat(other.device.signIn().saved()).isEmpty();
      assertThat(other.lab.scan(other.device).code()).contains("360");
    }
    send(printer, file, Map.of("INPUTT_FILEPASSWORD", FILE_PASSWORD));
    assertThat(printer.device.signIn().saved()).isPresent();
    assertThat(printer.device.emailServerSettings().senderAddress()).isEqualTo(Lab.ACCOUNT);
    Browser browser = printer.administrator();
    browser.open(EXPORT);
    assertThat(browser.page.text()).contains("its tokens stay on this printer");
  }

  @Test
  void aWrongOrMissingFilePasswordIsTold() throws Exception {
    fill(printer.device);
    String file = export(ENCRYPT);
    printer.device.setPanelLanguage("ca");
    assertThat(
            refused(file, Map.of("INPUTT_FILEPASSWORD", "close sesame"))
                .page
                .expectFirst("#importWarning")
                .text())
        .contains("This is not the password of the file.");
    assertThat(refused(file, Map.of()).page.expectFirst("#importWarning").text())
        .contains("Enter its password");
  }

  @Test
  void oneWrongSettingChangesNothingAndEveryWrongOneIsNamedWithItsRule() throws Exception {
    fill(printer.device);
    String file = export(Map.of());
    printer.device.setPanelLanguage("ca");
    Browser browser =
        refused(
            file.replace("587", "70000")
                .replace("\"scanner@example.com\"", "\"no(address\"")
                .replace("\"it@contoso.com\"", "\"it at contoso\"")
                .replace("log_in_locked", "coffee_ready")
                .replace("\"lt\"", "\"tlh\"")
                .replace("\"enabled\" : true", "\"enabled\" : \"maybe\", \"colour\" : 1"),
            Map.of());
    assertThat(browser.page.select("#importWarning li").eachText())
        .containsExactly(
            "email_server.sender_address: An address cannot contain : ( ) < > [ ] ; ¥ or a"
                + " backslash.",
            "email_server.smtp_port: A whole number from 1 to 65535.",
            "email_notification.recipient_1_address: Enter a mail address, for example"
                + " printer@example.com.",
            "email_notification.recipient_1_events: has a value that this printer does not offer:"
                + " coffee_ready",
            "control_panel.language: has a value that this printer does not offer: tlh",
            "audit_log.enabled: is not of the right kind: true, false is expected",
            "audit_log.colour: is not a setting of this printer");
  }

  @ParameterizedTest
  @CsvSource({
    "\"px-d400\", \"px-b600f\", The file is from the model px-b600f; this printer is px-d400.",
    "\"version\" : 1, \"version\" : 2, The file is of version 2; this printer knows up to 1.",
    "05.23.XF24Q9, 05.99.XF01QC, The file is from the newer firmware 05.99.XF01QC",
    "platen-printer-settings, other-settings, This is not a file of printer settings",
    "\"audit_log\" :, \"coffee\" :, coffee: is not a setting of this printer",
    "\"smtp_port\" :, \"smtp_prt\" :, email_server.smtp_port: is missing"
  })
  void aFileThatIsNotForThisPrinterIsRefusedInPlainWords(String from, String to, String why)
      throws Exception {
    fill(printer.device);
    String file = export(Map.of());
    assertThat(file).contains(from);
    printer.device.setPanelLanguage("ca");
    assertThat(refused(file.replace(from, to), Map.of()).page.expectFirst("#importWarning").text())
        .contains("Nothing was changed")
        .contains(why);
  }

  @Test
  void whatIsNoFileOfSettingsIsRefused() throws Exception {
    for (String file : List.of("", "{", "[]", "null", "{\"format\": 1}", "\u0000\u0001")) {
      assertThat(refused(file, Map.of()).page.expectFirst("#importWarning").text())
          .contains("not a file of printer settings");
    }
    Browser browser = printer.administrator();
    browser.open(IMPORT);
    browser.upload("#ok", Map.of(), Map.of());
    assertThat(browser.page.expectFirst("#importWarning").text()).contains("Choose a file.");
  }

  @Test
  void oAuth2IsRefusedOnAFirmwareWithoutIt() throws Exception {
    printer.lab.signInAndSave(printer.device);
    String file = export(Map.of()).replace("05.23.XF24Q9", "05.10.XF12N4");
    printer.restart(printer.lab.options().firmware(FirmwareVersions.get("05.10.XF12N4")));
    assertThat(refused(file, Map.of()).page.expectFirst("#importWarning").text())
        .contains("email_server.authentication_method: has a value");
  }

  @Test
  void onlyChosenGroupsAreWrittenAndRead() throws Exception {
    fill(printer.device);
    String file = export(Map.of());
    printer.device.setPanelLanguage("ca");
    printer.device.saveEmailServerSettings(EmailServerSettings.factory());
    Browser browser = printer.administrator();
    browser.open(IMPORT);
    Map<String, String> fields = new HashMap<>(browser.fields("#ok"));
    assertThat(fields).containsKey("INPUTC_GROUP_EMAIL_SERVER");
    for (var box : browser.page.select("input[type=checkbox]")) {
      if (!box.attr("name").equals("INPUTC_GROUP_CONTROL_PANEL")) {
        box.removeAttr("checked");
      }
    }
    browser.upload(
        "#ok", Map.of(), Map.of("INPUTF_SETTINGFILE", file.getBytes(StandardCharsets.UTF_8)));
    assertThat(printer.device.panelLanguage()).isEqualTo("lt");
    assertThat(printer.device.emailServerSettings()).isEqualTo(EmailServerSettings.factory());

    browser.open(EXPORT);
    browser.page.select("input[type=checkbox]").not("[name$=AUDIT_LOG]").removeAttr("checked");
    browser.click("#ok");
    assertThat(browser.response.body()).contains("audit_log").doesNotContain("email_server");
    browser.open(EXPORT);
    browser.page.select("input[type=checkbox]").removeAttr("checked");
    browser.click("#ok");
    assertThat(browser.page.expectFirst("#exportWarning").text()).contains("at least one group");
  }

  @Test
  void aFilePasswordHasTheRulesOfAPassword() throws Exception {
    Browser browser = printer.administrator();
    browser.open(EXPORT);
    browser.click("#ok", Map.of("INPUTR_SECRETS", "ENCRYPT", "INPUTT_FILEPASSWORD", "short"));
    assertThat(browser.page.expectFirst("#INPUTT_FILEPASSWORD-error").text())
        .contains("From 8 to 70 characters");
    browser.click(
        "#ok",
        Map.of("INPUTT_FILEPASSWORD", FILE_PASSWORD, "INPUTT_CONFIRMFILEPASSWORD", "another one"));
    assertThat(browser.page.selectFirst("#INPUTT_CONFIRMFILEPASSWORD-error")).isNotNull();
  }
}
