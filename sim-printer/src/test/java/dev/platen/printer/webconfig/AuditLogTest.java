package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.SettableClock;
import dev.platen.printer.audit.AuditLog;
import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.event.DeviceEvent.Via;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.panel.ControlPanel;
import dev.platen.printer.panel.ControlPanelOptions;
import dev.platen.printer.store.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  private static final String TOP = SiteMap.Page.AUDIT_LOG.top();

  @TempDir private Path folder;
  private WebPrinter printer;

  @BeforeEach
  void start() {
    printer = new WebPrinter(folder);
  }

  @AfterEach
  void stop() {
    printer.close();
  }

  private List<Kind> kinds() {
    return printer.device.management().auditLog().entries().stream()
        .map(entry -> entry.event().kind())
        .toList();
  }

  @Test
  void logInsGoodBadAndLockedOutAndLogOutsAreRecordedTheNewestFirst() throws Exception {
    Browser browser = printer.browser();
    browser.logIn("wrong");
    browser.logIn(Lab.PASSWORD);
    browser.click("#logOut");
    for (int i = 0; i < 6; i++) {
      browser.logIn("wrong");
    }
    assertThat(kinds())
        .containsExactly(
            Kind.LOG_IN_REFUSED,
            Kind.LOG_IN_LOCKED,
            Kind.LOG_IN_REFUSED,
            Kind.LOG_IN_REFUSED,
            Kind.LOG_IN_REFUSED,
            Kind.LOG_IN_REFUSED,
            Kind.LOGGED_OUT,
            Kind.LOGGED_IN,
            Kind.LOG_IN_REFUSED);
    assertThat(printer.device.management().auditLog().entries())
        .allSatisfy(entry -> assertThat(entry.event().address()).isEqualTo("127.0.0.1"));
  }

  @Test
  void thePageNamesWhatWasSavedAndNoSecretOfIt() throws Exception {
    Browser browser = printer.administrator();
    browser.open(EmailServerPages.TOP);
    browser.click(
        "#ok",
        Map.of(
            "INPUTD_AUTHMETHOD", "SMTP_AUTH",
            "INPUTT_ACCOUNT", "scanner@example.com",
            "INPUTT_PASSWORD", "hunter2-password",
            "INPUTT_SMTPSERVER", "mail.example.com"));
    browser.open(TOP);
    assertThat(browser.page.expectFirst("#auditLog tbody tr").text())
        .contains("2026-11-20 09:00:00 Settings saved Web Config 127.0.0.1 Email Server > Basic");
    assertThat(browser.response.body()).doesNotContain("hunter2").doesNotContain(Lab.PASSWORD);
  }

  @Test
  void settingsThatWereNotTakenAreNotRecorded() throws Exception {
    Browser browser = printer.administrator();
    browser.open(EmailServerPages.TOP);
    browser.click("#ok", Map.of("INPUTD_AUTHMETHOD", "OFF", "INPUTT_SMTPPORT", "none"));
    assertThat(browser.response.statusCode()).isEqualTo(422);
    assertThat(kinds()).doesNotContain(Kind.SETTINGS_SAVED);
  }

  @Test
  void theMailAccountsSignInAndSignOutAndAPasswordChangeAreRecorded() throws Exception {
    printer.lab.signInAndSave(printer.device);
    printer.device.signIn().signOut();
    Browser browser = printer.administrator();
    browser.open(SiteMap.Page.ADMINISTRATOR_PASSWORD.top());
    browser.click(
        "#ok",
        Map.of(
            "INPUTT_OLDPASSWORD", Lab.PASSWORD,
            "INPUTT_NEWPASSWORD", "Another-0ne",
            "INPUTT_CONFIRMPASSWORD", "Another-0ne"));
    assertThat(kinds())
        .containsExactly(
            Kind.PASSWORD_CHANGED, Kind.LOGGED_IN, Kind.MAIL_SIGNED_OUT, Kind.MAIL_SIGNED_IN);
    assertThat(printer.device.management().auditLog().entries().getLast().event().detail())
        .isEqualTo(Lab.ACCOUNT);
  }

  @Test
  void whatIsDoneOnThePanelIsRecordedToo() {
    printer.device.setPanelLocked(true);
    try (HttpWorker worker = HttpWorker.start();
        ControlPanel panel =
            ControlPanel.of(
                printer.device, ControlPanelOptions.of(worker, printer.lab.time.scheduler()))) {
      panel.press("lock");
      panel.enter("wrong");
      panel.press("done");
      panel.enter(Lab.PASSWORD);
      panel.press("done");
      panel.press("log_out");
    }
    assertThat(kinds()).containsExactly(Kind.LOGGED_OUT, Kind.LOGGED_IN, Kind.LOG_IN_REFUSED);
    assertThat(printer.device.management().auditLog().entries())
        .allSatisfy(entry -> assertThat(entry.event().via()).isEqualTo(Via.PANEL));
  }

  @Test
  void switchedOffItRecordsNothingUntilItIsOnAgainAndSurvivesAPowerCut() throws Exception {
    Browser browser = printer.administrator();
    browser.open(TOP);
    browser.click("#ok", Map.of("INPUTR_AUDITLOG", "OFF"));
    List<Kind> before = kinds();
    assertThat(before.getFirst()).isEqualTo(Kind.AUDIT_LOG_OFF);
    browser.click("#logOut");
    printer.restart();
    assertThat(kinds()).isEqualTo(before);
    assertThat(printer.device.management().auditLog().isOn()).isFalse();
    Browser again = printer.administrator();
    again.open(TOP);
    again.click("#ok", Map.of("INPUTR_AUDITLOG", "ON"));
    assertThat(kinds().subList(0, 2)).containsExactly(Kind.SETTINGS_SAVED, Kind.AUDIT_LOG_ON);
  }

  @Test
  void theFileHasEveryEntryAndRunsNoFormula() throws Exception {
    printer
        .device
        .events()
        .publish(DeviceEvent.ofPrinter(Kind.MAIL_SIGNED_IN, "=HYPERLINK(\"http://evil\")"));
    Browser browser = printer.administrator();
    browser.open(TOP);
    browser.click("#exportCsv");
    assertThat(browser.response.headers().firstValue("content-disposition").orElseThrow())
        .contains("AUDITLOG.CSV");
    assertThat(browser.response.body().lines().toList())
        .startsWith("No.,Date/Time,Event,From,Address,Details")
        .hasSize(3)
        .last()
        .asString()
        .contains("\"'=HYPERLINK(\"\"http://evil\"\")\"");
  }

  @Test
  void clearingAsksFirstAndIsTheFirstEntryOfTheNewLog() throws Exception {
    Browser browser = printer.administrator();
    browser.open(TOP);
    browser.open(browser.page.expectFirst("#clear").attr("href"));
    assertThat(kinds()).containsExactly(Kind.LOGGED_IN);
    browser.click("#ok");
    assertThat(browser.page.expectFirst("div.warning").text())
        .isEqualTo("The audit log was cleared.");
    assertThat(kinds()).containsExactly(Kind.AUDIT_LOG_CLEARED);
  }

  @Test
  void theOldestEntriesGiveWay() {
    try (Database database = Database.open(folder.resolve("small"))) {
      AuditLog log = new AuditLog(database, new SettableClock(Lab.START), 3);
      for (int i = 1; i <= 5; i++) {
        log.happened(DeviceEvent.ofPrinter(Kind.MAIL_SIGNED_IN, "account " + i));
      }
      assertThat(log.entries())
          .extracting(entry -> entry.event().detail())
          .containsExactly("account 5", "account 4", "account 3");
    }
  }

  @Test
  void aGuestSeesNothingOfIt() throws Exception {
    Browser guest = printer.browser();
    guest.get(TOP);
    assertThat(guest.response.statusCode()).isEqualTo(303);
    guest.get(AuditLogPage.CLEAR);
    assertThat(guest.response.statusCode()).isEqualTo(303);
  }
}
