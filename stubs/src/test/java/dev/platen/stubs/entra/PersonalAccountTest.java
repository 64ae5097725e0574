package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CALLBACK;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.OLIVIA;
import static dev.platen.stubs.entra.Cloud.PASSWORD;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SCOPES;
import static dev.platen.stubs.entra.Cloud.SMTP;
import static dev.platen.stubs.entra.Cloud.authorize;
import static dev.platen.stubs.entra.Cloud.json;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import dev.platen.stubs.directory.PersonalAccount;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.exchange.token.TokenSubject;
import dev.platen.stubs.exchange.token.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PersonalAccountTest {
  private static final String CONSUMERS = "9188040d-6c67-4c5b-b112-36a304b66dad";
  private final Cloud cloud = new Cloud().withOlivia();

  @ParameterizedTest
  @ValueSource(strings = {"consumers", "common", CONSUMERS})
  void aPersonLetsADeviceInAndConsentsForThemselves(String tenant) {
    JsonNode code = cloud.deviceCode(tenant, PRINTER, SCOPES);
    Browser browser = cloud.browser().enterCode(code).enterUser(OLIVIA);
    assertThat(browser.text("h1")).isEqualTo("Permissions requested");
    assertThat(browser.has("consentOnBehalf")).isFalse();

    browser.click("idBtn_Accept").click("idSIButton9");

    assertThat(browser.text("#message")).startsWith("You have signed in");
    Reply reply = poll(tenant, code);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(olivia().consents())
        .singleElement()
        .satisfies(grant -> assertThat(grant.userId()).isEqualTo(cloud.user(OLIVIA).id()));
    assertThat(cloud.directory.tenant(CONTOSO).orElseThrow().consents()).isEmpty();
  }

  @Test
  void theTokensLookAsThoseOfPersonalAccountsDo() throws Exception {
    JsonNode tokens = tokens();

    assertThat(tokens.path("access_token").asString()).matches("EwB[A-Za-z0-9+/=]{100,}");
    assertThat(tokens.path("refresh_token").asString()).startsWith("M.C");
    assertThat(tokens.path("expires_in").asInt()).isEqualTo(3600);
    assertThat(tokens.path("scope").asString()).isEqualTo(SMTP);
    JsonNode claims =
        Cloud.JSON.readTree(
            JWSObject.parse(tokens.path("id_token").asString()).getPayload().toString());
    assertThat(claims.propertyNames())
        .containsExactly(
            "ver",
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "name",
            "preferred_username",
            "oid",
            "email",
            "tid",
            "aio");
    assertThat(claims.path("iss").asString())
        .isEqualTo("https://login.microsoftonline.com/" + CONSUMERS + "/v2.0");
    assertThat(claims.path("tid").asString()).isEqualTo(CONSUMERS);
    assertThat(claims.path("email").asString()).isEqualTo(OLIVIA);
    assertThat(claims.path("oid").asString()).matches("00000000-0000-0000-[0-9a-f-]{17}");
    assertThat(
            new String(
                Base64.getUrlDecoder().decode(tokens.path("client_info").asString()),
                StandardCharsets.UTF_8))
        .isEqualTo("{\"uid\":\"" + cloud.user(OLIVIA).id() + "\",\"utid\":\"" + CONSUMERS + "\"}");
  }

  @Test
  void exchangeKnowsWhoseTokenItIs() throws Exception {
    TokenVerifier verifier = new TokenVerifier(cloud.directory, Cloud.KEYS::publicKeys);

    assertThat(verifier.verify(tokens().path("access_token").asString()))
        .isEqualTo(new TokenSubject.Person(olivia().id(), OLIVIA));
  }

  @Test
  void aRefreshTokenWorksAmongConsumersOnly() {
    String token = tokens().path("refresh_token").asString();
    cloud.clock.advance(Duration.ofDays(60));

    assertThat(refresh("consumers", token).status()).isEqualTo(200);
    assertThat(refresh("common", token).status()).isEqualTo(200);
    assertThat(number(refresh("organizations", token))).isEqualTo(700005);
    assertThat(number(refresh("contoso.onmicrosoft.com", token))).isEqualTo(700005);
    cloud.changeUser(OLIVIA, user -> user.withPassword("n3w", cloud.clock.instant()));
    assertThat(number(refresh("consumers", token))).isEqualTo(50173);
  }

  @Test
  void aWorkAccountsRefreshTokenIsNotForConsumers() {
    String token = cloud.consented().tokens(ANNA).path("refresh_token").asString();

    assertThat(number(refresh("consumers", token))).isEqualTo(700005);
  }

  @Test
  void aPersonalAccountIsNotForThePageOfOrganizations() {
    Browser browser =
        cloud.browser().enterCode(cloud.deviceCode()).type("i0116", OLIVIA).click("idSIButton9");

    assertThat(browser.text("#usernameError"))
        .startsWith("You can't sign in here with a personal account.");
    assertThat(browser.element("usernameError").attr("data-error-code")).isEqualTo("500200");
    browser.type("i0116", ANNA).click("idSIButton9");
    assertThat(browser.text("h1")).as("another account will do").isEqualTo("Enter password");
  }

  @Test
  void aWorkAccountIsNotForThePageOfConsumers() {
    Browser browser =
        cloud
            .browser()
            .open(authorize("consumers", "login_hint", ANNA))
            .type("i0116", ANNA)
            .click("idSIButton9");

    assertThat(browser.text("#usernameError"))
        .startsWith("You can't sign in here with a work or school account.");
    assertThat(browser.element("usernameError").attr("data-error-code")).isEqualTo("500208");
  }

  @Test
  void aPersonalAccountIsAStrangerToAnOrganization() {
    Browser browser =
        cloud
            .browser()
            .enterCode(cloud.deviceCode("contoso.onmicrosoft.com", PRINTER, SCOPES))
            .enterUser(OLIVIA);

    assertThat(browser.text("#exceptionMessageContainer"))
        .startsWith(
            "AADSTS50020: User account '"
                + OLIVIA
                + "' from identity provider 'live.com' does not exist in tenant 'Contoso'");
  }

  @Test
  void aCodeIsGivenForAPersonalAccount() {
    Browser browser =
        cloud.browser().open(authorize("consumers")).enterUser(OLIVIA).click("idBtn_Accept");

    Reply reply =
        cloud.post(
            "/consumers/oauth2/v2.0/token",
            "grant_type",
            "authorization_code",
            "client_id",
            PRINTER.toString(),
            "redirect_uri",
            CALLBACK,
            "code",
            browser.taken("code"));

    assertThat(json(reply).path("access_token").asString()).startsWith("EwB");
  }

  @Test
  void theCodeOfConsumersIsShorterAndHasAPageOfItsOwn() {
    JsonNode code = cloud.deviceCode("consumers", PRINTER, SCOPES);

    assertThat(code.path("user_code").asString()).hasSize(8);
    assertThat(code.path("verification_uri").asString())
        .isEqualTo("https://www.microsoft.com/link");
    assertThat(json(poll("consumers", code)).path("error_description").asString())
        .startsWith("AADSTS70016: The provided request has not yet been authorized by the user.");
  }

  @Test
  void theAddressIsNobodyElses() {
    assertThatThrownBy(
            () ->
                cloud.directory.add(
                    PersonalAccount.of("Olivia@Outlook.com", "O", PASSWORD), cloud.clock))
        .hasMessage("The directory already has an account like Tenant[Olivia@Outlook.com]");
    assertThatThrownBy(() -> PersonalAccount.of("olivia", "O", PASSWORD))
        .hasMessageContaining("someone@outlook.com, not olivia");
  }

  @Test
  void noAuthorityIsNamedAfterAnAccount() {
    Reply reply = cloud.get("/" + olivia().id() + "/v2.0/.well-known/openid-configuration");

    assertThat(number(reply)).isEqualTo(90002);
  }

  private Tenant olivia() {
    return cloud.directory.homeOf(OLIVIA).orElseThrow();
  }

  private JsonNode tokens() {
    JsonNode code = cloud.deviceCode("consumers", PRINTER, SCOPES);
    cloud.browser().enterCode(code).enterUser(OLIVIA).click("idBtn_Accept").click("idSIButton9");
    return json(poll("consumers", code));
  }

  private Reply poll(String tenant, JsonNode code) {
    return cloud.post(
        "/" + tenant + "/oauth2/v2.0/token",
        "grant_type",
        "device_code",
        "client_id",
        PRINTER.toString(),
        "client_info",
        "1",
        "device_code",
        code.path("device_code").asString());
  }

  private Reply refresh(String tenant, String token) {
    return cloud.post(
        "/" + tenant + "/oauth2/v2.0/token",
        "grant_type",
        "refresh_token",
        "client_id",
        PRINTER.toString(),
        "refresh_token",
        token);
  }
}
