package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ADMIN;
import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.DISABLED;
import static dev.platen.stubs.entra.Cloud.FRED;
import static dev.platen.stubs.entra.Cloud.PASSWORD;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SCOPES;
import static dev.platen.stubs.entra.Cloud.SMTP;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.directory.ConsentGrant;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SignInPagesTest {
  private final Cloud cloud = new Cloud();

  @ParameterizedTest
  @ValueSource(strings = {"/devicelogin", "/device", "/link"})
  void theAddressThatPeopleTypeLeadsToTheCodePage(String path) {
    Reply reply = cloud.send("GET", "microsoft.com", path, Map.of(), "");

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location"))
        .contains("https://login.microsoftonline.com/common/oauth2/deviceauth");
    assertThat(cloud.send("GET", "localhost:8443", path, Map.of(), "").header("Location"))
        .contains("https://localhost:8443/common/oauth2/deviceauth");
  }

  @Test
  void aPersonLetsADeviceInStepByStep() {
    JsonNode code = cloud.deviceCode();
    Browser browser = cloud.browser().open("/common/oauth2/deviceauth");

    assertThat(browser.text("h1")).isEqualTo("Enter code to allow access");
    assertThat(browser.element("otc").attr("name")).isEqualTo("otc");
    assertThat(browser.element("idSIButton9").tagName()).isEqualTo("input");
    assertThat(browser.element("idSIButton9").attr("type")).isEqualTo("submit");
    assertThat(browser.element("idSIButton9").val()).isEqualTo("Next");

    browser.type("otc", code.path("user_code").asString()).click("idSIButton9");
    assertThat(browser.page().title()).isEqualTo("Sign in to your account");
    assertThat(browser.text("h1")).isEqualTo("Sign in");
    assertThat(browser.text("main"))
        .contains(
            "You're signing in to Platen Printer on another device located in United States. If"
                + " it's not you, close this page.");
    assertThat(browser.element("i0116").attr("name")).isEqualTo("loginfmt");

    browser.type("i0116", ADMIN).click("idSIButton9");
    assertThat(browser.text("h1")).isEqualTo("Enter password");
    assertThat(browser.element("displayName").text()).isEqualTo(ADMIN);
    assertThat(browser.element("i0118").attr("name")).isEqualTo("passwd");
    assertThat(browser.has("idA_PWD_ForgotPassword")).isTrue();
    assertThat(browser.element("idSIButton9").val()).isEqualTo("Sign in");

    browser.type("i0118", PASSWORD).click("idSIButton9");
    assertThat(browser.text("h1")).isEqualTo("Permissions requested");
    assertThat(browser.page().select("li").eachText())
        .contains(
            "Send emails from your mailbox using SMTP AUTH",
            "Maintain access to data you have given it access to");
    assertThat(browser.element("consentOnBehalf").hasAttr("checked")).isFalse();
    assertThat(browser.text("label[for=consentOnBehalf]"))
        .isEqualTo("Consent on behalf of your organization");
    assertThat(browser.element("idBtn_Back").val()).isEqualTo("Cancel");

    browser.tick("consentOnBehalf").click("idSIButton9");
    assertThat(browser.text("h1")).isEqualTo("Are you trying to sign in to Platen Printer?");
    assertThat(browser.element("idSIButton9").val()).isEqualTo("Continue");
    assertThat(number(cloud.poll(code))).as("not before the last click").isEqualTo(70016);

    browser.click("idSIButton9");
    assertThat(browser.element("message").text())
        .isEqualTo(
            "You have signed in to the Platen Printer application on your device. You may now close"
                + " this window.");
    assertThat(cloud.poll(code).status()).isEqualTo(200);
    assertThat(tenant().consents()).containsExactly(new ConsentGrant(PRINTER, null, Set.of(SMTP)));
    assertThat(browser.visited())
        .noneMatch(target -> target.contains(code.path("user_code").asString()));
  }

  @Test
  void theKeyboardAloneDoes() {
    JsonNode code = cloud.deviceCode();

    Browser browser =
        cloud
            .browser()
            .open("/common/oauth2/deviceauth")
            .typeAndEnter(code.path("user_code").asString())
            .typeAndEnter(ANNA)
            .typeAndEnter(PASSWORD)
            .typeAndEnter("")
            .typeAndEnter("");

    assertThat(browser.text("#message")).startsWith("You have signed in");
    assertThat(cloud.poll(code).status()).isEqualTo(200);
  }

  @Test
  void everyPageIsAccessibleAndKeptByNobody() {
    JsonNode code = cloud.deviceCode();
    Browser browser = cloud.browser().open("/common/oauth2/deviceauth");
    List<String> steps =
        new ArrayList<>(List.of(code.path("user_code").asString(), ADMIN, PASSWORD, "", ""));
    while (true) {
      Document page = browser.page();
      assertThat(page.select("html").attr("lang")).isEqualTo("en");
      assertThat(page.select("h1")).hasSize(1);
      assertThat(page.select("main")).hasSize(1);
      assertThat(page.title()).isNotBlank();
      assertThat(page.select("meta[name=viewport]")).hasSize(1);
      assertThat(page.select("meta[name=PageID]")).hasSize(1);
      assertThat(page.select("script, [style], style, img, [onclick]")).isEmpty();
      for (Element link : page.select("[href], [src], form[action]")) {
        String target = link.hasAttr("href") ? link.attr("href") : link.attr("action");
        assertThat(target).as("stays on this server").startsWith("/").doesNotStartWith("//");
      }
      for (Element field : page.select("input:not([type=hidden]):not([type=submit])")) {
        assertThat(page.select("label[for=" + field.id() + "]").text())
            .as("label of %s", field.id())
            .isNotBlank();
      }
      assertThat(page.html()).doesNotContain(PASSWORD, code.path("user_code").asString());
      assertThat(browser.answer().headers("Cache-Control")).containsExactly("no-store, no-cache");
      assertThat(browser.answer().headers("Content-Security-Policy"))
          .containsExactly(
              "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
                  + " frame-ancestors 'none'");
      if (steps.isEmpty()) {
        break;
      }
      assertThat(page.select("[autofocus]"))
          .as("one focus on %s", page.select("h1").text())
          .hasSize(1);
      browser.typeAndEnter(steps.removeFirst());
    }
    assertThat(cloud.get("/signin.css").header("Content-Type")).contains("text/css; charset=utf-8");
  }

  @Test
  void theSignInPagesSayTheirPageId() {
    Browser browser = cloud.browser().enterCode(cloud.deviceCode());

    assertThat(browser.page().select("meta[name=PageID]").attr("content"))
        .isEqualTo("ConvergedSignIn");
  }

  @ParameterizedTest
  @CsvSource({"'',90119", "WRONGCODE,70018"})
  void aWrongCodeIsSaidAboveTheField(String typed, int number) {
    Browser browser =
        cloud.browser().open("/common/oauth2/deviceauth").type("otc", typed).click("idSIButton9");

    assertThatFieldErrorIs(browser, "otc", "otcError", number);
    assertThat(browser.text("h1")).isEqualTo("Enter code to allow access");
  }

  @Test
  void aCodeMayBeTypedWithSpacesAndInLowerCase() {
    String code = cloud.deviceCode().path("user_code").asString();
    String typed =
        " "
            + code.substring(0, 4).toLowerCase(java.util.Locale.ROOT)
            + " "
            + code.substring(4)
            + " ";

    assertThat(
            cloud
                .browser()
                .open("/common/oauth2/deviceauth")
                .type("otc", typed)
                .click("idSIButton9")
                .text("h1"))
        .isEqualTo("Sign in");
  }

  @Test
  void anExpiredCodeIsSaidAboveTheField() {
    JsonNode code = cloud.deviceCode();
    cloud.clock.advance(Duration.ofMinutes(15));

    assertThatFieldErrorIs(cloud.browser().enterCode(code), "otc", "otcError", 70019);
  }

  @Test
  void aCodeThatWasAnsweredIsNotAccepted() {
    JsonNode code = cloud.deviceCode();
    cloud.signIn(code, ANNA);

    assertThatFieldErrorIs(cloud.browser().enterCode(code), "otc", "otcError", 90120);
  }

  @Test
  void aWrongUserNameIsSaidAboveTheFieldAndCanBeCorrected() {
    Browser browser =
        cloud
            .browser()
            .enterCode(cloud.deviceCode())
            .type("i0116", "nobody@contoso.onmicrosoft.com");

    browser.click("idSIButton9");

    assertThatFieldErrorIs(browser, "i0116", "usernameError", 50034);
    assertThat(browser.element("usernameError").text())
        .startsWith("This username may be incorrect.");
    assertThatFieldErrorIs(
        browser.type("i0116", " ").click("idSIButton9"), "i0116", "usernameError", 50034);
    assertThat(
            browser.type("i0116", " ANNA@contoso.onmicrosoft.COM ").click("idSIButton9").text("h1"))
        .isEqualTo("Enter password");
    assertThat(browser.click("idBtn_Back").text("h1")).isEqualTo("Sign in");
  }

  @Test
  void aWrongPasswordIsSaidAboveTheFieldAndNotShownAgain() {
    Browser browser =
        cloud.browser().enterCode(cloud.deviceCode()).type("i0116", ANNA).click("idSIButton9");

    browser.type("i0118", "wrong horse").click("idSIButton9");

    assertThatFieldErrorIs(browser, "i0118", "passwordError", 50126);
    assertThat(browser.element("passwordError").text())
        .startsWith("Your account or password is incorrect.");
    assertThat(browser.page().html()).doesNotContain("wrong horse");
    assertThatFieldErrorIs(
        browser.type("i0118", "").click("idSIButton9"), "i0118", "passwordError", 50126);
    assertThat(browser.type("i0118", PASSWORD).click("idSIButton9").text("h1"))
        .isEqualTo("Permissions requested");
  }

  @Test
  void aDisabledUserIsRefusedAfterTheRightPasswordOnly() {
    cloud.changeUser(ANNA, user -> user.withEnabled(false));
    Browser browser =
        cloud.browser().enterCode(cloud.deviceCode()).type("i0116", ANNA).click("idSIButton9");

    assertThatFieldErrorIs(
        browser.type("i0118", "wrong").click("idSIButton9"), "i0118", "passwordError", 50126);
    assertThatFieldErrorIs(
        browser.type("i0118", PASSWORD).click("idSIButton9"), "i0118", "passwordError", 50057);
  }

  private static void assertThatFieldErrorIs(
      Browser browser, String field, String error, int number) {
    assertThat(browser.element(error).attr("data-error-code")).isEqualTo(String.valueOf(number));
    assertThat(browser.element(error).text()).isNotBlank();
    assertThat(browser.element(field).attr("aria-describedby")).isEqualTo(error);
    assertThat(browser.element(field).attr("aria-invalid")).isEqualTo("true");
    String html = browser.page().html();
    assertThat(html.indexOf("id=\"" + error))
        .as("above the field")
        .isLessThan(html.indexOf("id=\"" + field + "\""));
  }

  @Test
  void consentIsAskedOnce() {
    Browser first = cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA);
    assertThat(first.has("consentOnBehalf")).as("not for a plain user").isFalse();
    first.click("idSIButton9");
    assertThat(tenant().consents())
        .containsExactly(new ConsentGrant(PRINTER, cloud.user(ANNA).id(), Set.of(SMTP)));

    assertThat(cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA).text("h1"))
        .startsWith("Are you trying");
    assertThat(cloud.browser().enterCode(cloud.deviceCode()).enterUser(ADMIN).text("h1"))
        .as("another user")
        .isEqualTo("Permissions requested");
  }

  @Test
  void anAdministratorWhoDoesNotTickTheBoxConsentsForThemselvesOnly() {
    cloud.browser().enterCode(cloud.deviceCode()).enterUser(ADMIN).click("idSIButton9");

    assertThat(tenant().consents())
        .containsExactly(new ConsentGrant(PRINTER, cloud.user(ADMIN).id(), Set.of(SMTP)));
    assertThat(cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA).text("h1"))
        .isEqualTo("Permissions requested");
  }

  @Test
  void aPlainUserCannotConsentForTheOrganizationByAForgedForm() {
    Browser browser = cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA);
    browser
        .page()
        .expectFirst("form")
        .append("<input type=hidden name=consentOnBehalf value=true>");

    browser.click("idSIButton9");

    assertThat(tenant().consents())
        .extracting(ConsentGrant::userId)
        .containsExactly(cloud.user(ANNA).id());
  }

  @Test
  void cancellingConsentDeclines() {
    JsonNode code = cloud.deviceCode();

    Browser browser = cloud.browser().enterCode(code).enterUser(ANNA).click("idBtn_Back");

    assertThat(browser.text("#message")).startsWith("You did not let Platen Printer sign in");
    assertThat(cloud.poll(code).body()).contains("\"authorization_declined\"");
    assertThat(tenant().consents()).isEmpty();
  }

  @Test
  void securityDefaultsBlockAfterThePasswordAndTheDeviceGoesOnWaiting() {
    cloud.directory.update(CONTOSO, tenant -> tenant.withSecurityDefaults(true));
    JsonNode code = cloud.deviceCode();

    Browser browser = cloud.browser().enterCode(code).enterUser(ADMIN);

    assertThatFullPageErrorIs(
        browser, "AADSTS530035: Access has been blocked by security defaults.");
    assertThat(number(cloud.poll(code))).isEqualTo(70016);
    cloud.directory.update(CONTOSO, tenant -> tenant.withSecurityDefaults(false));
    cloud.signIn(code, ADMIN);
    assertThat(cloud.poll(code).status()).as("the same code, later").isEqualTo(200);
  }

  @Test
  void aUserOfATenantWithoutTheApplicationIsRefused() {
    assertThatFullPageErrorIs(
        cloud.browser().enterCode(cloud.deviceCode()).enterUser(FRED),
        "AADSTS700016: Application with identifier '"
            + PRINTER
            + "' was not found in the directory 'Fabrikam'.");
  }

  @Test
  void aUserOfAnotherTenantThanTheDevicesIsRefused() {
    assertThatFullPageErrorIs(
        cloud
            .browser()
            .enterCode(cloud.deviceCode("contoso.onmicrosoft.com", PRINTER, SCOPES))
            .enterUser(FRED),
        "AADSTS50020: User account '" + FRED + "' from identity provider");
  }

  @Test
  void aDisabledApplicationIsRefused() {
    assertThatFullPageErrorIs(
        cloud
            .browser()
            .enterCode(cloud.deviceCode("organizations", DISABLED, SCOPES))
            .enterUser(ANNA),
        "AADSTS7000112: Application '" + DISABLED + "'(Old Printer) is disabled.");
  }

  @Test
  void aScopeThatDoesNotExistIsRefused() {
    assertThatFullPageErrorIs(
        cloud
            .browser()
            .enterCode(
                cloud.deviceCode(
                    "organizations", PRINTER, "https://outlook.office.com/SMTP.SendAsApp"))
            .enterUser(ANNA),
        "AADSTS650053: The application 'Platen Printer' asked for scope 'SMTP.SendAsApp' that"
            + " doesn't exist on the resource '00000002-0000-0ff1-ce00-000000000000'.");
  }

  @Test
  void aWorkAccountIsNotForThePersonalPage() {
    Browser browser =
        cloud
            .browser()
            .enterCode(cloud.deviceCode("consumers", PRINTER, SCOPES))
            .type("i0116", ANNA)
            .click("idSIButton9");

    assertThat(browser.text("#usernameError"))
        .startsWith("You can't sign in here with a work or school account.");
  }

  private static void assertThatFullPageErrorIs(Browser browser, String message) {
    assertThat(browser.text("h1")).isEqualTo("Sign in");
    assertThat(browser.text("main"))
        .contains("Sorry, but we're having trouble signing you in.", "Troubleshooting details");
    assertThat(browser.text("#exceptionMessageContainer")).startsWith(message);
    assertThat(browser.text("dt")).isEqualTo("Request Id Correlation Id Timestamp Message");
    assertThat(browser.text("#requestId"))
        .isEqualTo(browser.answer().headers("x-ms-request-id").getFirst());
    assertThat(browser.text("#timestamp")).isEqualTo("2026-08-13 21:24:29Z");
  }

  @Test
  void aCodeThatExpiresBeforeTheLastClickIsSaid() {
    JsonNode code = cloud.deviceCode();
    Browser browser = cloud.consented().browser().enterCode(code).enterUser(ANNA);
    cloud.clock.advance(Duration.ofMinutes(15));

    assertThat(browser.click("idSIButton9").text("#exceptionMessageContainer"))
        .startsWith("AADSTS70019:");
    assertThat(number(cloud.poll(code))).isEqualTo(70020);
  }

  @Test
  void ofTwoPeopleWithOneCodeTheFirstCounts() {
    cloud.consented();
    JsonNode code = cloud.deviceCode();
    Browser anna = cloud.browser().enterCode(code).enterUser(ANNA);
    Browser admin = cloud.browser().enterCode(code).enterUser(ADMIN);

    anna.click("idSIButton9");

    assertThat(admin.click("idSIButton9").text("#exceptionMessageContainer"))
        .startsWith("AADSTS90120:");
    assertThat(anna.text("#message")).startsWith("You have signed in");
  }

  @Test
  void aFormThatIsSentTwiceShowsTheSameEnd() {
    Browser browser = cloud.consented().browser().enterCode(cloud.deviceCode()).enterUser(ANNA);
    Element form = browser.page().expectFirst("form");
    browser.click("idSIButton9");
    browser.page().body().appendChild(form);

    assertThat(browser.click("idSIButton9").text("#message")).startsWith("You have signed in");
  }

  @Test
  void aFormWithoutItsCookieOrTokenIsRefused() {
    Browser stolen = cloud.browser().enterCode(cloud.deviceCode());
    stolen.forgetCookies();

    stolen.type("i0116", ANNA).click("idSIButton9");

    assertThat(stolen.answer().status()).isEqualTo(400);
    assertThat(stolen.text("#exceptionMessageContainer")).startsWith("AADSTS165000:");
    Reply withoutToken = cloud.post("/common/login", "passwd", PASSWORD);
    assertThat(withoutToken.status()).isEqualTo(400);
    assertThat(withoutToken.body()).contains("AADSTS165000").doesNotContain(PASSWORD);
  }

  @Test
  void aStepCannotBeLeftOut() {
    Browser browser = cloud.browser().enterCode(cloud.deviceCode());
    String token = browser.page().select("[name=flowToken]").val();
    browser.page().expectFirst("form").attr("action", "/appverify");

    browser.click("idSIButton9");

    assertThat(token).isNotEmpty();
    assertThat(browser.text("h1")).as("the page that is due").isEqualTo("Sign in");
    browser.page().expectFirst("form").attr("action", "/common/Consent/Set");
    assertThat(browser.click("idSIButton9").text("h1")).isEqualTo("Sign in");
  }

  @Test
  void theCookieIsForThisBrowserOverTlsOnly() {
    Browser browser = cloud.browser().open("/common/oauth2/deviceauth");

    assertThat(browser.answer().headers("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("buid="))
        .singleElement()
        .asString()
        .contains("secure", "httponly", "samesite=lax");
  }

  @Test
  void staySignedInIsAskedWhereItIsSet() {
    Cloud asking = new Cloud(true, false).consented();

    Browser browser = asking.browser().enterCode(asking.deviceCode()).enterUser(ANNA);

    assertThat(browser.text("h1")).isEqualTo("Stay signed in?");
    assertThat(browser.has("KmsiCheckboxField")).isTrue();
    assertThat(browser.click("idBtn_Back").text("h1")).startsWith("Are you trying");
    assertThat(browser.click("idSIButton9").text("#message")).startsWith("You have signed in");
  }

  @Test
  void signingOutAndForgottenPasswordsHaveTheirPages() {
    assertThat(cloud.browser().open("/common/oauth2/v2.0/logout").text("h1"))
        .startsWith("You signed out");
    assertThat(cloud.browser().open("/common/passwordreset").text("h1"))
        .isEqualTo("Forgot your password?");
  }

  static Stream<Map<String, String>> labels() {
    try (var stream =
        SignInPagesTest.class.getResourceAsStream("/dev/platen/stubs/entra/labels.csv")) {
      List<String[]> rows =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.split(","))
              .toList();
      String[] header = rows.getFirst();
      return Arrays.stream(header, 2, header.length)
          .map(
              language -> {
                Map<String, String> column = new java.util.HashMap<>(Map.of("language", language));
                int index = List.of(header).indexOf(language);
                rows.stream().skip(1).forEach(row -> column.put(row[0], row[index]));
                return column;
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("labels")
  void labelsAreThoseOfTheGuideInEachLanguage(Map<String, String> label) {
    String language = label.get("language");
    JsonNode code = cloud.deviceCode();

    Browser browser =
        cloud.browser().speaking(language + ";q=0.9, xx").open("/common/oauth2/deviceauth");
    assertThat(browser.page().select("html").attr("lang")).isEqualTo(language);
    assertThat(browser.element("idSIButton9").val()).isEqualTo(label.get("ms.next"));
    browser.type("otc", code.path("user_code").asString()).click("idSIButton9");
    assertThat(browser.element("idSIButton9").val()).isEqualTo(label.get("ms.next"));
    browser.type("i0116", ADMIN).click("idSIButton9");
    assertThat(browser.element("idSIButton9").val()).isEqualTo(label.get("ms.sign_in"));
    browser.type("i0118", PASSWORD).click("idSIButton9");
    assertThat(browser.text("label[for=consentOnBehalf]")).isEqualTo(label.get("ms.consent_org"));
    assertThat(browser.element("idSIButton9").val()).isEqualTo(label.get("ms.accept"));
    browser.click("idSIButton9");
    assertThat(browser.page().select("html").attr("lang")).isEqualTo(language);
    assertThat(browser.text("h1")).contains("Platen Printer");
  }

  @Test
  void theGuideHasSixLanguages() {
    assertThat(labels()).hasSize(6).allSatisfy(column -> assertThat(column).hasSize(9));
  }

  @Test
  void mktWinsOverTheBrowsersLanguage() {
    Browser browser = cloud.browser().speaking("sv").open("/common/oauth2/deviceauth?mkt=pt-PT");

    assertThat(browser.element("idSIButton9").val()).isEqualTo("Seguinte");
    browser.type("otc", "WRONGCODE").click("idSIButton9");
    assertThat(browser.element("idSIButton9").val())
        .as("also on the next page")
        .isEqualTo("Seguinte");
  }

  private Tenant tenant() {
    return cloud.directory.tenant(CONTOSO).orElseThrow();
  }
}
