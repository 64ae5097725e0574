package dev.platen.printer.webconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.FakeDevice;
import dev.platen.printer.fax.FaxSettings;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import dev.platen.printer.signin.SignInState;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaxServerPagesTest {
  private static final SiteMap.Page PAGE = SiteMap.Page.FAX_SERVER_EMAIL;
  private static final EmailService EXCHANGE = EmailService.MICROSOFT_EXCHANGE_ONLINE;
  private static HttpWorker worker;
  @TempDir private Path folder;
  private final FakeDevice device = new FakeDevice(FakeDevice.model(800, 480, true), true);
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
  void start() throws Exception {
    webConfig = WebConfig.start(options(), device);
    browser = new Browser(webConfig.httpsPort());
    browser.logIn(FakeDevice.PASSWORD);
    browser.open(PAGE.top());
  }

  @AfterEach
  void stop() {
    webConfig.close();
  }

  private WebConfigOptions options() {
    return WebConfigOptions.of(InetAddress.getLoopbackAddress(), 0, 0, folder, worker);
  }

  private String value(String control) {
    return browser.page.expectFirst("#" + control).attr("value");
  }

  private String chosen(String control) {
    return browser.page.expectFirst("#" + control + " option[selected]").attr("value");
  }

  // Where it is

  @ParameterizedTest
  @CsvSource({
    "1, Fax, Fax Server, Email Server Settings",
    "13, Fax, Faxserver, Inställningar för e-postserver",
  })
  void theGuidesWayLeadsToThePage(String language, String tab, String heading, String page)
      throws Exception {
    browser.cookies.put("EPSON_COOKIE_LANG", "lang_b&1/lang_a&" + language);
    browser.open("/");
    for (String label : List.of(tab, heading, page)) {
      Element link =
          browser.page.select("nav a").stream()
              .filter(each -> each.text().equals(label))
              .findFirst()
              .orElseThrow(() -> new AssertionError(label + " in " + browser.page.text()));
      browser.open(link.attr("href"));
    }
    assertThat(browser.path()).isEqualTo(PAGE.top());
  }

  @Test
  void aTokenIsNeverSentWithoutEncryption() throws Exception {
    browser.click(
        "#ok",
        Map.of(
            "INPUTD_AUTHMETHOD", "OAUTH2",
            "INPUTT_SMTPSERVER", "mail.fax-provider.example",
            "INPUTD_SECURECONNECTION", "NONE"));
    assertThat(browser.response.statusCode()).isEqualTo(422);
    assertThat(browser.page.expectFirst("#INPUTD_SECURECONNECTION-error").text())
        .startsWith("OAuth2 needs SSL/TLS or STARTTLS");
    assertThat(browser.page.expectFirst("#INPUTD_SECURECONNECTION").attr("aria-describedby"))
        .isEqualTo("INPUTD_SECURECONNECTION-error");
    assertThat(browser.page.select(".warning a").eachText()).containsExactly("Secure Connection");
    assertThat(device.fax.emailServerSettings()).isEqualTo(EmailServerSettings.factory());
    browser.click("#ok", Map.of("INPUTD_SECURECONNECTION", "SSL_TLS"));
    assertThat(device.fax.emailServerSettings().secureConnection())
        .isEqualTo(SecureConnection.SSL_TLS);
  }

  @Test
  void aModelWithoutFaxHasNeitherTabNorPages() throws Exception {
    var without = new FakeDevice();
    try (var config = WebConfig.start(options(), without)) {
      var visitor = new Browser(config.httpsPort());
      visitor.logIn(FakeDevice.PASSWORD);
      assertThat(visitor.page.select("nav a").eachText()).doesNotContain("Fax");
      assertThat(visitor.page.select("a[href*=FAX]")).isEmpty();
      for (String path :
          List.of(PAGE.top(), FaxServerPage.TOP, SiteMap.LANDING + "?TAB=FAX", PAGE.path("SET"))) {
        visitor.get(path);
        assertThat(visitor.response.statusCode()).as(path).isEqualTo(404);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FAX_SERVER_EMAIL/TOP",
        "FAX_SERVER_EMAIL/SIGNIN",
        "FAX_SERVER_EMAIL/SIGNIN_STATUS",
        "FAX_SERVER_BASIC/TOP"
      })
  void aGuestIsAskedToLogInFirst(String page) throws Exception {
    var guest = new Browser(webConfig.httpsPort());
    guest.get(SiteMap.ROOT + page);
    assertThat(guest.response.statusCode()).isEqualTo(303);
    guest.follow();
    assertThat(guest.path()).isEqualTo(LogInPages.TOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FAX_SERVER_EMAIL/SET",
        "FAX_SERVER_EMAIL/SIGNIN_START",
        "FAX_SERVER_EMAIL/SIGNOUT",
        "FAX_SERVER_BASIC/SET"
      })
  void aGuestChangesNothing(String action) throws Exception {
    var guest = new Browser(webConfig.httpsPort());
    guest.open(LogInPages.TOP);
    var fields = guest.fields("#ok");
    fields.put("INPUTD_EMAILSERVICE", "OUTLOOK_COM");
    fields.put("INPUTR_USEFAXSERVER", "NO");
    var before = device.fax.signIn.state();
    guest.post(SiteMap.ROOT + action, fields);
    assertThat(guest.response.statusCode()).isEqualTo(303);
    assertThat(device.fax.saves).isEmpty();
    assertThat(device.fax.signIn.state()).isSameAs(before);
  }

  @Test
  void everyPageIsThereInEveryLanguageWithALabelForEachControl() throws Exception {
    for (String id : List.of("1", "3", "6", "13")) {
      browser.cookies.put("EPSON_COOKIE_LANG", "lang_b&1/lang_a&" + id);
      for (SiteMap.Page page : SiteMap.Page.values()) {
        if (!page.offeredBy(device.model())) {
          continue;
        }
        browser.open(page.top());
        assertThat(browser.response.statusCode()).as(page + " " + id).isEqualTo(200);
        for (Element control : browser.page.select("main input:not([type=hidden]), main select")) {
          assertThat(
                  browser.page.select("label[for=" + control.id() + "]").size()
                      + (control.closest("label") == null ? 0 : 1))
              .as(control.id())
              .isEqualTo(1);
        }
        assertThat(browser.page.select("script:not([src]), style, [style], [onclick]")).isEmpty();
      }
    }
  }

  // Email Server Settings

  @Test
  void okSavesForTheFaxServerAlone() throws Exception {
    browser.click(
        "#ok",
        Map.of(
            "INPUTD_AUTHMETHOD", "SMTP_AUTH",
            "INPUTT_ACCOUNT", "fax",
            "INPUTT_PASSWORD", "fax-secret",
            "INPUTT_SENDER", "fax@contoso.com",
            "INPUTT_SMTPSERVER", "smtp.fax.example.com",
            "INPUTT_SMTPPORT", "465",
            "INPUTD_SECURECONNECTION", "SSL_TLS"));
    assertThat(browser.path()).isEqualTo(PAGE.top());
    assertThat(browser.page.expectFirst("div.warning").text()).isEqualTo("Setup complete");
    assertThat(browser.response.body()).doesNotContain("fax-secret");
    assertThat(device.fax.saves)
        .containsExactly(
            new EmailServerSettings(
                AuthenticationMethod.SMTP_AUTH,
                EXCHANGE,
                "fax",
                "fax-secret",
                "fax@contoso.com",
                "smtp.fax.example.com",
                465,
                SecureConnection.SSL_TLS,
                true,
                "",
                110));
    assertThat(device.saves).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SMTP_AUTH, INPUTT_PASSWORD, xxxxxxxxxxxxxxxxxxxxx, At most 20 characters",
    "OAUTH2, INPUTT_SMTPPORT, 70000, A whole number from 1 to 65535.",
    "OAUTH2, INPUTT_SMTPSERVER, ::1, An IPv4 address or a host name",
    "OAUTH2, INPUTT_SENDER, .fax@contoso.com, cannot begin with a full stop",
  })
  void theRulesAreThoseOfTheMailServer(String method, String control, String value, String rule)
      throws Exception {
    browser.click("#ok", Map.of("INPUTD_AUTHMETHOD", method, control, value));
    assertThat(browser.response.statusCode()).isEqualTo(422);
    assertThat(browser.page.expectFirst("#" + control + "-error").text()).contains(rule);
    assertThat(browser.shows("#" + control)).isTrue();
    assertThat(device.fax.saves).isEmpty();
  }

  @Test
  void theSignInWorksFromSignInToOkAndLeavesTheMailServersAlone() throws Exception {
    browser.click("#signIn", Map.of("INPUTD_AUTHMETHOD", "OAUTH2"));
    assertThat(browser.path()).isEqualTo(PAGE.path("SIGNIN"));
    browser.click("#signInWithMicrosoft");
    assertThat(device.fax.signIn.state()).isEqualTo(new SignInState.Requesting(EXCHANGE));
    assertThat(device.signIn.state()).isEqualTo(new SignInState.SignedOut());
    assertThat(browser.page.expectFirst("#signInProgress").attr("hx-get"))
        .isEqualTo(PAGE.path("SIGNIN_STATUS") + "?PHASE=REQUESTING");

    device.fax.signIn.codeIssued(EXCHANGE, device.clock.instant().plus(Duration.ofMinutes(15)));
    browser.get(PAGE.path("SIGNIN_STATUS") + "?PHASE=REQUESTING", "HX-Request", "true");
    assertThat(browser.response.headers().firstValue("HX-Redirect")).hasValue(PAGE.path("SIGNIN"));
    browser.open(PAGE.path("SIGNIN"));
    assertThat(browser.page.expectFirst("#userCode").text()).isEqualTo("FJKL4RTMP");

    device.fax.signIn.become(new SignInState.SignedIn(EXCHANGE, "fax@contoso.com", false));
    browser.open(PAGE.path("SIGNIN"));
    assertThat(browser.path()).isEqualTo(PAGE.top());
    assertThat(browser.page.expectFirst("#currentStatus").text()).contains("Signed in");
    assertThat(browser.page.selectFirst("#notSaved")).isNotNull();
    browser.click("#ok");
    assertThat(device.fax.saves)
        .containsExactly(
            new EmailServerSettings(
                AuthenticationMethod.OAUTH2,
                EXCHANGE,
                "fax@contoso.com",
                "",
                "fax@contoso.com",
                "smtp.office365.com",
                587,
                SecureConnection.STARTTLS,
                true,
                "",
                110));
    assertThat(browser.page.selectFirst("#notSaved")).isNull();
    assertThat(device.saves).isEmpty();

    browser.open(EmailServerPages.TOP);
    assertThat(browser.page.selectFirst("#currentStatus")).isNull();
  }

  @Test
  void aProvidersServerPortEncryptionAndSenderCanBeChosenWithOAuth2() throws Exception {
    browser.click(
        "#signIn",
        Map.of(
            "INPUTD_AUTHMETHOD", "OAUTH2",
            "INPUTT_SENDER", "registered@contoso.com",
            "INPUTT_SMTPSERVER", "smtp.fax.example.com",
            "INPUTT_SMTPPORT", "465",
            "INPUTD_SECURECONNECTION", "SSL_TLS"));
    browser.click("#signInWithMicrosoft");
    device.fax.signIn.become(new SignInState.SignedIn(EXCHANGE, "fax@contoso.com", false));
    browser.open(PAGE.path("SIGNIN"));
    for (String control :
        List.of(
            "INPUTT_SENDER", "INPUTT_SMTPSERVER", "INPUTT_SMTPPORT", "INPUTD_SECURECONNECTION")) {
      assertThat(browser.shows("#" + control)).as(control).isTrue();
    }
    assertThat(browser.page.selectFirst("#signedInServer")).isNull();
    assertThat(value("INPUTT_SENDER")).isEqualTo("registered@contoso.com");
    browser.click("#ok");
    assertThat(device.fax.emailServerSettings())
        .returns("registered@contoso.com", EmailServerSettings::senderAddress)
        .returns("smtp.fax.example.com", EmailServerSettings::smtpServer)
        .returns(465, EmailServerSettings::smtpPort)
        .returns(SecureConnection.SSL_TLS, EmailServerSettings::secureConnection);
  }

  @Test
  void theOwnServerOfAnotherServiceGivesWay() throws Exception {
    device.fax.signIn.become(new SignInState.SignedIn(EXCHANGE, "fax@contoso.com", true));
    browser.open(PAGE.top());
    browser.click("#ok", Map.of("INPUTD_AUTHMETHOD", "OAUTH2"));
    device.fax.signIn.become(
        new SignInState.SignedIn(EmailService.OUTLOOK_COM, "fax@outlook.com", false));
    browser.open(PAGE.top());
    assertThat(chosen("INPUTD_EMAILSERVICE")).isEqualTo("OUTLOOK_COM");
    assertThat(value("INPUTT_SMTPSERVER")).isEqualTo("smtp-mail.outlook.com");
    assertThat(value("INPUTT_SENDER")).isEqualTo("fax@outlook.com");
    assertThat(chosen("INPUTD_SECURECONNECTION")).isEqualTo("STARTTLS");
  }

  @Test
  void signOutIsThisServersOnly() throws Exception {
    device.signIn.become(new SignInState.SignedIn(EXCHANGE, "mail@contoso.com", true));
    device.fax.signIn.become(new SignInState.SignedIn(EXCHANGE, "fax@contoso.com", false));
    browser.open(PAGE.top());
    browser.click("#signOut");
    assertThat(device.fax.signIn.state()).isEqualTo(new SignInState.SignedOut());
    assertThat(device.signIn.state()).isInstanceOf(SignInState.SignedIn.class);
    assertThat(browser.path()).isEqualTo(PAGE.top());
  }

  @Test
  void whatIsTypedForOneServerIsNotShownForTheOther() throws Exception {
    browser.click("[formaction$=UPDATE]", Map.of("INPUTT_SENDER", "typed@contoso.com"));
    assertThat(value("INPUTT_SENDER")).isEqualTo("typed@contoso.com");
    browser.open(EmailServerPages.TOP + "?DRAFT=KEPT");
    assertThat(value("INPUTT_SENDER")).isEmpty();
    browser.open(PAGE.top() + "?DRAFT=KEPT");
    assertThat(value("INPUTT_SENDER")).isEqualTo("typed@contoso.com");
  }

  @Test
  void anExpiredSessionComesBackToTheSamePage() throws Exception {
    device.clock.advance(Duration.ofMinutes(21));
    browser.open(PAGE.path("SIGNIN"));
    assertThat(browser.path()).isEqualTo(LogInPages.TOP);
    browser.click("#ok", Map.of("INPUTT_PASSWORD", FakeDevice.PASSWORD));
    assertThat(browser.path()).isEqualTo(PAGE.top());
  }

  // Fax Server > Basic

  @Test
  void theFaxServersDomainAndTheAddressForReceivedFaxesAreSaved() throws Exception {
    browser.open(FaxServerPage.TOP);
    assertThat(browser.page.selectFirst("#INPUTR_USEFAXSERVER-NO[checked]")).isNotNull();
    browser.click(
        "#ok",
        Map.of(
            "INPUTR_USEFAXSERVER", "YES",
            "INPUTT_FAXDOMAIN", " fax.example.com ",
            "INPUTT_FAXFORWARD", "office@contoso.com"));
    assertThat(browser.page.expectFirst("div.warning").text()).isEqualTo("Setup complete");
    assertThat(device.fax.settings())
        .isEqualTo(new FaxSettings(true, "fax.example.com", "office@contoso.com"));
    assertThat(browser.page.selectFirst("#INPUTR_USEFAXSERVER-YES[checked]")).isNotNull();
    assertThat(value("INPUTT_FAXDOMAIN")).isEqualTo("fax.example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "INPUTT_FAXDOMAIN, '', Enter the domain",
    "INPUTT_FAXDOMAIN, a@fax.example.com, A domain such as",
    "INPUTT_FAXDOMAIN, \"><b>, A domain such as",
    "INPUTT_FAXFORWARD, office, Enter a mail address",
    "INPUTT_FAXFORWARD, a@b.c; d@e.f, Enter a mail address",
  })
  void aBrokenRuleIsSaidAtItsFieldAndNothingSaved(String control, String value, String rule)
      throws Exception {
    browser.open(FaxServerPage.TOP);
    var typed =
        new HashMap<>(Map.of("INPUTR_USEFAXSERVER", "YES", "INPUTT_FAXDOMAIN", "fax.example.com"));
    typed.put(control, value);
    browser.click("#ok", typed);
    assertThat(browser.response.statusCode()).isEqualTo(422);
    assertThat(browser.page.expectFirst("#" + control + "-error").text()).contains(rule);
    assertThat(browser.page.select("[aria-invalid]")).hasSize(1);
    assertThat(value(control)).isEqualTo(value);
    assertThat(browser.page.select("main b")).isEmpty();
    assertThat(device.fax.settings()).isEqualTo(FaxSettings.factory());
  }

  @Test
  void aChoiceThatThePageDoesNotOfferIsRefused() throws Exception {
    browser.open(FaxServerPage.TOP);
    browser.click("#ok", Map.of("INPUTR_USEFAXSERVER", "MAYBE"));
    assertThat(browser.response.statusCode()).isEqualTo(400);
  }
}
