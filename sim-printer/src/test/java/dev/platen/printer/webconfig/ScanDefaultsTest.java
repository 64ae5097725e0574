package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.FakeDevice;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.job.ScanSettings;
import dev.platen.printer.scan.Quality;
import dev.platen.printer.scan.Quality.ColorMode;
import dev.platen.printer.scan.Quality.OriginalSize;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanDefaultsTest {
  @TempDir private Path folder;
  private final FakeDevice device = new FakeDevice();

  @Test
  void theDefaultsAreChosenFromWhatTheModelOffersAndNothingElseIsTaken() throws Exception {
    try (HttpWorker worker = HttpWorker.start();
        WebConfig webConfig =
            WebConfig.start(
                WebConfigOptions.of(InetAddress.getLoopbackAddress(), 0, 0, folder, worker),
                device)) {
      Browser browser = new Browser(webConfig.httpsPort());
      browser.open(ScanDefaultsPage.TOP);
      assertThat(browser.path()).isEqualTo(LogInPages.TOP);
      browser.logIn(FakeDevice.PASSWORD);
      browser.open(ScanDefaultsPage.TOP);
      assertThat(browser.page.select("#INPUTD_SCANRESOLUTION option").eachText())
          .containsExactly("150 dpi", "200 dpi", "300 dpi");
      assertThat(browser.fields("#ok")).containsEntry("INPUTD_SPLITMESSAGE", "OFF");
      browser.click(
          "#ok",
          Map.of(
              "INPUTD_SCANFORMAT", "JPEG",
              "INPUTD_SCANRESOLUTION", "300",
              "INPUTD_ORIGINALSIZE", "A4",
              "INPUTD_COLORMODE", "MONOCHROME",
              "INPUTD_MAXFILESIZE", "2",
              "INPUTD_SPLITMESSAGE", "ON"));
      assertThat(browser.page.expectFirst("div.warning.good").text()).isEqualTo("Setup complete");
      ScanSettings saved =
          new ScanSettings(
              ScanFormat.JPEG, new Quality(300, OriginalSize.A4, ColorMode.MONOCHROME), 2, true);
      assertThat(device.scanDefaults()).isEqualTo(saved);
      Map<String, String> fields = browser.fields("#ok");
      for (String control : fields.keySet()) {
        if (control.startsWith("INPUTD_") && !control.equals("INPUTD_LANG")) {
          Map<String, String> wrong = new HashMap<>(fields);
          wrong.put(control, "1200");
          browser.post(ScanDefaultsPage.SET, wrong);
          assertThat(browser.response.statusCode()).as(control).isEqualTo(400);
        }
      }
      assertThat(device.scanDefaults()).isEqualTo(saved);
    }
  }
}
