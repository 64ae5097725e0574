package dev.platen.printer.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.FakeDevice;
import dev.platen.printer.fax.FaxSettings;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.job.Job;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.panel.Screen.Button;
import dev.platen.printer.text.Messages;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaxPanelTest {
  private static final HttpWorker WORKER = HttpWorker.start();
  private static final ScheduledExecutorService SCHEDULER =
      Executors.newSingleThreadScheduledExecutor();

  private final FakeDevice device = new FakeDevice(FakeDevice.model(800, 480, true), true);
  private final ControlPanel panel =
      ControlPanel.of(device, ControlPanelOptions.of(WORKER, SCHEDULER));

  @AfterAll
  static void stop() {
    SCHEDULER.shutdownNow();
    WORKER.close();
  }

  @BeforeEach
  void setUpFaxServer() {
    device.fax.saveSettings(new FaxSettings(true, "fax.example.com", ""));
  }

  @AfterEach
  void close() {
    panel.close();
  }

  private List<String> actions() {
    return panel.screen().buttons().stream().map(Button::action).toList();
  }

  private void press(String... actions) {
    for (String action : actions) {
      assertThat(actions()).as("on %s", panel.screen()).contains(action);
      panel.press(action);
    }
  }

  private String message() {
    return ((Screen.Message) panel.screen()).text();
  }

  @Test
  void theFirstScreenHasFaxOnModelsWithFax() {
    assertThat(actions()).containsExactly("scan", "fax", "job", "settings");
    try (var without =
        ControlPanel.of(new FakeDevice(), ControlPanelOptions.of(WORKER, SCHEDULER))) {
      assertThat(without.screen().buttons()).extracting(Button::action).doesNotContain("fax");
      without.press("fax");
      assertThat(without.screen().name()).isEqualTo("home");
    }
  }

  @Test
  void aNumberIsTypedOnTheKeypadAndSent() {
    press("fax", "key:+", "key:3", "key:7", "key:0", "key:1", "backspace", "key:5", "key:#");
    assertThat(((Screen.Keyboard) panel.screen()).text()).isEqualTo("+3705#");
    press("start");
    assertThat(panel.screen().name()).isEqualTo("fax_progress");
    assertThat(device.jobs.active())
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.type()).isEqualTo(Job.Type.FAX_SEND);
              assertThat(job.destination()).isEqualTo("+3705#@fax.example.com");
            });
    device.jobs.end(1, new Job.Result.Succeeded());
    assertThat(message()).isEqualTo("The fax was handed over to the fax server.");
    press("ok");
    assertThat(panel.screen().name()).isEqualTo("home");
  }

  @Test
  void theKeyStartSendsToo() {
    press("fax", "key:5");
    assertThat(panel.panel().keys())
        .filteredOn(key -> key.button().action().equals("start"))
        .allMatch(Screen.PanelKey::enabled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "5+5", "abc", "5@evil.example"})
  void whatIsNoNumberIsSaidAtItsFieldAndKept(String number) {
    press("fax");
    panel.enter(number);
    press("start");
    var keypad = (Screen.Keyboard) panel.screen();
    assertThat(keypad.error()).contains("not a fax number");
    assertThat(keypad.text()).isEqualTo(number);
    assertThat(device.jobs.active()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ca", "it", "lt", "pt", "sv"})
  void withoutAFaxServerThePanelSaysSo(String language) {
    device.setPanelLanguage(language);
    device.fax.saveSettings(FaxSettings.factory());
    press("fax");
    assertThat(panel.screen().name()).isEqualTo("fax_not_set_up");
    assertThat(message()).isEqualTo(Messages.of(language).text("panel.fax_not_set_up"));
    press("ok");
    assertThat(panel.screen().name()).isEqualTo("home");
  }

  @Test
  void code360ShowsTheGuidesMessageAndTheNumberCanBeTriedAgain() {
    press("fax");
    panel.enter("5551234");
    press("start");
    device.jobs.end(1, new Job.Result.Failed("360"));
    assertThat(message()).startsWith("To use this function, you must sign in");
    press("ok");
    assertThat(((Screen.Keyboard) panel.screen()).text()).isEqualTo("5551234");
    press("start");
    device.jobs.end(2, new Job.Result.Failed("361"));
    assertThat(message()).contains("expired");
  }

  @Test
  void jobStatusListsTheFax() {
    press("fax", "key:5", "start");
    device.jobs.end(1, new Job.Result.Failed("312"));
    press("ok");
    panel.press("home");
    press("job", "job_status");
    var list = (Screen.JobList) panel.screen();
    assertThat(list.past()).extracting(line -> line.button().label()).containsExactly("Sent fax");
    assertThat(list.past()).extracting(Screen.JobList.JobLine::code).containsExactly("312");
  }

  @Test
  void emailServerStatusListsTheFaxServerAfterTheMailServerUnderLabelsOfItsOwn() {
    device.fax.saveEmailServerSettings(EmailServerSettings.factory());
    press("settings", "general", "network", "network_status", "email_server_status");
    var rows = ((Screen.Details) panel.screen()).rows();
    assertThat(rows)
        .extracting(Screen.Row::key)
        .containsSubsequence(
            "authentication_method",
            "smtp_server",
            "fax.use_server",
            "fax.domain",
            "fax.authentication_method",
            "fax.smtp_server");
    assertThat(rows).extracting(Screen.Row::label).doesNotHaveDuplicates();
    assertThat(rows)
        .filteredOn(row -> row.key().equals("fax.domain"))
        .extracting(Screen.Row::value)
        .containsExactly("fax.example.com");
  }
}
