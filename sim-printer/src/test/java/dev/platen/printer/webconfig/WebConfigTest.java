package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.printer.FakeDevice;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Jobs.ScanFormat;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebConfigTest {
  private static HttpWorker worker;
  @TempDir private Path folder;
  private final FakeDevice device = new FakeDevice();
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
    webConfig = WebConfig.start(options(0, 0), device);
    browser = new Browser(webConfig.httpsPort());
  }

  @AfterEach
  void stop() {
    webConfig.close();
  }

  private WebConfigOptions options(int httpsPort, int httpPort) {
    return WebConfigOptions.of(
        InetAddress.getLoopbackAddress(), httpsPort, httpPort, folder, worker);
  }

  @Test
  void httpRedirectsToHttpsWith307() throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + webConfig.httpPort() + "/PRESENTATION/X?a=%20b"))
            .build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(307);
    assertThat(response.headers().firstValue("location"))
        .hasValue("https://localhost:" + webConfig.httpsPort() + "/PRESENTATION/X?a=%20b");
    assertThat(response.headers().firstValue("server").orElseThrow()).contains("EPSON");
  }

  @Test
  void aTakenPortIsNamed() {
    assertThatThrownBy(() -> WebConfig.start(options(webConfig.httpsPort(), 0), device))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("HTTPS on 127.0.0.1:" + webConfig.httpsPort());
    assertThatThrownBy(() -> WebConfig.start(options(0, webConfig.httpPort()), device))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("HTTP on 127.0.0.1:" + webConfig.httpPort());
  }

  @Test
  void theCertificateIsOnTheIpAddressAndSurvivesARestartInAFileForTheOwnerOnly() throws Exception {
    browser.open("/");
    var first =
        (X509Certificate) browser.response.sslSession().orElseThrow().getPeerCertificates()[0];
    assertThat(first.getPublicKey().getAlgorithm()).isEqualTo("EC");
    assertThat(first.getSubjectAlternativeNames()).contains(List.of(7, "127.0.0.1"));
    try (var files = Files.list(folder)) {
      assertThat(files)
          .singleElement()
          .satisfies(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    try (var again = WebConfig.start(options(0, 0), device)) {
      var other = new Browser(again.httpsPort());
      other.open("/");
      assertThat(other.response.sslSession().orElseThrow().getPeerCertificates()[0])
          .isEqualTo(first);
    }
  }

  @Test
  void aHundredPrintersShareTheThreadsOfOne() throws Exception {
    int before = Thread.activeCount();
    List<WebConfig> printers = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        printers.add(
            WebConfig.start(
                WebConfigOptions.of(
                    InetAddress.getLoopbackAddress(), 0, 0, folder.resolve("p" + i), worker),
                device));
      }
      var last = new Browser(printers.getLast().httpsPort());
      last.open("/");
      assertThat(last.response.statusCode()).isEqualTo(200);
      assertThat(Thread.activeCount()).isLessThan(before + 20);
    } finally {
      printers.forEach(WebConfig::close);
    }
  }

  @Test
  void aDamagedCertificateFileIsReplaced() throws Exception {
    Files.writeString(folder.resolve("web-config.pem"), "not a certificate");
    browser.open("/");
    assertThat(browser.response.statusCode()).isEqualTo(200);
  }

  @Test
  void theStartPageLinksOnlyPagesThatExist() throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    var links = browser.open("/").select("a[href^=/]").eachAttr("href");
    assertThat(links).hasSizeGreaterThan(8);
    for (String link : links) {
      browser.open(link);
      assertThat(browser.response.statusCode()).as(link).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INFO_PRTINFO",
        "INFO_NWINFO",
        "INFO_JOBHISTORY",
        "INFO_MENTINFO",
        "INFO_BEHAVIORINFO"
      })
  void statusPagesAreReadableWithoutLogIn(String page) throws Exception {
    browser.get(SiteMap.ROOT + page + "/TOP");
    assertThat(browser.response.statusCode()).isEqualTo(200);
    assertThat(browser.page.selectFirst("#logIn")).isNotNull();
  }

  @Test
  void networkStatusShowsTheDevicesLines() throws Exception {
    browser.open(SiteMap.Page.NETWORK_STATUS.top());
    assertThat(browser.page.expectFirst("[data-row=network.ip_address] dd").text())
        .isEqualTo("127.0.0.1");
    assertThat(browser.page.select("[data-row]")).hasSize(device.networkStatus().size());
  }

  @Test
  void networkStatusSaysItsValuesInTheLanguageOfThePage() throws Exception {
    device.setPanelLanguage("it");
    browser.open(SiteMap.Page.NETWORK_STATUS.top());
    assertThat(browser.page.expectFirst("[data-row=network.proxy_setting] dd").text())
        .isEqualTo("Non utilizzare");
  }

  @Test
  void productStatusShowsFirmwareAndSerialNumber() throws Exception {
    browser.open(SiteMap.Page.PRODUCT_STATUS.top());
    assertThat(browser.page.expectFirst("[data-row=firmware] dd").text()).isEqualTo("05.23.XF24Q9");
    assertThat(browser.page.expectFirst("[data-row=serial_number] dd").text())
        .isEqualTo("X7AB001234");
  }

  @Test
  void aPageMayLoadNothingFromElsewhereAndIsNeitherCachedNorFramed() throws Exception {
    browser.open("/");
    var headers = browser.response.headers();
    assertThat(headers.firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("cache-control")).hasValue("no-store");
    assertThat(headers.firstValue("x-frame-options")).hasValue("DENY");
    assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(browser.page.select("script:not([src]), style, [style], [onclick]")).isEmpty();
    assertThat(browser.page.select("[src^=http], link[href^=http]")).isEmpty();
    for (String asset : browser.page.select("[src], link[href]").eachAttr("href")) {
      if (!asset.isEmpty()) {
        assertThat(browser.get(asset).statusCode()).as(asset).isEqualTo(200);
      }
    }
  }

  @Test
  void eachControlHasALabel() throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    for (String path : List.of("/", EmailServerPages.TOP, SiteMap.Page.CONTROL_PANEL.top())) {
      var page = browser.open(path);
      for (var control : page.select("input:not([type=hidden]), select")) {
        assertThat(
                page.selectFirst("label[for=" + control.id() + "]") != null
                    || control.closest("label") != null)
            .as(path + " " + control.attr("name"))
            .isTrue();
      }
    }
  }

  // Log-in

  @Test
  void logInOpensTheWantedPageWithAGuardedCookie() throws Exception {
    browser.open(EmailServerPages.TOP);
    assertThat(browser.path()).isEqualTo(LogInPages.TOP);
    browser.click("#ok", Map.of("INPUTT_PASSWORD", FakeDevice.PASSWORD));
    assertThat(browser.path()).isEqualTo(EmailServerPages.TOP);
    String cookie =
        browser.setCookies.stream()
            .filter(line -> line.startsWith("EPSON_COOKIE_SESSION=session&"))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).contains("Secure").contains("HttpOnly").contains("SameSite=Strict");
    assertThat(cookie.substring(cookie.indexOf('&') + 1, cookie.indexOf(';')))
        .hasSizeGreaterThanOrEqualTo(32);
  }

  @Test
  void aWrongPasswordIsSaidAndOpensNothing() throws Exception {
    browser.open(LogInPages.TOP);
    browser.click("#ok", Map.of("INPUTT_PASSWORD", "wrong"));
    assertThat(browser.page.expectFirst("div.warning").text())
        .isEqualTo("Incorrect user name or password");
    assertThat(browser.cookies).doesNotContainKey("EPSON_COOKIE_SESSION");
    assertThat(browser.response.body()).doesNotContain("value=\"wrong\"");
  }

  @Test
  void fiveWrongPasswordsLockLogInForFiveMinutesEvenForTheRightOne() throws Exception {
    browser.open(LogInPages.TOP);
    for (int i = 0; i < 4; i++) {
      browser.click("#ok", Map.of("INPUTT_PASSWORD", "wrong" + i));
      assertThat(browser.response.statusCode()).isEqualTo(403);
    }
    browser.click("#ok", Map.of("INPUTT_PASSWORD", "wrong5"));
    assertThat(browser.page.expectFirst("div.warning").text()).isEqualTo("Try again later.");
    device.clock.advance(Duration.ofMinutes(5).minusSeconds(1));
    browser.click("#ok", Map.of("INPUTT_PASSWORD", FakeDevice.PASSWORD));
    assertThat(browser.page.expectFirst("div.warning").text()).isEqualTo("Try again later.");
    device.clock.advance(Duration.ofSeconds(1));
    browser.click("#ok", Map.of("INPUTT_PASSWORD", FakeDevice.PASSWORD));
    assertThat(browser.page.selectFirst("#logOut")).isNotNull();
  }

  @Test
  void theRightPasswordForgivesTheWrongOnesBefore() throws Exception {
    for (int round = 0; round < 2; round++) {
      browser.open(LogInPages.TOP);
      for (int i = 0; i < 4; i++) {
        browser.click("#ok", Map.of("INPUTT_PASSWORD", "wrong"));
      }
      browser.click("#ok", Map.of("INPUTT_PASSWORD", FakeDevice.PASSWORD));
      assertThat(browser.page.selectFirst("#logOut")).isNotNull();
      browser.click("#logOut");
    }
  }

  @Test
  void aPlantedSessionIsNotTheOneThatLogInOpens() throws Exception {
    browser.cookies.put("EPSON_COOKIE_SESSION", "session&AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    browser.open(LogInPages.TOP);
    browser.click("#ok", Map.of("INPUTT_PASSWORD", FakeDevice.PASSWORD));
    assertThat(browser.cookies.get("EPSON_COOKIE_SESSION")).doesNotContain("AAAAAAAA");
    browser.open(EmailServerPages.TOP);
    assertThat(browser.path()).isEqualTo(EmailServerPages.TOP);
  }

  @Test
  void twentyIdleMinutesOnThePrintersClockLogOut() throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    device.clock.advance(Duration.ofMinutes(19));
    browser.open(EmailServerPages.TOP);
    assertThat(browser.path()).isEqualTo(EmailServerPages.TOP);
    device.clock.advance(Duration.ofMinutes(20));
    browser.open(EmailServerPages.TOP);
    assertThat(browser.path()).isEqualTo(LogInPages.TOP);
    assertThat(browser.page.expectFirst("div.warning").text()).contains("logged out");
    assertThat(browser.page.selectFirst("#emailServerForm")).isNull();
  }

  @Test
  void logOutEndsTheSessionAtThePrinterToo() throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    String cookie = browser.cookies.get("EPSON_COOKIE_SESSION");
    browser.click("#logOut");
    assertThat(browser.cookies).doesNotContainKey("EPSON_COOKIE_SESSION");
    browser.cookies.put("EPSON_COOKIE_SESSION", cookie);
    browser.open(EmailServerPages.TOP);
    assertThat(browser.path()).isEqualTo(LogInPages.TOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NW_EMAILSVR_BASIC/TOP",
        "NW_EMAILSVR_BASIC/SIGNIN",
        "NW_EMAILSVR_BASIC/SIGNIN_STATUS",
        "SYS_PANEL/TOP"
      })
  void settingsWithoutLogInAreNotShown(String page) throws Exception {
    browser.get(SiteMap.ROOT + page);
    assertThat(browser.response.statusCode()).isEqualTo(303);
    assertThat(browser.response.body()).isEmpty();
    browser.follow();
    assertThat(browser.path()).isEqualTo(LogInPages.TOP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SET", "UPDATE", "SIGNIN", "SIGNIN_START", "SIGNIN_CANCEL", "SIGNOUT"})
  void settingsWithoutLogInAreNotChanged(String action) throws Exception {
    browser.open(LogInPages.TOP);
    var fields = browser.fields("#ok");
    fields.put("INPUTD_EMAILSERVICE", "OUTLOOK_COM");
    var before = device.signIn.state();
    browser.post(SiteMap.Page.EMAIL_SERVER_BASIC.path(action), fields);
    assertThat(browser.response.statusCode()).isEqualTo(303);
    assertThat(device.saves).isEmpty();
    assertThat(device.signIn.state()).isSameAs(before);
  }

  @Test
  void aForgedWantedPageLeadsToTheStartPage() throws Exception {
    browser.open(LogInPages.TOP + "?WANTED=https://evil.example/");
    assertThat(browser.response.body()).doesNotContain("evil");
    browser.click(
        "#ok", Map.of("INPUTT_PASSWORD", FakeDevice.PASSWORD, "INPUTT_WANTED", "//evil.example/"));
    assertThat(browser.response.uri().toString()).isEqualTo(browser.origin + SiteMap.LANDING);
  }

  // Forms

  @Test
  void aFormWithoutItsTokenIsRefusedInPlainWords() throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    browser.open(EmailServerPages.TOP);
    var fields = browser.fields("#ok");
    fields.remove("INPUTT_SETUPTOKEN");
    browser.post(EmailServerPages.SET, fields);
    assertThat(browser.response.statusCode()).isEqualTo(403);
    assertThat(browser.page.expectFirst("div.warning").text()).contains("Nothing was saved");
    fields.put("INPUTT_SETUPTOKEN", "0123456789");
    assertThat(browser.post(EmailServerPages.SET, fields).statusCode()).isEqualTo(403);
    assertThat(device.saves).isEmpty();
  }

  @Test
  void aTokenFromBeforeLogInIsWorthNothingAfterIt() throws Exception {
    browser.open(LogInPages.TOP);
    String token = browser.fields("#ok").get("INPUTT_SETUPTOKEN");
    browser.click("#ok", Map.of("INPUTT_PASSWORD", FakeDevice.PASSWORD));
    browser.open(EmailServerPages.TOP);
    browser.click("#ok", Map.of("INPUTT_SETUPTOKEN", token));
    assertThat(browser.response.statusCode()).isEqualTo(403);
  }

  @Test
  void aBodyAbove64KilobytesIsRefused() throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    browser.open(EmailServerPages.TOP);
    var fields = browser.fields("#ok");
    fields.put("INPUTT_ACCOUNT", "x".repeat(70_000));
    browser.post(EmailServerPages.SET, fields);
    assertThat(browser.response.statusCode()).isEqualTo(413);
    assertThat(device.saves).isEmpty();
    browser.open(EmailServerPages.TOP);
    assertThat(browser.response.statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsNotAFormIsRefused() throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    browser.open(EmailServerPages.TOP);
    var fields = browser.fields("#ok");
    browser.post(EmailServerPages.SET, fields, "Content-Type", "text/plain");
    assertThat(browser.response.statusCode()).isEqualTo(415);
    assertThat(device.saves).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, NW_EMAILSVR_BASIC/SET, 405",
    "GET, PASSWORD/SET, 405",
    "GET, INFO_JOBHISTORY/OUTPUT.CSV, 405",
    "GET, NW_WIFI/TOP, 404",
    "GET, ../../etc/passwd, 404",
    "POST, INFO_PRTINFO/TOP, 405",
    "POST, NW_WIFI/SET, 404",
  })
  void whatIsNotThereIsSaidOnAPage(String method, String path, int status) throws Exception {
    if (method.equals("GET")) {
      browser.get(SiteMap.ROOT + path);
    } else {
      browser.post(SiteMap.ROOT + path, Map.of());
    }
    assertThat(browser.response.statusCode()).isEqualTo(status);
    assertThat(browser.page.expectFirst("div.warning").text()).isNotEmpty();
    assertThat(browser.page.selectFirst("nav.tabs")).isNotNull();
  }

  // Languages

  @Test
  void theDropDownOffersTheModelsLanguagesUnderTheVendorsNumbers() throws Exception {
    browser.open("/");
    assertThat(browser.page.select("#SEL_LANGA option").eachAttr("value"))
        .containsExactly("1", "3", "6", "13");
    assertThat(browser.page.select("#SEL_LANGA option").eachText())
        .containsExactly("English", "Italiano", "Português", "Svenska");
  }

  @Test
  void aChosenLanguageIsKeptAndComesBackToTheSamePage() throws Exception {
    browser.open(SiteMap.Page.NETWORK_STATUS.top());
    browser.click("#SEL_LANGA", Map.of("SEL_LANGA", "13"));
    assertThat(browser.path()).isEqualTo(SiteMap.Page.NETWORK_STATUS.top());
    assertThat(browser.page.expectFirst("html").attr("lang")).isEqualTo("sv");
    assertThat(browser.cookies.get("EPSON_COOKIE_LANG")).isEqualTo("lang_b&1/lang_a&13");
    browser.open("/");
    assertThat(browser.page.expectFirst("#logIn").text()).isEqualTo("logga in");
  }

  @ParameterizedTest
  @CsvSource({"en,en", "it,it", "pt,pt", "sv,sv", "ca,en", "lt,en"})
  void webConfigFollowsThePanelWhereItHasItsLanguage(String panel, String web) throws Exception {
    device.setPanelLanguage(panel);
    browser.open("/");
    assertThat(browser.page.expectFirst("html").attr("lang")).isEqualTo(web);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "0", "x", "999999999999"})
  void aLanguageThatTheModelLacksIsRefused(String id) throws Exception {
    browser.open("/");
    browser.click("#SEL_LANGA", Map.of("SEL_LANGA", id));
    assertThat(browser.response.statusCode()).isEqualTo(400);
  }

  @Test
  void everyPageIsThereInEveryLanguage() throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    device.jobs.scanToEmail(List.of("a@example.com"), "x", ScanFormat.PDF);
    device.jobs.end(1, new Job.Result.Failed("360"));
    for (String id : List.of("1", "3", "6", "13")) {
      browser.cookies.put("EPSON_COOKIE_LANG", "lang_b&1/lang_a&" + id);
      for (SiteMap.Page page : SiteMap.Page.values()) {
        if (!page.offeredBy(device.model())) {
          continue;
        }
        browser.open(page.top());
        assertThat(browser.response.statusCode()).as(page + " " + id).isEqualTo(200);
      }
      browser.open(EmailServerPages.SIGN_IN);
      assertThat(browser.response.statusCode()).isEqualTo(200);
    }
  }

  // Job history

  @Test
  void theJobHistoryShowsActiveAndPastJobsWithTheirCodes() throws Exception {
    device.jobs.scanToEmail(List.of("a@example.com"), "x", ScanFormat.PDF);
    device.jobs.printStatusSheet();
    device.jobs.end(1, new Job.Result.Failed("360"));
    browser.open(SiteMap.Page.JOB_HISTORY.top());
    var failed = browser.page.expectFirst("[data-job=1]");
    assertThat(failed.attr("data-state")).isEqualTo("failed");
    assertThat(failed.text()).contains("Scan to Email").contains("360").contains("a@example.com");
    assertThat(browser.page.expectFirst("[data-job=2]").attr("data-state")).isEqualTo("active");
  }

  @Test
  void theJobHistoryIsExportedWithoutFormulas() throws Exception {
    device.jobs.scanToEmail(List.of("=cmd@example.com", "b@example.com"), "x", ScanFormat.PDF);
    device.jobs.end(1, new Job.Result.Failed("313"));
    browser.open(SiteMap.Page.JOB_HISTORY.top());
    browser.click("#exportCsv");
    assertThat(browser.response.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/csv");
    assertThat(browser.response.headers().firstValue("content-disposition").orElseThrow())
        .contains("OUTPUT.CSV");
    assertThat(browser.response.body())
        .startsWith(
            "Receipt No.,Date/Time,Completed,Type,Result,Pages,From,To,Total Receipt Fax Data,File"
                + " Name,Reference Receipt No.,Receipt Number for Sending,Storage\r\n")
        .contains(
            "1,21-11-2026 09:30:00 UTC+00:00,21-11-2026 09:30:04 UTC+00:00,Scan to"
                + " Email,Error 313,1/1,Panel,\"'=cmd@example.com;"
                + " b@example.com\",,EPSON0001.pdf,,,\r\n");
  }

  @Test
  void anUnknownKindOfHistoryIsRefused() throws Exception {
    browser.open(SiteMap.Page.JOB_HISTORY.top());
    browser.click("#exportCsv", Map.of("INPUTD_HISTORYTYPE", "EVERYTHING"));
    assertThat(browser.response.statusCode()).isEqualTo(400);
  }

  // Device Management

  @Test
  void thePanelIsLockedFromWebConfig() throws Exception {
    browser.logIn(FakeDevice.PASSWORD);
    browser.open(SiteMap.Page.CONTROL_PANEL.top());
    browser.click("#ok", Map.of("INPUTR_PANELLOCK", "ON", "INPUTD_PANELLANG", "lt"));
    assertThat(browser.page.expectFirst("div.warning").text()).isEqualTo("Setup complete");
    assertThat(device.panelLocked()).isTrue();
    assertThat(device.panelLanguage()).isEqualTo("lt");
    browser.open(SiteMap.Page.CONTROL_PANEL.top());
    assertThat(browser.page.select("div.warning")).isEmpty();
  }
}
