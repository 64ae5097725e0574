package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ADMIN;
import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CALLBACK;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.DAEMON;
import static dev.platen.stubs.entra.Cloud.PASSWORD;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SMTP;
import static dev.platen.stubs.entra.Cloud.authorize;
import static dev.platen.stubs.entra.Cloud.json;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import dev.platen.stubs.directory.ConsentGrant;
import dev.platen.stubs.directory.UserConsent;
import dev.platen.stubs.entra.http.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AuthorizationCodeTest {
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  // RFC 7636 appendix B
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private final Cloud cloud = new Cloud().consented();

  @Test
  void aPersonSignsInAndTheApplicationGetsTokens() throws Exception {
    Browser browser = cloud.browser().open(withChallenge("nonce", "n-1"));
    assertThat(browser.text("h1")).isEqualTo("Sign in");
    assertThat(browser.text("main")).contains("to continue to Platen Printer");

    browser.enterUser(ANNA);

    assertThat(browser.answer().status()).isEqualTo(302);
    assertThat(browser.location()).startsWith(CALLBACK + "?code=");
    Map<String, String> taken = browser.taken();
    assertThat(taken.keySet()).containsExactly("code", "state", "session_state");
    assertThat(taken).containsEntry("state", "s 1&");
    assertThat(taken.get("code")).matches("1\\.A[A-Za-z0-9_-]{500,}");
    JsonNode tokens = json(redeem(browser.taken("code"), "code_verifier", VERIFIER));
    assertThat(tokens.propertyNames())
        .containsExactly(
            "token_type",
            "scope",
            "expires_in",
            "ext_expires_in",
            "access_token",
            "refresh_token",
            "id_token");
    assertThat(tokens.path("scope").asString()).isEqualTo(SMTP);
    JsonNode claims =
        Cloud.JSON.readTree(
            JWSObject.parse(tokens.path("id_token").asString()).getPayload().toString());
    assertThat(claims.path("nonce").asString()).isEqualTo("n-1");
    assertThat(claims.path("preferred_username").asString()).isEqualTo(ANNA);
    assertThat(cloud.refresh(tokens.path("refresh_token").asString()).status()).isEqualTo(200);
  }

  @Test
  void consentIsAskedInTheWordsOfToMyEmailAndKept() {
    Cloud fresh = new Cloud();
    Browser browser = fresh.browser().speaking("sv").open(authorize("common")).enterUser(ADMIN);

    assertThat(browser.text("label[for=consentOnBehalf]")).isEqualTo("Godkänn åt organisation");
    browser.tick("consentOnBehalf").click("idSIButton9");

    assertThat(browser.taken()).containsKey("code");
    assertThat(fresh.directory.tenant(CONTOSO).orElseThrow().consents())
        .containsExactly(new ConsentGrant(PRINTER, null, Set.of(SMTP)));
  }

  static java.util.stream.Stream<Map<String, String>> labels() {
    return SignInPagesTest.labels();
  }

  @ParameterizedTest
  @MethodSource("labels")
  void labelsAreThoseOfTheGuideInEachLanguage(Map<String, String> label) {
    Browser browser =
        new Cloud()
            .browser()
            .speaking(label.getOrDefault("language", ""))
            .open(authorize("organizations"));

    assertThat(browser.element("idSIButton9").val()).isEqualTo(label.get("serverless.next"));
    browser.type("i0116", ADMIN).click("idSIButton9");
    assertThat(browser.element("idSIButton9").val()).isEqualTo(label.get("serverless.sign_in"));
    browser.type("i0118", PASSWORD).click("idSIButton9");
    assertThat(browser.text("label[for=consentOnBehalf]"))
        .isEqualTo(label.get("serverless.consent"));
    assertThat(browser.element("idSIButton9").val()).isEqualTo(label.get("serverless.accept"));
  }

  @Test
  void thePagesMayEndAtTheRedirectUriAndNowhereElse() {
    Browser browser = cloud.browser().open(authorize("common"));

    assertThat(browser.answer().headers("Content-Security-Policy").getFirst())
        .contains("form-action 'self' https://printer.example;");
    browser.type("i0116", ANNA).click("idSIButton9");
    assertThat(browser.answer().headers("Content-Security-Policy").getFirst())
        .contains("form-action 'self' https://printer.example;");
    assertThat(
            cloud
                .browser()
                .open("/common/oauth2/deviceauth")
                .answer()
                .headers("Content-Security-Policy")
                .getFirst())
        .contains("form-action 'self';");
  }

  @Test
  void aFragmentTakesTheCodeAlong() {
    Browser browser =
        cloud.browser().open(authorize("common", "response_mode", "fragment")).enterUser(ANNA);

    assertThat(browser.location()).startsWith(CALLBACK + "#code=");
    assertThat(browser.taken()).containsEntry("state", "s 1&");
  }

  @Test
  void aFormPostsTheCode() {
    Browser browser =
        cloud.browser().open(authorize("common", "response_mode", "form_post")).enterUser(ANNA);

    assertThat(browser.answer().status()).isEqualTo(200);
    assertThat(browser.page().expectFirst("form").attr("action")).isEqualTo(CALLBACK);
    assertThat(browser.page().expectFirst("input[name=code]").val()).isNotEmpty();
    assertThat(browser.page().expectFirst("input[name=state]").val()).isEqualTo("s 1&");
    assertThat(browser.has("idSIButton9")).as("goes on without scripts").isTrue();
    assertThat(browser.answer().headers("Content-Security-Policy").getFirst())
        .contains("form-action 'self' https://printer.example;", "script-src 'self'");
    assertThat(cloud.get("/formpost.js").body()).contains("submit()");
  }

  @Test
  void parametersMayBePosted() {
    String query = authorize("common");

    Reply page =
        cloud.send(
            "POST",
            "login.microsoftonline.com",
            "/common/oauth2/v2.0/authorize",
            Map.of(),
            query.substring(query.indexOf('?') + 1));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("i0116");
  }

  @Test
  void aFormThatIsSentTwiceLeavesTheSameWay() {
    Browser browser = cloud.browser().open(authorize("common")).type("i0116", ANNA);
    browser.click("idSIButton9");
    var form = browser.page().expectFirst("form");
    browser.type("i0118", PASSWORD).click("idSIButton9");
    String first = browser.location();
    browser.page().body().appendChild(form);

    assertThat(browser.click("idSIButton9").location()).isEqualTo(first);
  }

  // --- Redirect URIs

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://printer.example/oauth/callback/",
        "https://printer.example/oauth",
        "https://printer.example:8443/oauth/callback",
        "http://printer.example/oauth/callback",
        "https://PRINTER.example/oauth/callback",
        "https://printer.example/oauth/callback?x=1",
        "https://printer.example/oauth/callback#x",
        "https://evil.example/oauth/callback",
        "http://127.0.0.1:8080/signed-in",
        "https://localhost:8080/signed-in",
        "http://localhost:8080/other",
        "http://localhost@evil.example/signed-in",
        "http://someone@localhost/signed-in",
        "not a uri"
      })
  void aRedirectUriThatIsNotRegisteredIsNeverGoneTo(String uri) {
    Browser browser = cloud.browser().open(authorize("common", "redirect_uri", uri));

    assertThat(browser.answer().status()).isEqualTo(400);
    assertThat(browser.answer().headers("Location")).isEmpty();
    assertThat(browser.text("#exceptionMessageContainer"))
        .startsWith("AADSTS50011: The redirect URI '" + uri + "' specified in the request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost/signed-in", "http://localhost:51004/signed-in"})
  void onTheLoopbackInterfaceAnyPortWillDo(String uri) {
    Browser browser =
        cloud.browser().open(authorize("common", "redirect_uri", uri)).enterUser(ANNA);

    assertThat(browser.location()).startsWith(uri + "?code=");
  }

  @Test
  void withoutARedirectUriTheRegisteredOneIsTaken() {
    assertThat(
            cloud
                .browser()
                .open(authorize("common", "redirect_uri", ""))
                .enterUser(ANNA)
                .location())
        .startsWith(CALLBACK + "?code=");
    assertThat(
            page(authorize("common", "client_id", DAEMON.toString(), "redirect_uri", ""))
                .text("#exceptionMessageContainer"))
        .startsWith("AADSTS900971:");
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere.example, client_id, aaaaaaaa-0000-4000-8000-000000000001, 90002",
    "common, client_id, '', 900144",
    "common, client_id, bbbbbbbb-0000-4000-8000-000000000009, 700016"
  })
  void anUnknownTenantOrApplicationIsSaidOnAPage(
      String tenant, String name, String value, int number) {
    Browser browser = page(authorize(tenant, name, value));

    assertThat(browser.answer().headers("Location")).isEmpty();
    assertThat(browser.element("exceptionMessageContainer").attr("data-error-code"))
        .isEqualTo(String.valueOf(number));
  }

  private Browser page(String target) {
    return cloud.browser().open(target);
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, '', invalid_request, 900144",
    "response_type, token, unsupported_response_type, 700054",
    "response_type, code id_token, unsupported_response_type, 700054",
    "response_type, cheese, unsupported_response_type, 70005",
    "response_mode, cheese, invalid_request, 70007",
    "scope, '', invalid_request, 900144",
    "scope, https://outlook.office.com/SMTP.Send Mail.Read, invalid_request, 28000",
    "prompt, cheese, invalid_request, 90023",
    "prompt, none, login_required, 50058",
    "code_challenge, short, invalid_request, 501491"
  })
  void otherMistakesAreToldToTheApplication(String name, String value, String error, int number) {
    Browser browser = page(authorize("common", name, value));

    assertThat(browser.location()).startsWith(CALLBACK + "?error=");
    assertThat(browser.taken())
        .containsEntry("error", error)
        .containsEntry("error_uri", "https://login.microsoftonline.com/error?code=" + number)
        .containsEntry("state", "s 1&");
    assertThat(browser.taken().get("error_description"))
        .startsWith("AADSTS" + number + ": ")
        .contains(" Trace ID: ", " Correlation ID: ", " Timestamp: 2026-08-13 21:24:29Z");
  }

  @Test
  void aScopeThatDoesNotExistIsToldToTheApplication() {
    Browser browser =
        page(authorize("common", "scope", "https://outlook.office.com/SMTP.SendAsApp"))
            .enterUser(ANNA);

    assertThat(browser.taken()).containsEntry("error", "invalid_scope");
    assertThat(browser.taken().get("error_description")).startsWith("AADSTS650053:");
  }

  @Test
  void whoDeclinesIsReportedAsDenied() {
    Browser browser =
        new Cloud().browser().open(authorize("common")).enterUser(ANNA).click("idBtn_Back");

    assertThat(browser.taken())
        .containsEntry("error", "access_denied")
        .containsEntry("state", "s 1&");
    assertThat(browser.taken().get("error_description"))
        .startsWith("AADSTS65004: User declined to consent to access the app.");
  }

  // --- Who signs in

  @Test
  void aHintLeadsToThePassword() {
    Browser browser = page(authorize("common", "login_hint", ANNA));

    assertThat(browser.text("h1")).isEqualTo("Enter password");
    assertThat(browser.element("displayName").text()).isEqualTo(ANNA);
    assertThat(browser.click("idBtn_Back").element("i0116").val()).isEqualTo(ANNA);
    assertThat(page(authorize("common", "login_hint", "x@y.example")).element("i0116").val())
        .isEqualTo("x@y.example");
    assertThat(page(authorize("common", "login_hint", ANNA, "prompt", "select_account")).text("h1"))
        .isEqualTo("Sign in");
  }

  @Test
  void consentIsAskedAgainWhereTheApplicationWantsThat() {
    assertThat(page(authorize("common", "prompt", "consent")).enterUser(ANNA).text("h1"))
        .isEqualTo("Permissions requested");
    assertThat(page(authorize("common", "prompt", "login")).enterUser(ANNA).taken())
        .containsKey("code");
  }

  @Test
  void staySignedInIsAskedWhereItIsSet() {
    Cloud asking = new Cloud(true, false).consented();

    Browser browser = asking.browser().open(authorize("common")).enterUser(ANNA);

    assertThat(browser.text("h1")).isEqualTo("Stay signed in?");
    assertThat(browser.click("idSIButton9").taken()).containsKey("code");
  }

  @Test
  void clientInfoNamesTheAccountWhereItIsAskedFor() {
    Map<String, String> taken =
        page(authorize("common", "client_info", "1")).enterUser(ANNA).taken();

    assertThat(
            new String(
                Base64.getUrlDecoder().decode(taken.get("client_info")), StandardCharsets.UTF_8))
        .isEqualTo("{\"uid\":\"" + cloud.user(ANNA).id() + "\",\"utid\":\"" + CONTOSO + "\"}");
  }

  @Test
  void securityDefaultsForbidTheDeviceCodeFlowOnly() {
    cloud.directory.update(CONTOSO, tenant -> tenant.withSecurityDefaults(true));

    assertThat(page(authorize("common")).enterUser(ANNA).taken()).containsKey("code");
  }

  @Test
  void whereUsersMayNotConsentAnAdministratorMustApprove() {
    Cloud strict = new Cloud();
    strict.directory.update(CONTOSO, tenant -> tenant.withUserConsent(UserConsent.FORBIDDEN));
    Browser browser = strict.browser().open(authorize("common")).enterUser(ANNA);

    assertThat(browser.text("h1")).isEqualTo("Need admin approval");
    assertThat(browser.element("adminApproval").attr("data-error-code")).isEqualTo("90094");
    browser.page().expectFirst("form").attr("action", "/common/Consent/Set");
    assertThat(browser.click("idSIButton9").text("h1")).isEqualTo("Need admin approval");
    assertThat(strict.directory.tenant(CONTOSO).orElseThrow().consents()).isEmpty();
    browser.click("idSIButton9").enterUser(ADMIN);
    assertThat(browser.text("h1")).as("an administrator may").isEqualTo("Permissions requested");
    Browser other = strict.browser().open(authorize("common")).enterUser(ANNA);
    assertThat(other.click("idBtn_Back").taken()).containsEntry("error", "access_denied");
    JsonNode device = strict.deviceCode();
    assertThat(strict.browser().enterCode(device).enterUser(ANNA).text("h1"))
        .as("for a device, too")
        .isEqualTo("Need admin approval");
    assertThat(number(strict.poll(device))).isEqualTo(70016);
  }

  // --- At the token endpoint

  @Test
  void aCodeIsRedeemedOnce() {
    String code = code();

    assertThat(redeem(code).status()).isEqualTo(200);
    Reply again = redeem(code);
    assertThat(number(again)).isEqualTo(54005);
    assertThat(json(again).path("error").asString()).isEqualTo("invalid_grant");
  }

  @Test
  void ofEightRedemptionsAtOnceOneGetsTheTokens() throws Exception {
    for (int round = 0; round < 50; round++) {
      String code = code();
      CyclicBarrier barrier = new CyclicBarrier(8);
      List<Future<Reply>> redemptions = new ArrayList<>();
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 8; i++) {
          redemptions.add(
              executor.submit(
                  () -> {
                    barrier.await();
                    return redeem(code);
                  }));
        }
      }
      int won = 0;
      for (Future<Reply> redemption : redemptions) {
        if (redemption.get().status() == 200) {
          won++;
        } else {
          assertThat(number(redemption.get())).isEqualTo(54005);
        }
      }
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  void aCodeLivesTenMinutes() {
    String code = code();
    cloud.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(redeem(code).status()).isEqualTo(200);
    String late = code();
    cloud.clock.advance(Duration.ofMinutes(10));

    assertThat(number(redeem(late))).isEqualTo(70008);
  }

  @Test
  void nonsenseIsNoCode() {
    Reply reply = redeem("cheese");

    assertThat(number(reply)).isEqualTo(9002313);
    assertThat(json(reply).path("error").asString()).isEqualTo("invalid_grant");
  }

  @Test
  void theRedirectUriMustBeTheSame() {
    String code = code();

    assertThat(number(redeem(code, "redirect_uri", "http://localhost/signed-in")))
        .isEqualTo(500112);
    assertThat(number(redeem(code, "redirect_uri", ""))).isEqualTo(900144);
    assertThat(redeem(code).status()).as("the refusals did not use the code up").isEqualTo(200);
  }

  @Test
  void aCodeIsNoOtherApplications() {
    assertThat(
            number(redeem(code(), "client_id", DAEMON.toString(), "client_secret", "s3cret~value")))
        .isEqualTo(70000);
  }

  @Test
  void aCodeIsNoOtherTenants() {
    assertThat(number(redeemAt("consumers", code()))).isEqualTo(700005);
  }

  @Test
  void theVerifierMustAnswerTheChallenge() {
    String code = cloud.browser().open(withChallenge()).enterUser(ANNA).taken("code");

    assertThat(number(redeem(code))).isEqualTo(50148);
    assertThat(number(redeem(code, "code_verifier", VERIFIER + "x"))).isEqualTo(501481);
    assertThat(number(redeem(code, "code_verifier", "short"))).isEqualTo(501481);
    assertThat(number(redeem(code, "code_verifier", CHALLENGE))).isEqualTo(501481);
    assertThat(redeem(code, "code_verifier", VERIFIER).status()).isEqualTo(200);
    assertThat(number(redeem(code(), "code_verifier", VERIFIER)))
        .as("without a challenge")
        .isEqualTo(501481);
  }

  @Test
  void aChallengeMayBePlain() {
    String code =
        page(authorize("common", "code_challenge", VERIFIER)).enterUser(ANNA).taken("code");

    assertThat(redeem(code, "code_verifier", VERIFIER).status()).isEqualTo(200);
  }

  @Test
  void aChallengeOfAnUnknownMethodIsRefused() {
    assertThat(
            page(authorize("common", "code_challenge", CHALLENGE, "code_challenge_method", "S512"))
                .taken())
        .containsEntry("error", "invalid_request");
  }

  @Test
  void aConfidentialClientNeedsItsSecret() {
    cloud.directory.update(
        CONTOSO,
        tenant -> tenant.withApplication(DAEMON, app -> app.withRedirectUris(List.of(CALLBACK))));
    String code =
        page(authorize("common", "client_id", DAEMON.toString()))
            .enterUser(ANNA)
            .click("idSIButton9")
            .taken("code");

    assertThat(number(redeem(code, "client_id", DAEMON.toString()))).isEqualTo(7000218);
    assertThat(
            redeem(code, "client_id", DAEMON.toString(), "client_secret", "s3cret~value").status())
        .isEqualTo(200);
  }

  @Test
  void aNativeApplicationsPageSaysWhatToDo() {
    assertThat(page("/common/oauth2/nativeclient?code=x").text("h1")).isEqualTo("Signed in");
  }

  @Test
  void theExampleOfTheRfcIsComputedAsThere() throws Exception {
    assertThat(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                    MessageDigest.getInstance("SHA-256")
                        .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(CHALLENGE);
  }

  private static String withChallenge(String... more) {
    List<String> all =
        new ArrayList<>(List.of("code_challenge", CHALLENGE, "code_challenge_method", "S256"));
    all.addAll(List.of(more));
    return authorize("common", all.toArray(String[]::new));
  }

  private String code() {
    return page(authorize("common")).enterUser(ANNA).taken("code");
  }

  private Reply redeem(String code, String... more) {
    return redeemAt("common", code, more);
  }

  private Reply redeemAt(String tenant, String code, String... more) {
    List<String> form = new ArrayList<>(List.of("grant_type", "authorization_code", "code", code));
    List<String> given = List.of(more);
    if (!given.contains("client_id")) {
      form.addAll(List.of("client_id", PRINTER.toString()));
    }
    if (!given.contains("redirect_uri")) {
      form.addAll(List.of("redirect_uri", CALLBACK));
    }
    form.addAll(given);
    return cloud.post("/" + tenant + "/oauth2/v2.0/token", form.toArray(String[]::new));
  }
}
