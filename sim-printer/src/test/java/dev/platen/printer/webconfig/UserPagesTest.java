package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.FakeDevice;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.job.Jobs.ScanFormat;
import dev.platen.printer.lab.Lab;
import dev.platen.printer.lab.LabEntra;
import dev.platen.printer.model.FirmwareVersions;
import dev.platen.printer.model.Models;
import dev.platen.printer.user.Serverless;
import dev.platen.printer.user.ServerlessSettings.Sender;
import dev.platen.printer.user.User;
import dev.platen.printer.user.UserDraft;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserPagesTest {
  private static final String TOP = "/PRESENTATION/ADVANCED/ACCESS_USER/TOP";
  private static final String TO_MY_EMAIL = "/PRESENTATION/ADVANCED/TO_MY_EMAIL/TOP";
  private static HttpWorker worker;

  @TempDir Path folder;
  private Lab lab;
  private PrinterDevice printer;
  private Serverless serverless;
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
  void setUp() throws Exception {
    lab = new Lab(folder.resolve("printer"));
    printer = lab.start(lab.options().model(Models.get("px-e900fn")));
    serverless = printer.serverless().orElseThrow();
    webConfig = WebConfig.start(options(), printer);
    browser = new Browser(webConfig.httpsPort());
  }

  @AfterEach
  void tearDown() {
    webConfig.close();
    lab.close();
  }

  private WebConfigOptions options() {
    return WebConfigOptions.of(
        InetAddress.getLoopbackAddress(), 0, 0, folder.resolve("web"), worker);
  }

  private void logIn() throws Exception {
    browser.logIn(Lab.PASSWORD);
  }

  private User anna() {
    return serverless
        .users()
        .add(
            UserDraft.named("anna")
                .withPin("471100")
                .withPassword("a pass phrase")
                .withEmail("anna@contoso.com"));
  }

  private void signIn(User user) {
    URI page = serverless.signIns().begin(user.id(), URI.create("http://localhost/signed-in"));
    String state =
        Arrays.stream(page.getRawQuery().split("&"))
            .filter(part -> part.startsWith("state="))
            .findAny()
            .orElseThrow()
            .substring("state=".length());
    lab.entra.answerCode(200, LabEntra.tokens("anna.work@contoso.com", "access-a", "refresh-a"));
    serverless.signIns().finish(Optional.of(user.id()), Map.of("code", "c", "state", state));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TOP,
        TO_MY_EMAIL,
        "/PRESENTATION/ADVANCED/ACCESS_USER/EDIT",
        "/PRESENTATION/ADVANCED/ACCESS_USER/REMOVE?USER=1"
      })
  void aGuestIsLedToTheLogIn(String path) throws Exception {
    anna();
    browser.open(path);
    assertThat(browser.page.select("#logInForm")).hasSize(1);
    assertThat(browser.response.body()).doesNotContain("anna");
  }

  @Test
  void theGuidesTabLeadsToBothPages() throws Exception {
    logIn();
    browser.open("/PRESENTATION/ADVANCED/COMMON/TOP?TAB=PRODUCT_SECURITY");
    assertThat(browser.page.select("nav.menu a").eachAttr("href")).contains(TOP, TO_MY_EMAIL);
  }

  @Test
  void aModelWithoutUsersHasNotTheirPages() throws Exception {
    try (var other = WebConfig.start(options(), new FakeDevice())) {
      var visitor = new Browser(other.httpsPort());
      visitor.logIn(FakeDevice.PASSWORD);
      assertThat(visitor.page.select("nav a").eachAttr("href")).doesNotContain(TOP, TO_MY_EMAIL);
      assertThat(visitor.get(TOP).statusCode()).isEqualTo(404);
      assertThat(visitor.get(TO_MY_EMAIL).statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3", "6", "13"})
  void thePagesAreThereInEveryLanguage(String id) throws Exception {
    User anna = anna();
    signIn(anna);
    logIn();
    browser.cookies.put("EPSON_COOKIE_LANG", "lang_b&1/lang_a&" + id);
    for (String path :
        List.of(
            TOP,
            TO_MY_EMAIL,
            "/PRESENTATION/ADVANCED/ACCESS_USER/EDIT",
            "/PRESENTATION/ADVANCED/ACCESS_USER/EDIT?USER=" + anna.id(),
            "/PRESENTATION/ADVANCED/ACCESS_USER/REMOVE?USER=" + anna.id())) {
      browser.open(path);
      assertThat(browser.response.statusCode()).as(path).isEqualTo(200);
      assertThat(browser.page.select("script:not([src]), style, [style], [onclick]")).isEmpty();
    }
  }

  @Test
  void aUserIsAddedEditedAndDeleted() throws Exception {
    logIn();
    browser.open(TOP);
    assertThat(browser.page.select("#noUsers")).hasSize(1);
    browser.open(browser.page.expectFirst("#addUser").attr("href"));
    browser.click(
        "#ok",
        Map.of(
            "INPUTT_USER_NAME", "anna",
            "INPUTT_USER_DISPLAYNAME", "Anna",
            "INPUTT_USER_PIN", "471100",
            "INPUTT_USER_EMAIL", "anna@contoso.com",
            "INPUTR_USERADMIN", "ON"));
    assertThat(browser.page.expectFirst("[role=status]").text()).isEqualTo("Setup complete");
    assertThat(browser.page.select("[data-user=anna] td").eachText())
        .startsWith("Anna", "anna@contoso.com", "PIN", "On");
    assertThat(serverless.users().byPin("471100")).isPresent();

    browser.open(browser.page.expectFirst("[data-user=anna] [data-edit]").attr("href"));
    assertThat(browser.page.expectFirst("#INPUTT_USER_PIN").attr("value")).isEqualTo("********");
    browser.click("#ok", Map.of("INPUTT_USER_EMAIL", "", "INPUTT_USER_PASSWORD", "new password"));
    User anna = serverless.users().byPin("471100").orElseThrow();
    assertThat(anna.email()).isEmpty();
    assertThat(anna.administrator()).isTrue();
    assertThat(serverless.users().byPassword("anna", "new password")).contains(anna);

    browser.open(browser.page.expectFirst("[data-user=anna] [data-delete]").attr("href"));
    assertThat(browser.page.expectFirst("#contents").text()).contains("Delete the user anna?");
    browser.click("#ok");
    assertThat(serverless.users().list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "INPUTT_USER_NAME, anna b, 1 to 14 characters",
    "INPUTT_USER_NAME, ANNA, another user has it",
    "INPUTT_USER_PIN, 12, 4 to 8 digits",
    "INPUTT_USER_PIN, 471100, another user has it",
    "INPUTT_USER_PIN, '', Enter a PIN",
    "INPUTT_USER_CARD, 04-A1, 1 to 64 letters",
    "INPUTT_USER_PASSWORD, ä, At most 70 characters",
    "INPUTT_USER_EMAIL, anna, Enter a mail address",
  })
  void aWrongFieldIsNamedAndNothingIsSaved(String control, String value, String message)
      throws Exception {
    anna();
    logIn();
    browser.open("/PRESENTATION/ADVANCED/ACCESS_USER/EDIT");
    Map<String, String> typed =
        new java.util.HashMap<>(Map.of("INPUTT_USER_NAME", "bert", "INPUTT_USER_PIN", "4712"));
    typed.put(control, value);
    browser.click("#ok", typed);
    assertThat(browser.response.statusCode()).isEqualTo(422);
    assertThat(browser.page.expectFirst("#" + control).attr("aria-invalid")).isEqualTo("true");
    assertThat(browser.page.expectFirst("#" + control + "-error").text()).contains(message);
    assertThat(browser.page.select("[role=alert] a").eachAttr("href"))
        .containsExactly("#" + control);
    assertThat(serverless.users().list()).hasSize(1);
  }

  @Test
  void whatWasTypedSecretlyIsNotRepeatedInThePageAndNotLost() throws Exception {
    logIn();
    browser.open("/PRESENTATION/ADVANCED/ACCESS_USER/EDIT");
    browser.click(
        "#ok",
        Map.of(
            "INPUTT_USER_NAME", "anna",
            "INPUTT_USER_PIN", "471100",
            "INPUTT_USER_CARD", "04A1B2C3",
            "INPUTT_USER_PASSWORD", "a pass phrase",
            "INPUTT_USER_EMAIL", "wrong"));
    assertThat(browser.response.statusCode()).isEqualTo(422);
    assertThat(browser.response.body()).doesNotContain("471100", "04A1B2C3", "a pass phrase");
    browser.click("#ok", Map.of("INPUTT_USER_EMAIL", "anna@contoso.com"));
    User anna = serverless.users().byPin("471100").orElseThrow();
    assertThat(serverless.users().byCard("04A1B2C3")).contains(anna);
    assertThat(serverless.users().byPassword("anna", "a pass phrase")).contains(anna);
    browser.open("/PRESENTATION/ADVANCED/ACCESS_USER/EDIT?USER=" + anna.id());
    assertThat(browser.response.body()).doesNotContain("471100", "04A1B2C3", "a pass phrase");
  }

  @Test
  void accessControlAndTheSenderAreSaved() throws Exception {
    logIn();
    browser.open(TOP);
    browser.click("#ok", Map.of("INPUTR_ACCESSCONTROL", "ON"));
    assertThat(serverless.settings().accessControl()).isTrue();
    assertThat(browser.page.select("#INPUTR_ACCESSCONTROL-ON[checked]")).hasSize(1);
    browser.open(TO_MY_EMAIL);
    assertThat(browser.page.expectFirst("label[for=INPUTD_MYEMAILSENDER]").text())
        .isEqualTo("Sender's Email Address");
    assertThat(browser.page.select("#INPUTD_MYEMAILSENDER option").eachText())
        .containsExactly("Printer's email address", "User's email address");
    browser.click("#ok", Map.of("INPUTD_MYEMAILSENDER", "USER"));
    assertThat(serverless.settings().sender()).isEqualTo(Sender.USER);
    assertThat(serverless.settings().accessControl()).isTrue();
    assertThat(browser.page.expectFirst("option[selected][value=USER]").text())
        .isEqualTo("User's email address");
  }

  @Test
  void aFirmwareWithoutOAuth2OffersThePrintersAddressOnly() throws Exception {
    printer.close();
    PrinterDevice old =
        lab.start(
            lab.options()
                .model(Models.get("px-e900fn"))
                .firmware(FirmwareVersions.get("05.10.XF12N4")));
    try (var other = WebConfig.start(options(), old)) {
      var visitor = new Browser(other.httpsPort());
      visitor.logIn(Lab.PASSWORD);
      visitor.open(TO_MY_EMAIL);
      assertThat(visitor.page.select("#INPUTD_MYEMAILSENDER option").eachAttr("value"))
          .containsExactly("PRINTER");
      visitor.click("#ok", Map.of("INPUTD_MYEMAILSENDER", "USER"));
      assertThat(visitor.response.statusCode()).isEqualTo(400);
    }
  }

  @Test
  void theAdministratorSeesWhoIsSignedInAndCanForgetTheTokens() throws Exception {
    User anna = anna();
    signIn(anna);
    logIn();
    browser.open(TOP);
    assertThat(browser.page.expectFirst("[data-user=anna] [data-microsoft]").text())
        .isEqualTo("anna.work@contoso.com");
    assertThat(browser.response.body()).doesNotContain("access-a", "refresh-a");
    browser.click("[data-sign-out]");
    assertThat(serverless.signIns().account(anna.id())).isEmpty();
    assertThat(browser.page.expectFirst("[data-user=anna] [data-microsoft]").text()).isEmpty();
    assertThat(browser.page.select("[data-sign-out]")).isEmpty();
  }

  @Test
  void theJobHistoryShowsTypeAndUser() throws Exception {
    User anna = anna();
    serverless.save(new dev.platen.printer.user.ServerlessSettings(true, Sender.USER));
    signIn(anna);
    lab.ended(printer, serverless.toMyEmail(anna, ScanFormat.PDF).number());
    browser.open("/PRESENTATION/ADVANCED/INFO_JOBHISTORY/TOP");
    assertThat(browser.page.select("[data-job=1] td").eachText())
        .contains("To My Email", "anna", "anna@contoso.com");
    browser.post(
        "/PRESENTATION/ADVANCED/INFO_JOBHISTORY/OUTPUT.CSV",
        Map.of(
            "INPUTD_HISTORYTYPE",
            "SCAN",
            "INPUTT_SETUPTOKEN",
            browser.page.expectFirst("[name=INPUTT_SETUPTOKEN]").attr("value")));
    assertThat(browser.response.body()).contains("To My Email");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999", "x", ""})
  void anUnknownUserIsNotFound(String id) throws Exception {
    logIn();
    assertThat(browser.get("/PRESENTATION/ADVANCED/ACCESS_USER/REMOVE?USER=" + id).statusCode())
        .isEqualTo(404);
  }
}
