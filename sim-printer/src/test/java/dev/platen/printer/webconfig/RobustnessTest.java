package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.FakeDevice;
import dev.platen.printer.http.HttpWorker;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What made real printers hang (reference printer 1.9). */
@Timeout(60)
class RobustnessTest {
  @TempDir private Path folder;
  private final HttpWorker worker = HttpWorker.start();
  private final FakeDevice device = new FakeDevice();
  private WebConfig webConfig;
  private Browser browser;

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
    worker.close();
  }

  @Test
  void aVeryLongUserNameOrPasswordIsAWrongOneAndTheNextVisitorIsAnswered() throws Exception {
    browser.open(LogInPages.TOP);
    browser.click(
        "#ok",
        Map.of("INPUTT_USERNAME", "u".repeat(60_000), "INPUTT_PASSWORD", FakeDevice.PASSWORD));
    assertThat(browser.response.statusCode()).isEqualTo(403);
    assertThat(browser.page.expectFirst("#logInWarning").text())
        .isEqualTo("Incorrect user name or password");
    browser.click("#ok", Map.of("INPUTT_PASSWORD", "p".repeat(60_000)));
    assertThat(browser.response.statusCode()).isEqualTo(403);
    browser.click("#ok", Map.of("INPUTT_USERNAME", "u".repeat(900_000)));
    assertThat(browser.response.statusCode()).isEqualTo(413);
    browser.logIn(FakeDevice.PASSWORD);
    assertThat(browser.page.selectFirst("#logOut")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/PRESENTATION/ADVANCED/PASSWORD/SET",
        "/PRESENTATION/ADVANCED/PASSWORD/LOGOUT",
        "/PRESENTATION/ADVANCED/NW_EMAILSVR_BASIC/SET",
        "/PRESENTATION/ADVANCED/INFO_JOBHISTORY/OUTPUT.CSV",
        "/PRESENTATION/ADVANCED/ADMIN_PASSWORDSET_CHANGE/SET",
        "/PRESENTATION/ADVANCED/SYS_EMAILNTF/SET",
        "/PRESENTATION/ADVANCED/SYS_AUDITLOG/OUTPUT.CSV",
        "/PRESENTATION/ADVANCED/SYS_SETTINGEXPORT/OUTPUT",
        "/PRESENTATION/ADVANCED/SYS_SETTINGIMPORT/IMPORT",
        "/PRESENTATION/ADVANCED/NWS_CERT_SSLTLS/SET",
        "/PRESENTATIONEX/CERT/IMPORT_CHAIN"
      })
  void aGetWhereOnlyAPostBelongsIsAnsweredWith405(String path) throws Exception {
    browser.get(path);
    assertThat(browser.response.statusCode()).isEqualTo(405);
    assertThat(browser.response.headers().firstValue("allow")).hasValue("POST");
    browser.logIn(FakeDevice.PASSWORD);
    assertThat(browser.get(path).statusCode()).isEqualTo(405);
  }

  @Test
  void aPostWithoutAnythingInItIsAnsweredToo() throws Exception {
    browser.post(LogInPages.SET, Map.of());
    assertThat(browser.response.statusCode()).isEqualTo(403);
    browser.logIn(FakeDevice.PASSWORD);
    browser.post(CertificatePages.IMPORT_CHAIN, Map.of());
    assertThat(browser.response.statusCode()).isEqualTo(403);
    browser.get(SiteMap.LANDING);
    assertThat(browser.response.statusCode()).isEqualTo(200);
  }
}
