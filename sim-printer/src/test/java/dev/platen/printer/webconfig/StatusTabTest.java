package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.FakeDevice;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.model.Models;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTabTest {
  private static HttpWorker worker;

  @TempDir private Path folder;
  private final FakeDevice device = new FakeDevice(Models.get("px-e900fn"), true);
  private final java.util.ArrayDeque<WebConfig> started = new java.util.ArrayDeque<>();

  @BeforeAll
  static void startWorker() {
    worker = HttpWorker.start();
  }

  @AfterAll
  static void stopWorker() {
    worker.close();
  }

  @AfterEach
  void stop() {
    started.forEach(WebConfig::close);
  }

  private Browser browser(FakeDevice printer, PanelSnapshot panel) {
    WebConfig webConfig =
        WebConfig.start(
            WebConfigOptions.of(InetAddress.getLoopbackAddress(), 0, 0, folder, worker),
            printer,
            panel);
    started.add(webConfig);
    return new Browser(webConfig.httpsPort());
  }

  private Browser browser() {
    return browser(device, PanelSnapshot.none());
  }

  @Test
  void productStatusHasTheVersionOfTheRootsAndTheCardReader() throws Exception {
    Browser browser = browser();
    browser.open(SiteMap.Page.PRODUCT_STATUS.top());
    assertThat(value(browser, "root_version")).isEqualTo("02.03");
    assertThat(value(browser, "card_reader")).isEqualTo("Connected");
  }

  private static String value(Browser browser, String row) {
    return browser.page.expectFirst("[data-row=" + row + "] dd").text();
  }

  @Test
  void productStatusShowsTheModelsInkAndPaper() throws Exception {
    Browser browser = browser();
    browser.open(SiteMap.Page.PRODUCT_STATUS.top());
    assertThat(browser.page.select("[data-tank]").eachAttr("data-tank"))
        .containsExactly("BK", "Y", "M", "C", "MB");
    assertThat(browser.page.expectFirst("[data-tank=BK] dt").text())
        .isEqualTo("Black (BK) (T08E1)");
    assertThat(browser.page.expectFirst("[data-tank=BK] dd").text()).isEqualTo("90 %");
    assertThat(browser.page.expectFirst("[data-tank=BK] meter").attr("value")).isEqualTo("90");
    assertThat(value(browser, "cassette_3_size")).isEqualTo("A3");
    assertThat(value(browser, "cassette_3_level")).isEqualTo("Low");
    assertThat(value(browser, "date_time")).isEqualTo("21-11-2026 AM 09:30 UTC+00:00");
    assertThat(value(browser, "epson_connect")).isEqualTo("Unregistered");
  }

  @Test
  void productStatusTellsWhatIsBusy() throws Exception {
    Browser browser = browser();
    browser.open(SiteMap.Page.PRODUCT_STATUS.top());
    assertThat(value(browser, "scanner_status")).isEqualTo("Available.");
    device.jobs.scanToEmail(List.of("a@example.com"), "", ScanFormat.PDF);
    browser.open(SiteMap.Page.PRODUCT_STATUS.top());
    assertThat(value(browser, "scanner_status")).isEqualTo("Busy.");
    assertThat(value(browser, "printer_status")).isEqualTo("Available.");
  }

  @Test
  void aModelOfOnesOwnHasNoInkToShow() throws Exception {
    Browser browser = browser(new FakeDevice(), PanelSnapshot.none());
    browser.open(SiteMap.Page.PRODUCT_STATUS.top());
    assertThat(browser.page.select("[data-tank], meter")).isEmpty();
    assertThat(value(browser, "firmware")).isEqualTo("05.23.XF24Q9");
  }

  @Test
  void usageStatusCountsThePagesOfTheJobs() throws Exception {
    Browser browser = browser();
    browser.open(SiteMap.Page.USAGE_STATUS.top());
    assertThat(value(browser, "total_pages")).isEqualTo("0");
    assertThat(value(browser, "first_printing_date")).isEqualTo("–");
    for (int i = 0; i < 3; i++) {
      Job scan = device.jobs.scanToEmail(List.of("a@example.com"), "", ScanFormat.PDF);
      device.jobs.end(scan.number(), new Job.Result.Failed("360"));
    }
    device.jobs.end(device.jobs.printStatusSheet().number(), new Job.Result.Succeeded());
    browser.open(SiteMap.Page.USAGE_STATUS.top());
    assertThat(value(browser, "pages_scan")).isEqualTo("3");
    assertThat(value(browser, "pages_other")).isEqualTo("1");
    assertThat(value(browser, "pages_fax")).isEqualTo("0");
    assertThat(value(browser, "total_pages")).isEqualTo("1");
    assertThat(value(browser, "one_sided_pages")).isEqualTo("1");
    assertThat(value(browser, "first_printing_date")).isEqualTo("21-11-2026");
  }

  @ParameterizedTest
  @CsvSource({"px-e900fn, true", "px-d400, false"})
  void hardwareStatusHasFaxWhereTheModelHas(String model, boolean fax) throws Exception {
    Browser browser = browser(new FakeDevice(Models.get(model), true), PanelSnapshot.none());
    browser.open(SiteMap.Page.HARDWARE_STATUS.top());
    assertThat(value(browser, "scanner")).isEqualTo("Working normally.");
    assertThat(value(browser, "wifi")).isEqualTo("Working normally.");
    assertThat(browser.page.select("[data-row=fax]")).hasSize(fax ? 1 : 0);
  }

  @Test
  void panelSnapshotShowsAPictureOfThePanel() throws Exception {
    byte[] picture = {'J', 'P', 'G'};
    Browser browser = browser(device, picture::clone);
    browser.open(SiteMap.Page.PANEL_SNAPSHOT.top());
    var image = browser.page.expectFirst("#panelImage");
    assertThat(image.attr("alt")).isNotBlank();
    assertThat(image.attr("width")).isEqualTo("1024");
    browser.get(image.attr("src"));
    assertThat(browser.path()).endsWith("/INFO_PANELSNAPSHOT/PANELIMAGE.JPG");
    assertThat(browser.response.headers().firstValue("content-type")).contains("image/jpeg");
    assertThat(browser.response.headers().firstValue("cache-control")).contains("no-store");
    assertThat(browser.response.body()).isEqualTo("JPG");
  }

  @Test
  void aPrinterWithoutAPanelHasNoPictureOfIt() throws Exception {
    Browser browser = browser();
    browser.get(PanelSnapshotPage.IMAGE);
    assertThat(browser.response.statusCode()).isEqualTo(404);
  }
}
