package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CALLBACK;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.json;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.directory.AuthenticatorApp;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.access.SignInEvent;
import dev.platen.stubs.entra.factor.Totp;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SecondFactorTest {
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  private final Cloud cloud = new Cloud().consented();

  private ConditionalAccessPolicy demand() {
    ConditionalAccessPolicy policy =
        ConditionalAccessPolicy.parse(
            Cloud.JSON.readTree(
                """
                {"displayName": "Strong", "state": "enabled",
                 "conditions": {"users": {"includeUsers": ["All"]},
                   "applications": {"includeApplications": ["All"]}},
                 "grantControls": {"operator": "OR", "builtInControls": ["mfa"]}}
                """));
    cloud.directory.update(CONTOSO, tenant -> tenant.withAccess(access -> access.with(policy)));
    return policy;
  }

  private void register() {
    cloud.changeUser(
        ANNA,
        user ->
            user.withState(
                state -> state.withAuthenticators(List.of(AuthenticatorApp.of(SECRET)))));
  }

  private String code() {
    return Totp.code(SECRET, cloud.clock.instant());
  }

  private static JsonNode claims(JsonNode tokens) {
    String token = tokens.path("access_token").asString();
    return Cloud.JSON.readTree(
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
  }

  private List<SignInEvent> log() {
    return cloud.service.signIns().of(CONTOSO);
  }

  private static Browser prove(Browser browser, String code) {
    return browser.type("idTxtBx_SAOTCC_OTC", code).click("idSubmit_SAOTCC_Continue");
  }

  @Test
  void theCodeOfAnAppLetsItsUserInAndTokenAndLogSaySo() {
    demand();
    register();
    JsonNode device = cloud.deviceCode();

    Browser browser = cloud.browser().enterCode(device).enterUser(ANNA);
    assertThat(browser.text("#idDiv_SAOTCC_Title")).isEqualTo("Enter code");
    assertThat(browser.element("idTxtBx_SAOTCC_OTC").attr("name")).isEqualTo("otc");
    assertThat(browser.page().select("[data-value=PhoneAppOTP]")).hasSize(1);
    assertThat(browser.click("idMethod_PhoneAppOTP").has("idTxtBx_SAOTCC_OTC"))
        .as("after choosing the only method")
        .isTrue();

    assertThat(prove(browser, "000000").text("#idSpan_SAOTCC_Error_OTC"))
        .isEqualTo("You didn't enter the expected verification code. Please try again.");
    assertThat(browser.element("idTxtBx_SAOTCC_OTC").attr("aria-invalid")).isEqualTo("true");
    assertThat(browser.typeAndEnter(code()).text("h1")).startsWith("Are you trying");
    assertThat(number(cloud.poll(device))).isEqualTo(70016);
    browser.click("idSIButton9");

    JsonNode tokens = json(cloud.poll(device));
    assertThat(claims(tokens).path("amr").valueStream().map(JsonNode::asString))
        .containsExactly("pwd", "mfa");
    Reply renewed = cloud.refresh(tokens.path("refresh_token").asString());
    assertThat(renewed.status()).isEqualTo(200);
    assertThat(claims(json(renewed)).path("amr").size()).isEqualTo(2);
    assertThat(log())
        .extracting(SignInEvent::flow, SignInEvent::result, SignInEvent::secondFactor)
        .containsExactly(
            Tuple.tuple("deviceCode", 50076, false),
            Tuple.tuple("deviceCode", 500121, false),
            Tuple.tuple("deviceCode", 0, true),
            Tuple.tuple("refreshToken", 0, true));
    assertThat(log().getFirst().policies()).containsExactly("Strong");
  }

  @Test
  void whoIsNotAskedHasNoSecondFactorInTheToken() {
    register();

    JsonNode tokens = cloud.tokens(ANNA);

    assertThat(claims(tokens).path("amr").valueStream().map(JsonNode::asString))
        .containsExactly("pwd");
    demand();
    Reply refused = cloud.refresh(tokens.path("refresh_token").asString());
    assertThat(number(refused)).isEqualTo(50076);
    assertThat(json(refused).path("suberror").asString()).isEqualTo("basic_action");
  }

  @Test
  void aPolicyThatComesAfterThePageStopsTheDevice() {
    register();
    JsonNode device = cloud.deviceCode();
    cloud.signIn(device, ANNA);
    demand();

    assertThat(number(cloud.poll(device))).isEqualTo(50076);
  }

  @Test
  void aCodeIsGoodOnceOnlyAndKept() {
    demand();
    register();
    String code = code();
    assertThat(
            prove(cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA), code).text("h1"))
        .startsWith("Are you trying");

    Browser again = prove(cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA), code);

    assertThat(again.has("idSpan_SAOTCC_Error_OTC")).isTrue();
    cloud.clock.advance(Duration.ofSeconds(30));
    assertThat(prove(again, code()).text("h1")).startsWith("Are you trying");
    Tenant tenant = cloud.directory.tenant(CONTOSO).orElseThrow();
    assertThat(Cloud.JSON.readValue(Cloud.JSON.writeValueAsString(tenant), Tenant.class))
        .as("from the tenant's file")
        .isEqualTo(tenant);
    assertThat(tenant.users().toString() + tenant.users().getLast().state()).doesNotContain(SECRET);
  }

  @Test
  void ofEightWhoTypeOneCodeAtOnceOneComesIn() throws Exception {
    demand();
    register();
    String code = code();
    CyclicBarrier barrier = new CyclicBarrier(8);
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        Browser browser = cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA);
        answers.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return prove(browser, code).text("h1");
                }));
      }
    }

    List<String> headings = new ArrayList<>();
    for (Future<String> answer : answers) {
      headings.add(answer.get());
    }
    assertThat(headings).filteredOn(text -> text.startsWith("Are you")).hasSize(1);
  }

  @Test
  void whoHasNoSecondFactorIsLedThroughRegistration() {
    demand();
    JsonNode device = cloud.deviceCode();

    Browser browser = cloud.browser().enterCode(device).enterUser(ANNA);
    assertThat(browser.text("h1")).isEqualTo("More information required");
    assertThat(browser.element("proofUp").attr("data-error-code")).isEqualTo("50079");
    browser.typeAndEnter("");
    String secret = browser.element("secretKey").text().replace(" ", "");
    assertThat(secret).matches("[A-Z2-7]{32}");
    assertThat(browser.element("qrCode").attr("d")).startsWith("M4 4h1v1h-1z");
    assertThat(browser.page().select("svg").attr("aria-label")).isNotBlank();
    assertThat(prove(browser, "123").text("#idSpan_SAOTCC_Error_OTC")).isNotEmpty();
    assertThat(browser.element("secretKey").text().replace(" ", ""))
        .as("the same after a slip")
        .isEqualTo(secret);
    assertThat(cloud.user(ANNA).state().authenticators()).isEmpty();

    prove(browser, Totp.code(secret, cloud.clock.instant())).click("idSIButton9");

    assertThat(cloud.poll(device).status()).isEqualTo(200);
    assertThat(cloud.user(ANNA).state().authenticators()).hasSize(1);
    assertThat(log().getFirst().result()).isEqualTo(50079);
    assertThat(cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA).text("h1"))
        .isEqualTo("Enter code");
  }

  @Test
  void cancellingTheRegistrationDeclines() {
    demand();
    JsonNode device = cloud.deviceCode();

    cloud.browser().enterCode(device).enterUser(ANNA).click("idBtn_Back");

    assertThat(cloud.poll(device).body()).contains("\"authorization_declined\"");
  }

  @Test
  void aStepCannotBeLeftOut() {
    demand();
    register();
    Browser browser = cloud.browser().enterCode(cloud.deviceCode()).enterUser(ANNA);
    browser.page().expectFirst("form").attr("action", "/appverify");

    assertThat(browser.click("idSubmit_SAOTCC_Continue").text("h1")).isEqualTo("Enter code");
    browser.page().expectFirst("form").attr("action", "/common/SAS/Register");
    assertThat(browser.click("idSubmit_SAOTCC_Continue").text("h1")).isEqualTo("Enter code");
  }

  @Test
  void anApplicationsTokensSaySo() {
    demand();
    register();
    Browser browser = cloud.browser().open(Cloud.authorize("organizations")).enterUser(ANNA);

    prove(browser, code());

    Reply reply =
        cloud.post(
            "/organizations/oauth2/v2.0/token",
            "grant_type",
            "authorization_code",
            "client_id",
            PRINTER.toString(),
            "redirect_uri",
            CALLBACK,
            "code",
            browser.taken("code"));
    assertThat(claims(json(reply)).path("amr").size()).isEqualTo(2);
    assertThat(cloud.refresh(json(reply).path("refresh_token").asString()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca", "it", "lt", "pt", "sv"})
  void thePagesSpeakTheLanguage(String language) {
    demand();

    Browser browser =
        cloud.browser().speaking(language).enterCode(cloud.deviceCode()).enterUser(ANNA);

    assertThat(browser.page().select("html").attr("lang")).isEqualTo(language);
    assertThat(browser.text("h1")).isNotEqualTo("More information required").isNotBlank();
    assertThat(browser.typeAndEnter("").text("h1"))
        .isNotEqualTo("Set up your authenticator app")
        .isNotBlank();
    assertThat(browser.page().select("[style], script, img")).isEmpty();
  }
}
