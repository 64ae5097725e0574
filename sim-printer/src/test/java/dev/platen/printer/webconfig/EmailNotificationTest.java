package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Job.Result;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.lab.LabEntra;
import dev.platen.printer.notification.NotificationSettings.Recipient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmailNotificationTest {
  private static final String TOP = SiteMap.Page.EMAIL_NOTIFICATION.top();
  private static final Map<String, String> PASSWORD_TO_FIRST_AND_MAIL_TO_BOTH =
      Map.of(
          "INPUTT_MAILADDRESS1", "it@contoso.com",
          "INPUTC_MAILEVENT1_PASSWORD_CHANGED", "ON",
          "INPUTC_MAILEVENT1_EMAIL_JOB_FAILED", "ON",
          "INPUTT_MAILADDRESS3", "office@contoso.com",
          "INPUTC_MAILEVENT3_EMAIL_JOB_FAILED", "ON");

  @TempDir private Path folder;
  private WebPrinter printer;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    printer = new WebPrinter(folder);
    browser = printer.administrator();
  }

  @AfterEach
  void stop() {
    printer.close();
  }

  private void save(Map<String, String> typed) throws Exception {
    browser.open(TOP);
    browser.click("#ok", typed);
  }

  @Test
  void fiveRecipientsKeepTheirOwnEventsThroughAPowerCut() throws Exception {
    save(PASSWORD_TO_FIRST_AND_MAIL_TO_BOTH);
    assertThat(browser.page.select("fieldset.group")).hasSize(5);
    printer.restart();
    assertThat(printer.device.management().notification().read().recipients())
        .containsExactly(
            new Recipient("it@contoso.com", Set.of("password_changed", "email_job_failed")),
            Recipient.nobody(),
            new Recipient("office@contoso.com", Set.of("email_job_failed")),
            Recipient.nobody(),
            Recipient.nobody());
    Browser again = printer.administrator();
    again.open(TOP);
    assertThat(again.page.select("input[type=checkbox][checked]").eachAttr("name"))
        .containsExactly(
            "INPUTC_MAILEVENT1_PASSWORD_CHANGED",
            "INPUTC_MAILEVENT1_EMAIL_JOB_FAILED",
            "INPUTC_MAILEVENT3_EMAIL_JOB_FAILED");
  }

  @Test
  void aWrongOrMissingAddressIsToldAtItsFieldAndNothingIsSaved() throws Exception {
    save(
        Map.of(
            "INPUTT_MAILADDRESS1", "not an address",
            "INPUTC_MAILEVENT2_LOG_IN_LOCKED", "ON",
            "INPUTT_MAILADDRESS3", "good@contoso.com"));
    assertThat(browser.response.statusCode()).isEqualTo(422);
    assertThat(browser.page.select(".error").eachAttr("id"))
        .containsExactly("INPUTT_MAILADDRESS1-error", "INPUTT_MAILADDRESS2-error");
    assertThat(browser.page.expectFirst("#INPUTT_MAILADDRESS1").attr("value"))
        .isEqualTo("not an address");
    assertThat(printer.device.management().notification().read().recipients())
        .containsOnly(Recipient.nobody());
  }

  @Test
  void anEventIsMailedToThoseWhoAskedForItWithTheSavedSignIn() throws Exception {
    printer.lab.signInAndSave(printer.device);
    save(PASSWORD_TO_FIRST_AND_MAIL_TO_BOTH);
    printer.device.events().publish(DeviceEvent.onPanel(Kind.PASSWORD_CHANGED, ""));
    Job job = printer.history(1).getFirst();
    assertThat(job.type()).isEqualTo(Job.Type.NOTIFICATION);
    assertThat(job.from()).isEqualTo("Printer");
    assertThat(job.destination()).isEqualTo("it@contoso.com");
    assertThat(job.result()).isEqualTo(new Result.Succeeded());
    assertThat(printer.lab.smtp.mails())
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail)
                    .contains("Subject: EPSON0A1B2C: Administrator password changed")
                    .contains("From: " + Lab.ACCOUNT)
                    .contains("The printer EPSON0A1B2C reports (2026-11-20 09:00)"));
    browser.open(SiteMap.Page.JOB_HISTORY.top());
    assertThat(browser.page.expectFirst("#jobHistory tbody tr").text())
        .contains("Email notification");
  }

  @Test
  void aNotificationWithAnExpiredTokenFailsWithItsCodeAndAsksForNoOther() throws Exception {
    printer.lab.signInAndSave(printer.device);
    save(
        Map.of(
            "INPUTT_MAILADDRESS1", "it@contoso.com",
            "INPUTC_MAILEVENT1_EMAIL_JOB_FAILED", "ON",
            "INPUTC_MAILEVENT1_SIGN_IN_EXPIRED", "ON"));
    printer.lab.time.pass(Duration.ofDays(91));
    printer.lab.entra.answerRefresh(400, LabEntra.error("invalid_grant"));
    assertThat(printer.lab.scan(printer.device).code()).contains("361");
    List<Job> history = printer.history(3);
    assertThat(history)
        .extracting(Job::type)
        .containsExactly(Job.Type.NOTIFICATION, Job.Type.NOTIFICATION, Job.Type.SCAN_TO_EMAIL);
    assertThat(history).allSatisfy(job -> assertThat(job.code()).contains("361"));
    // One more job shows that the queue has nothing behind these.
    printer.lab.ended(printer.device, printer.device.jobs().printStatusSheet().number());
    assertThat(printer.device.jobs().history()).hasSize(4);
  }

  @Test
  void aRefusedRecipientKeepsNoOtherFromTheMail() throws Exception {
    printer.lab.signInAndSave(printer.device);
    save(PASSWORD_TO_FIRST_AND_MAIL_TO_BOTH);
    printer.lab.smtp.answer("RCPT", "550 5.1.1 User unknown");
    printer.lab.scan(printer.device);
    assertThat(printer.history(3))
        .extracting(Job::destination)
        .containsExactly("office@contoso.com", "it@contoso.com", Lab.RECIPIENT);
  }

  @Test
  void aTestMailGoesToEverySavedRecipientAndNobodyIsSaidToBeThereWhereThereIsNone()
      throws Exception {
    printer.lab.signInAndSave(printer.device);
    browser.open(TOP);
    browser.click("#sendTest");
    assertThat(browser.page.expectFirst("div.warning").text()).contains("no saved recipient");
    save(PASSWORD_TO_FIRST_AND_MAIL_TO_BOTH);
    browser.click("#sendTest");
    assertThat(browser.page.expectFirst("div.warning").text()).contains("on its way");
    assertThat(printer.history(2))
        .extracting(Job::destination)
        .containsExactly("office@contoso.com", "it@contoso.com");
    assertThat(printer.lab.smtp.mails()).hasSize(2);
  }

  @Test
  void onlyTheAttemptThatLocksIsMailedNotThoseAfterIt() throws Exception {
    printer.lab.signInAndSave(printer.device);
    save(
        Map.of(
            "INPUTT_MAILADDRESS1", "it@contoso.com",
            "INPUTC_MAILEVENT1_LOG_IN_LOCKED", "ON"));
    Browser stranger = printer.browser();
    stranger.open(LogInPages.TOP);
    for (int i = 0; i < 8; i++) {
      stranger.click("#ok", Map.of("INPUTT_PASSWORD", "guess" + i));
    }
    assertThat(printer.history(1)).hasSize(1);
  }
}
