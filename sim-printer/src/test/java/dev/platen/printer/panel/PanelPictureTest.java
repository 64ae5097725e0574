package dev.platen.printer.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.FakeDevice;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.job.Job;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.model.Models;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PanelPictureTest {
  private static final HttpWorker WORKER = HttpWorker.start();
  private static final ScheduledExecutorService SCHEDULER =
      Executors.newSingleThreadScheduledExecutor();

  /** Where to keep the pictures, to look at them. */
  private static final String KEEP = System.getProperty("panel.pictures", "");

  private FakeDevice device = new FakeDevice();
  private ControlPanel panel = panelOf(device);
  private final Set<String> seen = new HashSet<>();

  @AfterAll
  static void stop() {
    SCHEDULER.shutdownNow();
    WORKER.close();
  }

  @AfterEach
  void close() {
    panel.close();
  }

  private static ControlPanel panelOf(FakeDevice device) {
    return ControlPanel.of(device, ControlPanelOptions.of(WORKER, SCHEDULER));
  }

  static Stream<Arguments> panels() {
    return Models.ids().stream()
        .flatMap(
            id ->
                Models.get(id).panelLanguages().stream()
                    .map(language -> Arguments.of(id, language)));
  }

  private static EmailServerSettings oauth2() {
    return new EmailServerSettings(
        AuthenticationMethod.OAUTH2,
        EmailService.MICROSOFT_EXCHANGE_ONLINE,
        "printer.administrator@contoso.onmicrosoft.com",
        "",
        "printer.administrator@contoso.onmicrosoft.com",
        "smtp.office365.com",
        587,
        EmailServerSettings.SecureConnection.STARTTLS,
        true,
        "",
        110);
  }

  private BufferedImage look(String what) throws IOException {
    PanelPicture.Drawn drawn = PanelPicture.draw(panel.panel(), device.model());
    assertThat(drawn.cut()).as("cut short on %s", what).isEmpty();
    assertThat(drawn.unknownLetters()).as("letters unknown on %s", what).isEmpty();
    assertThat(drawn.image().getWidth()).isEqualTo(device.model().panelWidth());
    assertThat(drawn.image().getHeight()).isEqualTo(device.model().panelHeight());
    seen.add(panel.screen().name());
    if (!KEEP.isEmpty()) {
      Files.write(
          Path.of(KEEP)
              .resolve("%s-%s-%s.png".formatted(device.model().id(), device.panelLanguage(), what)),
          PictureFile.png(drawn.image()));
    }
    return drawn.image();
  }

  private void press(String... actions) {
    List.of(actions).forEach(panel::press);
  }

  @ParameterizedTest
  @MethodSource("panels")
  void showsEveryScreenWholeInEachLanguageOnEachModel(String model, String language)
      throws IOException {
    panel.close();
    device = new FakeDevice(Models.get(model), true);
    panel = panelOf(device);
    device.setPanelLanguage(language);
    device.have(oauth2());
    look("home");
    press("settings");
    look("settings");
    press("general");
    look("general");
    press("basic");
    look("basic");
    press("language");
    look("language");
    press("home", "settings", "general", "network");
    look("network");
    press("network_status");
    look("network_status");
    press("lan_status");
    look("lan_status");
    press("back", "email_server_status");
    look("email_server_status");
    press("back", "status_sheet");
    look("status_sheet");
    press("start");
    look("sheet_progress");
    device.jobs.end(1, new Job.Result.Succeeded());
    look("sheet_done");
    press("home", "scan");
    look("scan");
    press("scan_email");
    look("scan_email");
    press("start");
    look("scan_email_empty");
    press("recipient");
    look("recipient");
    press("symbols");
    look("recipient_symbols");
    panel.enter("nobody");
    press("done");
    look("recipient_wrong");
    panel.enter("jurate.kazlauskiene@contoso.onmicrosoft.com");
    press("done", "subject");
    look("subject");
    panel.enter("Ąžuolas Čiurlionis l·l ç ñ õ åäö");
    press("done");
    look("scan_email_full");
    press("start");
    look("scan_progress");
    device.jobs.end(2, new Job.Result.Cancelled());
    look("scan_cancelled");
    press("home", "scan", "scan_email", "recipient");
    panel.enter("a@example.com");
    press("done", "start");
    device.jobs.end(3, new Job.Result.Succeeded());
    look("scan_done");
    int number = 3;
    for (String code :
        List.of("001", "311", "312", "313", "314", "315", "350", "360", "361", "370")) {
      press("home", "scan", "scan_email", "recipient");
      panel.enter("a@example.com");
      press("done", "start");
      device.jobs.end(++number, new Job.Result.Failed(code));
      look("scan_failed_" + code);
    }
    press("home", "job");
    look("printer_status");
    press("job_status");
    look("job_status");
    press("job:" + number);
    look("job_detail");
    press("home");
    device.setPanelLocked(true);
    look("home_locked");
    press("lock");
    look("log_in");
    panel.enter("wrong");
    press("done");
    look("log_in_wrong");
    panel.enter(FakeDevice.PASSWORD);
    press("done");
    look("home_administrator");
    assertThat(seen).hasSizeGreaterThanOrEqualTo(24);
  }

  @Test
  void cutsShortOnlyWhatAPersonTyped() throws IOException {
    press("scan", "scan_email", "subject");
    panel.enter("W".repeat(255));
    press("done");
    look("long_subject");
    press("recipient");
    panel.enter("w".repeat(200) + "@example.com");
    look("long_recipient");
    press("done");
    look("long_both");
  }

  @Test
  void showsThatASecretWasTypedButNothingOfIt() throws IOException {
    device.setPanelLocked(true);
    press("lock");
    BufferedImage empty = look("secret_empty");
    panel.enter("aaaaaa");
    BufferedImage one = look("secret_one");
    panel.enter("WiWiWi");
    BufferedImage other = look("secret_other");
    assertThat(pixels(one)).isEqualTo(pixels(other)).isNotEqualTo(pixels(empty));
  }

  @Test
  void showsWhatAnotherLanguageCallsThings() throws IOException {
    press("settings");
    BufferedImage english = look("settings_en");
    device.setPanelLanguage("lt");
    assertThat(pixels(look("settings_lt"))).isNotEqualTo(pixels(english));
  }

  @Test
  void isAFileOfEitherKind() throws IOException {
    for (byte[] file : List.of(panel.png(), panel.jpeg())) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
      assertThat(image.getWidth()).isEqualTo(800);
      assertThat(image.getHeight()).isEqualTo(480);
    }
    assertThat(panel.png()).startsWith(0x89, 'P', 'N', 'G');
    assertThat(panel.jpeg()).startsWith(0xff, 0xd8);
  }

  @Test
  void saysWhereTextHadToBeCut() {
    TextFit fit = TextFit.of("one two three four five six", 60, 16, 16, false, false);
    assertThat(fit.cut()).isTrue();
    assertThat(fit.lines().getLast()).endsWith("…");
    assertThat(TextFit.of("one", 60, 20, 16, false, false))
        .isEqualTo(new TextFit(List.of("one"), 16, false));
  }

  private static List<Integer> pixels(BufferedImage image) {
    return java.util.Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .boxed()
        .toList();
  }
}
