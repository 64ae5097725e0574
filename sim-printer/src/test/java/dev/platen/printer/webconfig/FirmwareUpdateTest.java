package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.FakeDevice;
import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.model.Firmware;
import dev.platen.printer.text.Messages;
import dev.platen.printer.update.FirmwareImage;
import dev.platen.printer.update.FirmwareUpdate.Refusal;
import dev.platen.printer.update.FirmwareUpdate.Result;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareUpdateTest {
  private static final String TOP = SiteMap.Page.FIRMWARE_UPDATE.top();
  private static final byte[] IMAGE = new FirmwareImage("sp-5800", "05.26.XF09QB").bytes();
  private static HttpWorker worker;

  @TempDir private Path folder;
  private final FakeDevice device = new FakeDevice(FakeDevice.model(800, 480), false);
  private WebConfig webConfig;
  private Browser browser;

  @BeforeAll
  static void startWorker() {
    worker = HttpWorker.start();
  }

  @AfterAll
  static void stopWorker() {
    worker.close();
  }

  @BeforeEach
  void start() {
    webConfig =
        WebConfig.start(
            WebConfigOptions.of(InetAddress.getLoopbackAddress(), 0, 0, folder, worker), device);
    browser = new Browser(webConfig.httpsPort());
  }

  @AfterEach
  void stop() {
    webConfig.close();
  }

  @Test
  void isForTheAdministratorOnly() throws Exception {
    browser.open(TOP);
    assertThat(browser.path()).isEqualTo(LogInPages.TOP);
  }

  @Test
  void showsTheCurrentVersionAndItsDay() throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    browser.open(TOP);
    assertThat(browser.page.expectFirst("[data-row=version] dd").text()).isEqualTo("05.23.XF24Q9");
    assertThat(browser.page.expectFirst("[data-row=built] dd").text()).isEqualTo("24-09-2026");
  }

  @Test
  void bringsOAuth2ToTheMailPageWithoutASecondLogIn() throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    browser.open(SiteMap.Page.EMAIL_SERVER_BASIC.top());
    assertThat(browser.page.select("#INPUTD_AUTHMETHOD option[value=OAUTH2]")).isEmpty();
    browser.open(TOP);
    device.management();
    device.updates.result = new Result.Installed(new Firmware("05.26.XF09QB", true, 70));
    browser.upload("#ok", "INPUTF_FIRMWARE", "firmware.img", IMAGE);
    assertThat(browser.response.statusCode()).isEqualTo(200);
    assertThat(browser.page.expectFirst("#restarting").text()).contains("restarts");
    assertThat(browser.response.headers().firstValue("refresh").orElseThrow())
        .isEqualTo("3; url=" + TOP);
    assertThat(device.updates.bytes).isEqualTo(IMAGE.length);
    assertThat(device.updates.downgradeAllowed).isFalse();
    browser.open(TOP);
    assertThat(browser.page.expectFirst("[data-row=version] dd").text()).isEqualTo("05.26.XF09QB");
    assertThat(browser.page.expectFirst("div.warning").text())
        .isEqualTo("The firmware has been installed.");
    browser.open(SiteMap.Page.EMAIL_SERVER_BASIC.top());
    assertThat(browser.page.select("#INPUTD_AUTHMETHOD option[value=OAUTH2]")).hasSize(1);
    assertThat(device.management().auditLog().entries().getFirst().event())
        .isEqualTo(
            new DeviceEvent(
                DeviceEvent.Kind.FIRMWARE_INSTALLED,
                DeviceEvent.Via.WEB_CONFIG,
                "127.0.0.1",
                "05.23.XF24Q9 > 05.26.XF09QB"));
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void saysAtTheFieldWhyAnImageIsRefused(Refusal why) throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    browser.open(TOP);
    device.updates.result = new Result.Refused(why);
    browser.upload("#ok", "INPUTF_FIRMWARE", "firmware.img", IMAGE);
    assertThat(browser.response.statusCode()).isEqualTo(422);
    assertThat(browser.page.expectFirst("#INPUTF_FIRMWARE-error").text())
        .isEqualTo(
            Messages.of("en").text("web.firmware.refused." + why.name().toLowerCase(Locale.ROOT)))
        .endsWith("Nothing was changed.");
    assertThat(browser.page.expectFirst("#INPUTF_FIRMWARE").attr("aria-describedby"))
        .contains("INPUTF_FIRMWARE-error");
  }

  @Test
  void asksForAFileWhereNoneWasChosen() throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    browser.open(TOP);
    browser.upload("#ok", "INPUTF_FIRMWARE", "", new byte[0]);
    assertThat(browser.response.statusCode()).isEqualTo(422);
    assertThat(browser.page.expectFirst("#INPUTF_FIRMWARE-error").text())
        .isEqualTo("Choose a firmware file.");
    assertThat(device.updates.bytes).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {FirmwareUpdatePage.MAX_UPLOAD + 1, 5 * FirmwareUpdatePage.MAX_UPLOAD})
  void saysOfAFileThatItIsTooLarge(int bytes) throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    browser.open(TOP);
    browser.upload("#ok", "INPUTF_FIRMWARE", "firmware.img", new byte[bytes]);
    assertThat(browser.response.statusCode()).isEqualTo(413);
    assertThat(browser.page.text())
        .contains("The file is larger than this page takes. Nothing was saved.");
    assertThat(device.updates.bytes).isZero();
  }
}
