package dev.platen.printer.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.platen.printer.FakeDevice;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.job.Job;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.job.ScanSettings;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.model.Model;
import dev.platen.printer.panel.Screen.Button;
import dev.platen.printer.scan.Quality.ColorMode;
import dev.platen.printer.scan.Quality.OriginalSize;
import dev.platen.printer.signin.SignInState;
import dev.platen.printer.text.Messages;
import io.undertow.Handlers;
import io.undertow.Undertow;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlPanelTest {
  private static final String PREFIX = "/printers/p1/panel";
  private static final HttpWorker WORKER = HttpWorker.start();
  private static final ScheduledExecutorService SCHEDULER =
      Executors.newSingleThreadScheduledExecutor();
  private static Undertow server;
  private static final io.undertow.server.handlers.PathHandler MOUNTED = Handlers.path();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final FakeDevice device = new FakeDevice();
  private final ControlPanel panel =
      ControlPanel.of(device, ControlPanelOptions.of(WORKER, SCHEDULER));

  @BeforeAll
  static void startServer() {
    server = Undertow.builder().addHttpListener(0, "127.0.0.1", MOUNTED).build();
    server.start();
  }

  @AfterAll
  static void stopServer() {
    server.stop();
    SCHEDULER.shutdownNow();
    WORKER.close();
  }

  @AfterEach
  void close() {
    panel.close();
    MOUNTED.removePrefixPath(PREFIX);
  }

  private void press(String... actions) {
    for (String action : actions) {
      assertThat(
              panel.screen().buttons().stream().map(Button::action).toList().contains(action)
                  || panel.panel().keys().stream()
                      .anyMatch(key -> key.enabled() && key.button().action().equals(action))
                  || panel.panel().lock().filter(b -> b.action().equals(action)).isPresent())
          .as("%s is there to be pressed on %s", action, panel.screen())
          .isTrue();
      panel.press(action);
    }
  }

  private void pressLabel(String label) {
    press(
        panel.screen().buttons().stream()
            .filter(button -> button.label().equals(label))
            .findFirst()
            .orElseThrow(() -> new AssertionError(label + " on " + panel.screen()))
            .action());
  }

  private String row(String key) {
    var details = (Screen.Details) panel.screen();
    return details.rows().stream()
        .filter(row -> row.key().equals(key))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ca", "it", "lt", "pt", "sv"})
  void theGuidesMenuPathLeadsToTheIpAddressInEachLanguage(String language) {
    device.setPanelLanguage(language);
    Messages words = Messages.of(language);
    for (String key :
        List.of(
            "panel.settings",
            "panel.general",
            "panel.network",
            "panel.network_status",
            "panel.lan_status")) {
      pressLabel(words.text(key));
      assertThat(panel.screen().title()).isEqualTo(words.text(key));
    }
    assertThat(row("network.ip_address")).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ca", "it", "lt", "pt", "sv"})
  void everyScreenCanBeDrawnInEachLanguage(String language) {
    device.setPanelLanguage(language);
    device.jobs.scanToEmail(List.of("a@example.com"), "x", ScanFormat.PDF);
    device.jobs.end(1, new Job.Result.Failed("360"));
    for (Place.Spot spot : Place.Spot.values()) {
      Screen screen =
          new Screens(device).draw(spot, Typing.NOTHING, ScanDraft.empty(ScanSettings.factory()));
      assertThat(screen.title()).as(spot.id()).isNotBlank();
      assertThat(screen.buttons()).allSatisfy(button -> assertThat(button.label()).isNotBlank());
    }
    for (Place place :
        List.of(new Place.JobDetail(1), new Place.Printing(1), new Place.Sending(1))) {
      assertThat(
              new Screens(device)
                  .draw(place, Typing.NOTHING, ScanDraft.empty(ScanSettings.factory()))
                  .title())
          .isNotBlank();
    }
  }

  @Test
  void backAndHomeLeadBack() {
    press("settings", "general", "network");
    press("back");
    assertThat(panel.screen().name()).isEqualTo("general");
    press("home");
    assertThat(panel.screen().name()).isEqualTo("home");
    panel.press("back");
    assertThat(panel.screen().name()).isEqualTo("home");
  }

  @Test
  void whatIsNotOnTheScreenCannotBePressed() {
    panel.press("network_status");
    panel.press("language:it");
    panel.press("nonsense");
    assertThat(panel.screen().name()).isEqualTo("home");
    assertThat(device.panelLanguage()).isEqualTo("en");
  }

  @Test
  void anotherLanguageShowsAtOnce() {
    press("settings", "general", "basic", "language", "language:lt");
    assertThat(device.panelLanguage()).isEqualTo("lt");
    assertThat(panel.screen().title()).isEqualTo("Kalba");
    press("home");
    assertThat(panel.screen().buttons()).extracting(Button::label).contains("Nuostatos");
  }

  // Email server status

  private void settings(EmailService service, String account) {
    device.have(
        new EmailServerSettings(
            AuthenticationMethod.OAUTH2,
            service,
            account,
            "hidden-secret",
            account,
            service.smtpServer(),
            587,
            SecureConnection.STARTTLS,
            true,
            "",
            110));
  }

  @Test
  void emailServerStatusShowsTheSettingsAndASavedSignIn() {
    settings(EmailService.MICROSOFT_EXCHANGE_ONLINE, "printer.admin@contoso.com");
    device.signIn.become(
        new SignInState.SignedIn(
            EmailService.MICROSOFT_EXCHANGE_ONLINE, "printer.admin@contoso.com", true));
    press("settings", "general", "network", "network_status", "email_server_status");
    assertThat(row("authentication_method")).isEqualTo("OAuth2");
    assertThat(row("email_service")).isEqualTo("Microsoft Exchange Online");
    assertThat(row("current_status")).isEqualTo("Signed in");
    assertThat(row("account")).isEqualTo("printer.admin@contoso.com");
    assertThat(row("sender")).isEqualTo("printer.admin@contoso.com");
    assertThat(row("smtp_server")).isEqualTo("smtp.office365.com");
    assertThat(row("smtp_port")).isEqualTo("587");
    assertThat(row("secure_connection")).isEqualTo("STARTTLS");
    assertThat(panel.screen().toString()).doesNotContain("hidden-secret");
  }

  @Test
  void aSignInThatOkHasNotSentToThePrinterDoesNotCountOnThePanel() {
    settings(EmailService.MICROSOFT_EXCHANGE_ONLINE, "printer.admin@contoso.com");
    device.signIn.become(
        new SignInState.SignedIn(
            EmailService.MICROSOFT_EXCHANGE_ONLINE, "printer.admin@contoso.com", false));
    press("settings", "general", "network", "network_status", "email_server_status");
    assertThat(row("current_status")).isEqualTo("Not signed in");
  }

  // Status sheet

  @Test
  void theStatusSheetIsPrintedAfterItsMessageIsConfirmed() {
    press("settings", "general", "network", "network_status", "status_sheet");
    assertThat(device.jobs.active()).isEmpty();
    press("start");
    assertThat(device.jobs.active())
        .singleElement()
        .extracting(Job::type)
        .isEqualTo(Job.Type.PRINT_STATUS_SHEET);
    assertThat(panel.screen().name()).isEqualTo("sheet_progress");
    device.jobs.end(1, new Job.Result.Succeeded());
    assertThat(panel.screen().name()).isEqualTo("sheet_done");
    press("ok");
    assertThat(panel.screen().name()).isEqualTo("network_status");
  }

  @Test
  void theStatusSheetIsNotPrintedAfterStop() {
    press("settings", "general", "network", "network_status", "status_sheet", "stop");
    assertThat(device.jobs.active()).isEmpty();
    assertThat(panel.screen().name()).isEqualTo("network_status");
  }

  // Scan to email

  private void addRecipient(String address) {
    press("recipient");
    panel.enter(address);
    press("done");
  }

  private Screen.Message scanThatEnds(Job.Result result) {
    press("scan", "scan_email");
    addRecipient("ona@contoso.com");
    press("start");
    assertThat(panel.screen().name()).isEqualTo("scan_progress");
    device.jobs.end(1, result);
    return (Screen.Message) panel.screen();
  }

  @Test
  void aScanIsSentToItsRecipientsWithSubjectAndFormat() {
    press("scan", "scan_email");
    addRecipient("ona@contoso.com");
    addRecipient("jonas@contoso.com");
    addRecipient("ona@contoso.com");
    press("subject");
    panel.enter("Sąskaita Nr. 7");
    press("done", "format:jpeg", "start");
    assertThat(device.jobs.active())
        .singleElement()
        .extracting(Job::destination)
        .isEqualTo("ona@contoso.com; jonas@contoso.com");
    assertThat(device.jobs.subjects).containsExactly("Sąskaita Nr. 7");
    assertThat(device.jobs.formats).containsExactly(ScanFormat.JPEG);
    device.jobs.end(1, new Job.Result.Succeeded());
    assertThat(((Screen.Message) panel.screen()).text()).isEqualTo("The email was sent.");
    press("ok");
    assertThat(panel.screen().name()).isEqualTo("home");
    press("scan", "scan_email");
    assertThat(((Screen.EmailForm) panel.screen()).addresses()).isEmpty();
  }

  @Test
  void scanSettingsBeginWithTheAdministratorsAndAreChosenForOneScan() {
    device.saveScanDefaults(ScanSettings.factory().withMaxMegabytes(5));
    press("scan", "scan_email");
    addRecipient("ona@contoso.com");
    assertThat(((Screen.EmailForm) panel.screen()).settings())
        .isEqualTo("150 dpi, Auto Detect, Color, 5 MB");
    press("scan_settings", "scan_resolution");
    assertThat(((Screen.Menu) panel.screen()).selected()).isEqualTo("scan_resolution:150");
    press("scan_resolution:300", "original_size", "original_size:a5", "color_mode");
    press("color_mode:monochrome", "max_size", "max_size:1");
    assertThat(panel.screen().buttons())
        .extracting(Screen.Button::label)
        .containsExactly(
            "Resolution: 300 dpi",
            "Original Size: A5",
            "Color Mode: Monochrome",
            "Attached File Max Size: 1 MB");
    press("back", "start");
    assertThat(device.jobs.settings)
        .containsExactly(
            ScanSettings.factory()
                .withResolution(300)
                .withOriginalSize(OriginalSize.A5)
                .withColorMode(ColorMode.MONOCHROME)
                .withMaxMegabytes(1));
    press("home", "scan", "scan_email");
    assertThat(((Screen.EmailForm) panel.screen()).settings()).startsWith("150 dpi");
  }

  @Test
  void theKeyStartSendsToo() {
    press("scan", "scan_email");
    addRecipient("ona@contoso.com");
    assertThat(panel.panel().keys())
        .filteredOn(key -> key.button().action().equals("start"))
        .allMatch(Screen.PanelKey::enabled);
    press("start");
    assertThat(device.jobs.active()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ca", "it", "lt", "pt", "sv"})
  void code360ShowsTheGuidesMessageAndCode361ThatTheSignInExpired(String language) {
    device.setPanelLanguage(language);
    Messages words = Messages.of(language);
    assertThat(scanThatEnds(new Job.Result.Failed("360")).text())
        .isEqualTo(words.text("msg.sign_in_required"));
    press("ok", "start");
    device.jobs.end(2, new Job.Result.Failed("361"));
    assertThat(((Screen.Message) panel.screen()).text())
        .isEqualTo(words.text("msg.sign_in_expired"));
  }

  @Test
  void anotherCodeIsShownAndTheScanCanBeRepeated() {
    assertThat(scanThatEnds(new Job.Result.Failed("313")).text()).contains("313");
    press("ok");
    assertThat(((Screen.EmailForm) panel.screen()).addresses()).containsExactly("ona@contoso.com");
  }

  @Test
  void aCodeThatNothingIsKnownOfIsStillShown() {
    assertThat(scanThatEnds(new Job.Result.Failed("999")).text()).contains("999");
  }

  @Test
  void withoutARecipientNothingIsSent() {
    press("scan", "scan_email", "start");
    assertThat(((Screen.EmailForm) panel.screen()).error())
        .isEqualTo("Add at least one recipient.");
    assertThat(device.jobs.active()).isEmpty();
    addRecipient("ona@contoso.com");
    assertThat(((Screen.EmailForm) panel.screen()).error()).isEmpty();
    press("remove:0");
    assertThat(((Screen.EmailForm) panel.screen()).addresses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ona", "ona@", "a b@c", "a@b\r\nBcc: x@y", "a@b;c@d"})
  void aWrongAddressIsNamedAtItsFieldAndKept(String address) {
    press("scan", "scan_email", "recipient");
    panel.enter(address);
    press("done");
    var keyboard = (Screen.Keyboard) panel.screen();
    assertThat(keyboard.error()).contains("not an email address");
    assertThat(keyboard.text()).isEqualTo(address);
  }

  @Test
  void theSoftKeyboardTypesLettersCapitalsAndSigns() {
    press("scan", "scan_email", "recipient");
    press("shift", "key:O", "key:n", "key:x", "backspace", "key:a", "key:@", "key:b");
    press("symbols", "key:1", "letters", "key:.", "key:l", "key:t");
    assertThat(((Screen.Keyboard) panel.screen()).text()).isEqualTo("Ona@b1.lt");
    press("done");
    assertThat(((Screen.EmailForm) panel.screen()).addresses()).containsExactly("Ona@b1.lt");
  }

  @Test
  void aSubjectCannotSmuggleAHeader() {
    press("scan", "scan_email", "subject");
    panel.enter("Hello\r\nBcc: x@y.z");
    press("done");
    assertThat(((Screen.Keyboard) panel.screen()).error()).contains("line breaks");
  }

  @Test
  void aTextLongerThan255CharactersIsCut() {
    press("scan", "scan_email", "subject");
    panel.enter("x".repeat(1000));
    assertThat(((Screen.Keyboard) panel.screen()).text()).hasSize(255);
  }

  // Job status

  @Test
  void jobStatusJobStatusShowsEachJobWithItsCode() {
    device.jobs.scanToEmail(List.of("ona@contoso.com"), "x", ScanFormat.PDF);
    device.jobs.end(1, new Job.Result.Failed("360"));
    device.jobs.printStatusSheet();
    pressLabel("Job Status");
    pressLabel("Job Status");
    var list = (Screen.JobList) panel.screen();
    assertThat(list.active())
        .extracting(line -> line.button().label())
        .containsExactly("Status sheet");
    assertThat(list.past()).extracting(Screen.JobList.JobLine::code).containsExactly("360");
    press("job:1");
    assertThat(row("result")).isEqualTo("Error");
    assertThat(row("code")).isEqualTo("360");
    assertThat(row("destination")).isEqualTo("ona@contoso.com");
    press("back");
    assertThat(panel.screen()).isInstanceOf(Screen.JobList.class);
  }

  // Lock

  @Test
  void aLockedPanelAsksForTheAdministratorBeforeNetworkSettings() {
    device.setPanelLocked(true);
    press("settings", "general", "network");
    assertThat(panel.screen().name()).isEqualTo("log_in");
    panel.enter("wrong");
    press("done");
    assertThat(((Screen.Keyboard) panel.screen()).error())
        .isEqualTo("The password is not correct.");
    panel.enter(FakeDevice.PASSWORD);
    press("done");
    assertThat(panel.screen().name()).isEqualTo("network");
    press("network_status", "email_server_status");
  }

  @Test
  void theLockIconLogsInAndOff() {
    assertThat(panel.panel().lock()).isEmpty();
    device.setPanelLocked(true);
    press("lock");
    panel.enter(FakeDevice.PASSWORD);
    press("done");
    assertThat(panel.screen().name()).isEqualTo("home");
    press("settings", "general", "network", "log_out");
    assertThat(panel.screen().name()).isEqualTo("home");
    press("settings", "general", "network");
    assertThat(panel.screen().name()).isEqualTo("log_in");
  }

  @Test
  void fiveWrongPasswordsLockThePanelsLogIn() {
    device.setPanelLocked(true);
    press("lock");
    for (int i = 0; i < 5; i++) {
      panel.enter("wrong");
      press("done");
    }
    panel.enter(FakeDevice.PASSWORD);
    press("done");
    assertThat(((Screen.Keyboard) panel.screen()).error()).startsWith("Too many wrong passwords");
  }

  @Test
  void threeIdleMinutesLogTheAdministratorOffAndShowTheFirstScreen() {
    device.setPanelLocked(true);
    press("lock");
    panel.enter(FakeDevice.PASSWORD);
    press("done", "settings", "general", "network");
    device.clock.advance(Duration.ofMinutes(3).minusSeconds(1));
    press("network_status");
    device.clock.advance(Duration.ofMinutes(3));
    assertThat(panel.screen().name()).isEqualTo("home");
    assertThat(panel.panel().lock().orElseThrow().action()).isEqualTo("lock");
    press("settings", "general", "network");
    assertThat(panel.screen().name()).isEqualTo("log_in");
  }

  @Test
  void aScanIsWatchedHoweverLongItTakes() {
    press("scan", "scan_email");
    addRecipient("ona@contoso.com");
    press("start");
    device.clock.advance(Duration.ofMinutes(10));
    assertThat(panel.screen().name()).isEqualTo("scan_progress");
  }

  @Test
  void aLockThatIsSetWhileSomebodyIsInTheNetworkMenusClosesThem() {
    press("settings", "general", "network", "network_status");
    device.setPanelLocked(true);
    assertThat(panel.screen().name()).isEqualTo("home");
  }

  @Test
  void aPanelLanguageWithoutWordsIsNamedWhenThePanelStarts() {
    var model = new Model("m", "M", 800, 480, List.of("tlh"), List.of("en"), false, false, false);
    assertThatThrownBy(
            () ->
                ControlPanel.of(
                    new FakeDevice(model, true), ControlPanelOptions.of(WORKER, SCHEDULER)))
        .hasMessageContaining("tlh");
  }

  // The page

  private URI uri(String path) {
    MOUNTED.addPrefixPath(PREFIX, panel.handler());
    int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    return URI.create("http://127.0.0.1:" + port + PREFIX + path);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> fields, String... headers)
      throws Exception {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private Document page() throws Exception {
    return Jsoup.parse(get("/").body());
  }

  @Test
  void thePageShowsThePanelUnderAnyPrefix() throws Exception {
    assertThat(get("").headers().firstValue("location")).hasValue(PREFIX + "/");
    Document page = page();
    assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(page.expectFirst("[data-screen]").attr("data-screen")).isEqualTo("home");
    assertThat(page.expectFirst("[data-clock]").text()).isEqualTo("09:30");
    assertThat(page.select("[data-screen] [data-action]").eachText())
        .containsExactly("Scan", "Job Status", "Settings");
    assertThat(page.select("script:not([src]), style, [style], [onclick]")).isEmpty();
    for (var asset : page.select("link[href], script[src]")) {
      String path = asset.hasAttr("src") ? asset.attr("src") : asset.attr("href");
      assertThat(get("/" + path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(get("/size.css").body()).contains("width: 800px").contains("height: 480px");
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/press").statusCode()).isEqualTo(405);
  }

  @Test
  void aPressWithoutScriptsComesBackToThePage() throws Exception {
    var response = post("/press", Map.of("screen", "home", "action", "settings"));
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("location")).hasValue("./");
    assertThat(page().expectFirst("[data-screen]").attr("data-screen")).isEqualTo("settings");
  }

  @Test
  void aPressFromAnOldScreenDoesNothing() throws Exception {
    press("settings");
    post("/press", Map.of("screen", "home", "action", "scan"));
    assertThat(panel.screen().name()).isEqualTo("settings");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://evil.example",
    "Origin, null",
  })
  void aPressFromAnotherSiteIsRefused(String header, String value) throws Exception {
    var response = post("/press", Map.of("screen", "home", "action", "settings"), header, value);
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(panel.screen().name()).isEqualTo("home");
  }

  @Test
  void aBodyAbove64KilobytesIsRefused() throws Exception {
    assertThat(post("/press", Map.of("action", "x".repeat(70_000))).statusCode()).isEqualTo(413);
  }

  @Test
  void htmlInASubjectStaysText() throws Exception {
    press("scan", "scan_email", "subject");
    post(
        "/press",
        Map.of(
            "screen", "subject",
            "text", "<img src=x onerror=alert(1)>\"'",
            "action", "done"));
    Document page = page();
    assertThat(page.select("img")).isEmpty();
    assertThat(page.expectFirst("[data-subject]").text())
        .isEqualTo("<img src=x onerror=alert(1)>\"'");
  }

  @Test
  void aPasswordIsNeverInThePage() throws Exception {
    device.setPanelLocked(true);
    press("lock");
    post("/enter", Map.of("screen", "log_in", "text", "half-a-secret"));
    assertThat(get("/").body()).doesNotContain("half-a-secret");
    assertThat(page().expectFirst("#text").attr("type")).isEqualTo("password");
    assertThat(panel.screen().toString()).doesNotContain("half-a-secret");
    post("/press", Map.of("screen", "log_in", "text", FakeDevice.PASSWORD, "action", "done"));
    assertThat(panel.screen().name()).isEqualTo("home");
  }

  @Test
  void aWrongAddressIsTiedToItsField() throws Exception {
    press("scan", "scan_email", "recipient");
    post("/press", Map.of("screen", "recipient", "text", "ona", "action", "done"));
    Document page = page();
    var field = page.expectFirst("#text");
    assertThat(field.attr("value")).isEqualTo("ona");
    assertThat(field.attr("aria-invalid")).isEqualTo("true");
    assertThat(page.expectFirst("#" + field.attr("aria-describedby")).text())
        .contains("not an email address");
  }

  @Test
  void rowsCanBeAddressed() throws Exception {
    press("settings", "general", "network", "network_status", "lan_status");
    assertThat(page().expectFirst("[data-row=network.ip_address] dd").text())
        .isEqualTo("127.0.0.1");
  }

  @Test
  void theNetworksValuesAreInThePanelsLanguage() throws Exception {
    device.setPanelLanguage("sv");
    press("settings", "general", "network", "network_status", "lan_status");
    assertThat(page().expectFirst("[data-row=network.proxy_setting] dd").text())
        .isEqualTo(Messages.of("sv").text("network.value.do_not_use"))
        .isNotEqualTo("Do Not Use");
  }

  @Test
  void anotherBrowserIsToldOfAPressAndOfTheEndOfAJob() throws Exception {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    var stream =
        CLIENT
            .send(HttpRequest.newBuilder(uri("/events")).build(), BodyHandlers.ofInputStream())
            .body();
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (var in =
                      new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                    in.lines().filter(line -> line.startsWith("data:")).forEach(lines::add);
                  } catch (java.io.IOException | java.io.UncheckedIOException e) {
                    lines.add("closed");
                  }
                });
    await().until(() -> lines.contains("data:1"));
    post("/press", Map.of("screen", "home", "action", "scan"));
    await().until(() -> lines.contains("data:2"));
    press("scan_email");
    addRecipient("ona@contoso.com");
    press("start");
    await().until(() -> page().select("[data-screen=scan_progress]").size() == 1);
    long before = Long.parseLong(page().expectFirst("#panel").attr("data-version"));
    device.jobs.end(1, new Job.Result.Failed("360"));
    await().until(() -> lines.contains("data:" + (before + 1)));
    assertThat(page().expectFirst("[data-message]").text()).startsWith("To use this function");
    panel.close();
    reader.join(Duration.ofSeconds(5));
    assertThat(reader.isAlive()).isFalse();
  }

  @Test
  void theClockOnTheScreenFollowsThePrintersClock() throws Exception {
    device.clock.advance(Duration.ofMinutes(95));
    assertThat(page().expectFirst("[data-clock]").text()).isEqualTo("11:05");
  }
}
