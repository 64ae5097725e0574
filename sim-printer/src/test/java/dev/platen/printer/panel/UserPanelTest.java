package dev.platen.printer.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.job.Job;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.lab.LabEntra;
import dev.platen.printer.model.Models;
import dev.platen.printer.panel.Screen.Button;
import dev.platen.printer.text.Messages;
import dev.platen.printer.user.Serverless;
import dev.platen.printer.user.ServerlessSettings;
import dev.platen.printer.user.ServerlessSettings.Sender;
import dev.platen.printer.user.User;
import dev.platen.printer.user.UserDraft;
import io.undertow.Handlers;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserPanelTest {
  private static final String PREFIX = "/printers/p1/panel";
  private static final String WORK_ACCOUNT = "anna.work@contoso.onmicrosoft.com";
  private static final HttpWorker WORKER = HttpWorker.start();
  private static final ScheduledExecutorService SCHEDULER =
      Executors.newSingleThreadScheduledExecutor();
  private static final io.undertow.server.handlers.PathHandler MOUNTED = Handlers.path();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Undertow server;

  @TempDir Path folder;
  private Lab lab;
  private PrinterDevice printer;
  private Serverless serverless;
  private ControlPanel panel;
  private User anna;

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

  @BeforeEach
  void setUp() {
    lab = new Lab(folder);
    printer = lab.start(lab.options().model(Models.get("px-e900fn")));
    serverless = printer.serverless().orElseThrow();
    anna =
        serverless
            .users()
            .add(
                UserDraft.named("anna")
                    .withPin("4711")
                    .withCard("04A1B2C3")
                    .withPassword("a pass phrase")
                    .withEmail("anna@contoso.com"));
    serverless.save(new ServerlessSettings(true, Sender.USER));
    panel = ControlPanel.of(printer, ControlPanelOptions.of(WORKER, SCHEDULER));
    MOUNTED.addPrefixPath(PREFIX, panel.handler());
  }

  @AfterEach
  void tearDown() {
    panel.close();
    MOUNTED.removePrefixPath(PREFIX);
    lab.close();
  }

  private void press(String... actions) {
    for (String action : actions) {
      Screen.Panel now = panel.panel();
      assertThat(
              now.screen().buttons().stream().anyMatch(button -> button.action().equals(action))
                  || now.user().filter(button -> button.action().equals(action)).isPresent()
                  || now.lock().filter(button -> button.action().equals(action)).isPresent()
                  || now.keys().stream()
                      .anyMatch(key -> key.enabled() && key.button().action().equals(action)))
          .as("%s is there to be pressed on %s", action, now.screen())
          .isTrue();
      panel.press(action);
    }
  }

  private void type(String text) {
    panel.enter(text);
    press("done");
  }

  private void logIn() {
    press("user_pin");
    type("4711");
    assertThat(panel.screen().name()).isEqualTo("home");
  }

  private String error() {
    return ((Screen.Keyboard) panel.screen()).error();
  }

  private String text() {
    return ((Screen.Message) panel.screen()).text();
  }

  private HttpResponse<String> get(String path) throws Exception {
    int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    URI uri = URI.create("http://127.0.0.1:" + port + PREFIX + path);
    return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private Document page() throws Exception {
    return Jsoup.parse(get("/").body());
  }

  private String authorizeParameter(String name) throws Exception {
    String location = get("/sign-in").headers().firstValue("location").orElseThrow();
    return Objects.requireNonNull(
            URLUtils.parseParameters(URI.create(location).getRawQuery()).get(name))
        .getFirst();
  }

  /** The page's reply comes back to the panel. */
  private HttpResponse<String> signedIn(String query) throws Exception {
    return get("/signed-in?" + query);
  }

  private void signIn() throws Exception {
    lab.entra.answerCode(200, LabEntra.tokens(WORK_ACCOUNT, "access-a", "refresh-a"));
    press("to_my_email");
    signedIn("code=0.AX-code&state=" + authorizeParameter("state"));
    press("ok");
  }

  // Log-in

  @Test
  void thePanelStartsWithALogInWhereAccessControlIsOn() {
    assertThat(panel.screen().name()).isEqualTo("user_log_in");
    assertThat(panel.screen().buttons())
        .extracting(Button::action)
        .containsExactly("user_pin", "user_card", "user_name", "log_in");
    panel.press("scan");
    panel.press("home");
    assertThat(panel.screen().name()).isEqualTo("user_log_in");
    assertThat(panel.panel().user()).isEmpty();
  }

  @Test
  void aPinACardOrNameAndPasswordLogIn() {
    logIn();
    assertThat(panel.panel().user()).contains(new Button("log_out_user", "Log out: anna"));
    assertThat(panel.screen().buttons())
        .extracting(Button::label)
        .containsExactly("Scan", "Fax", "To My Email", "Job Status", "Settings");
    press("log_out_user", "user_card");
    type("04a1b2c3");
    assertThat(panel.screen().name()).isEqualTo("home");
    press("log_out_user", "user_name");
    type("anna");
    assertThat(panel.screen().name()).isEqualTo("user_password");
    type("a pass phrase");
    assertThat(panel.screen().name()).isEqualTo("home");
  }

  @Test
  void fiveWrongAttemptsOfAnyKindLockTheLogIn() {
    press("user_pin");
    type("9999");
    assertThat(error()).startsWith("Nobody is registered");
    type("anna");
    press("back", "user_card");
    type("9999");
    press("back", "user_name");
    type("anna");
    type("wrong");
    type("4711");
    assertThat(error()).startsWith("Too many wrong attempts");
    press("home", "user_pin");
    type("4711");
    assertThat(error()).startsWith("Too many wrong attempts");
    lab.time.pass(Duration.ofMinutes(5));
    press("user_pin");
    type("4711");
    assertThat(panel.screen().name()).isEqualTo("home");
  }

  @Test
  void threeIdleMinutesLogTheUserOff() {
    logIn();
    press("settings", "general");
    lab.time.pass(Duration.ofMinutes(3));
    assertThat(panel.screen().name()).isEqualTo("user_log_in");
    assertThat(panel.panel().user()).isEmpty();
  }

  @Test
  void aUserWithAdministratorRightsMayEnterLockedMenus() {
    serverless.users().add(UserDraft.named("chief").withPin("8888").withAdministrator(true));
    printer.setPanelLocked(true);
    press("user_pin");
    type("8888");
    assertThat(panel.panel().lock()).isEmpty();
    press("settings", "general", "network", "network_status");
    press("log_out_user");
    logIn();
    press("settings", "general", "network");
    assertThat(panel.screen().name()).isEqualTo("log_in");
  }

  @Test
  void theAdministratorsPasswordOpensThePanelWithoutAUser() {
    press("log_in");
    type(Lab.PASSWORD);
    assertThat(panel.screen().name()).isEqualTo("home");
    assertThat(panel.screen().buttons()).extracting(Button::action).doesNotContain("to_my_email");
    press("log_out");
    assertThat(panel.screen().name()).isEqualTo("user_log_in");
  }

  @Test
  void whoLogsOffLeavesNothingUnlocked() {
    printer.setPanelLocked(true);
    logIn();
    press("lock");
    type(Lab.PASSWORD);
    press("settings", "general", "network", "log_out_user");
    assertThat(panel.screen().name()).isEqualTo("user_log_in");
    logIn();
    press("settings", "general", "network");
    assertThat(panel.screen().name()).isEqualTo("log_in");
  }

  @Test
  void whatTheAdministratorChangesShowsAtOnce() {
    logIn();
    serverless.delete(anna.id());
    assertThat(panel.screen().name()).isEqualTo("user_log_in");
    serverless.save(new ServerlessSettings(false, Sender.USER));
    assertThat(panel.screen().name()).isEqualTo("home");
    assertThat(panel.screen().buttons())
        .extracting(Button::action)
        .containsExactly("scan", "fax", "job", "settings");
    serverless.save(new ServerlessSettings(true, Sender.USER));
    assertThat(panel.screen().name()).isEqualTo("user_log_in");
  }

  @Test
  void aPinIsNeverInThePage() throws Exception {
    press("user_pin");
    panel.enter("4711");
    assertThat(get("/").body()).doesNotContain("4711");
    assertThat(page().expectFirst("#text").attr("type")).isEqualTo("password");
    press("cancel", "user_card");
    panel.enter("04A1B2C3");
    assertThat(get("/").body()).doesNotContain("04A1B2C3");
    assertThat(panel.screen().toString()).doesNotContain("04A1B2C3");
  }

  // To My Email

  @ParameterizedTest
  @ValueSource(strings = {"en", "ca", "it", "lt", "pt", "sv"})
  void toMyEmailLeadsToTheSignInPageInEachLanguage(String language) throws Exception {
    printer.setPanelLanguage(language);
    logIn();
    press(
        panel.screen().buttons().stream()
            .filter(
                button -> button.label().equals(Messages.of(language).text("panel.to_my_email")))
            .findFirst()
            .orElseThrow()
            .action());
    assertThat(panel.screen().name()).isEqualTo("user_sign_in");
    var link = page().expectFirst("[data-screen=user_sign_in] a[data-follow]");
    assertThat(link.attr("href")).isEqualTo("sign-in");
    assertThat(link.text()).isEqualTo(Messages.of(language).text("panel.microsoft_open"));
  }

  @Test
  void theSignInPageIsToldToComeBackToThePanelsOwnAddress() throws Exception {
    logIn();
    press("to_my_email");
    var redirect = get("/sign-in");
    assertThat(redirect.statusCode()).isEqualTo(303);
    assertThat(redirect.headers().firstValue("location").orElseThrow())
        .startsWith("https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?");
    int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    assertThat(authorizeParameter("redirect_uri"))
        .isEqualTo("http://127.0.0.1:" + port + PREFIX + "/signed-in");
  }

  @Test
  void theWayToTheSignInPageIsOpenOnItsScreenOnly() throws Exception {
    assertThat(get("/sign-in").headers().firstValue("location")).hasValue("./");
    logIn();
    assertThat(get("/sign-in").headers().firstValue("location")).hasValue("./");
  }

  @Test
  void afterTheSignInAMessageShowsAndOkLeadsToTheScan() throws Exception {
    logIn();
    lab.entra.answerCode(200, LabEntra.tokens(WORK_ACCOUNT, "access-a", "refresh-a"));
    press("to_my_email");
    var back = signedIn("code=0.AX-code&state=" + authorizeParameter("state"));
    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(back.headers().firstValue("location")).hasValue("./");
    assertThat(panel.screen().name()).isEqualTo("user_signed_in");
    assertThat(text()).contains(WORK_ACCOUNT);
    assertThat(get("/").body()).doesNotContain("access-a", "refresh-a", "0.AX-code");
    press("ok");
    assertThat(panel.screen().name()).isEqualTo("to_my_email");
    assertThat(text()).contains("anna@contoso.com").contains(WORK_ACCOUNT);
    press("start");
    await().until(() -> panel.screen().name().equals("scan_done"));
    assertThat(panel.screen().title()).isEqualTo("To My Email");
    Job job = printer.jobs().history().getFirst();
    assertThat(job.type()).isEqualTo(Job.Type.TO_MY_EMAIL);
    assertThat(job.from()).isEqualTo("anna");
    press("ok");
    assertThat(panel.screen().name()).isEqualTo("home");
  }

  @Test
  void theNextTimeNoSignInIsAskedFor() throws Exception {
    logIn();
    signIn();
    press("log_out_user");
    logIn();
    press("to_my_email");
    assertThat(panel.screen().name()).isEqualTo("to_my_email");
  }

  @Test
  void eachUserSignsInForOneself() throws Exception {
    serverless.users().add(UserDraft.named("bert").withPin("4712").withEmail("bert@contoso.com"));
    logIn();
    signIn();
    press("log_out_user", "user_pin");
    type("4712");
    press("to_my_email");
    assertThat(panel.screen().name()).isEqualTo("user_sign_in");
  }

  @Test
  void anErrorOfThePageIsShownWithItsText() throws Exception {
    logIn();
    press("to_my_email");
    signedIn(
        "error=access_denied&error_description="
            + URLEncoder.encode(
                "AADSTS65004: User declined <b>to consent</b>.\r\nTrace ID: 1",
                StandardCharsets.UTF_8)
            + "&state="
            + authorizeParameter("state"));
    assertThat(panel.screen().name()).isEqualTo("user_sign_in_failed");
    assertThat(page().expectFirst("[data-message]").text())
        .startsWith("The sign-in was declined.")
        .endsWith("AADSTS65004: User declined <b>to consent</b>.");
    press("ok");
    assertThat(panel.screen().name()).isEqualTo("home");
  }

  @Test
  void aReplyToSomebodyElsesSignInIsNotRedeemed() throws Exception {
    serverless.users().add(UserDraft.named("bert").withPin("4712").withEmail("bert@contoso.com"));
    logIn();
    press("to_my_email");
    String annas = authorizeParameter("state");
    press("log_out_user", "user_pin");
    type("4712");
    press("to_my_email");
    signedIn("code=0.AX-code&state=" + annas);
    assertThat(panel.screen().name()).isEqualTo("user_sign_in_failed");
    assertThat(lab.entra.requests()).isEmpty();
  }

  @Test
  void aReplyThatNobodyWaitsForChangesNothing() throws Exception {
    logIn();
    press("to_my_email");
    String state = authorizeParameter("state");
    press("cancel");
    assertThat(signedIn("code=0.AX-code&state=" + state).statusCode()).isEqualTo(303);
    assertThat(panel.screen().name()).isEqualTo("home");
    press("log_out_user");
    signedIn("code=0.AX-code&state=" + state);
    assertThat(panel.screen().name()).isEqualTo("user_log_in");
    assertThat(lab.entra.requests()).isEmpty();
  }

  @Test
  void whoIsAtTheSignInPageIsNotIdleUntilItIsTooLate() throws Exception {
    logIn();
    press("to_my_email");
    authorizeParameter("state");
    lab.time.pass(Duration.ofMinutes(9));
    assertThat(panel.screen().name()).isEqualTo("user_sign_in");
    lab.time.pass(Duration.ofMinutes(1));
    assertThat(panel.screen().name()).isEqualTo("user_log_in");
  }

  @Test
  void aVoidSignInFailsWith370AndIsAskedForAgain() throws Exception {
    logIn();
    signIn();
    lab.time.pass(Duration.ofDays(100));
    logIn();
    press("to_my_email", "start");
    await().until(() -> panel.screen().name().equals("scan_failed"));
    assertThat(text()).contains("370").contains("sign in to the cloud service again");
    press("ok");
    assertThat(panel.screen().name()).isEqualTo("home");
    press("to_my_email");
    assertThat(panel.screen().name()).isEqualTo("user_sign_in");
  }

  @Test
  void aUserCanSignOutOfMicrosoft() throws Exception {
    logIn();
    signIn();
    press("sign_out_microsoft");
    assertThat(panel.screen().name()).isEqualTo("home");
    assertThat(serverless.signIns().account(anna.id())).isEmpty();
    press("to_my_email");
    assertThat(panel.screen().name()).isEqualTo("user_sign_in");
  }

  @Test
  void withoutARegisteredAddressAMessageSaysSo() {
    serverless.users().change(anna.id(), UserDraft.named("anna"));
    logIn();
    press("to_my_email");
    assertThat(text()).startsWith("No email address is registered for you.");
    press("ok");
    assertThat(panel.screen().name()).isEqualTo("home");
  }

  @Test
  void withThePrintersAddressNoSignInIsAskedFor() {
    lab.signInAndSave(printer);
    serverless.save(new ServerlessSettings(true, Sender.PRINTER));
    logIn();
    press("to_my_email");
    assertThat(text()).contains(Lab.ACCOUNT);
    assertThat(panel.screen().buttons())
        .extracting(Button::action)
        .containsExactly("cancel", "start");
    press("start");
    await().until(() -> panel.screen().name().equals("scan_done"));
  }
}
