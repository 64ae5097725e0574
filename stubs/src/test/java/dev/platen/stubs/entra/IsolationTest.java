package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ADMIN;
import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.CALLBACK;
import static dev.platen.stubs.entra.Cloud.CONTOSO;
import static dev.platen.stubs.entra.Cloud.DAEMON;
import static dev.platen.stubs.entra.Cloud.FABRIKAM;
import static dev.platen.stubs.entra.Cloud.FRED;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SCOPES;
import static dev.platen.stubs.entra.Cloud.SMTP;
import static dev.platen.stubs.entra.Cloud.authorize;
import static dev.platen.stubs.entra.Cloud.json;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.ConsentGrant;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.http.Reply;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Two organizations that know the same application: nothing that belongs to the one is of use at
 * the other.
 */
class IsolationTest {
  private static final String THERE = "/" + FABRIKAM + "/oauth2/v2.0/token";
  private final Cloud cloud = withTwins();

  /** Fabrikam knows the printer's application, too. */
  private static Cloud withTwins() {
    Cloud cloud = new Cloud().consented();
    Directory directory = cloud.directory;
    Tenant fabrikam = directory.tenant(FABRIKAM).orElseThrow();
    directory.remove(FABRIKAM);
    directory.add(
        new Tenant(
            fabrikam.id(),
            fabrikam.displayName(),
            fabrikam.domains(),
            false,
            true,
            fabrikam.users(),
            List.of(
                new Application(PRINTER, "Platen Printer", true, true, null, List.of(CALLBACK))),
            List.of(new ConsentGrant(PRINTER, null, Set.of(SMTP)))),
        cloud.clock);
    return cloud;
  }

  /** What somebody of Fabrikam tries with what belongs to Contoso. */
  record Attempt(String name, Function<IsolationTest, Reply> made, int number) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Attempt> attempts() {
    return Stream.of(
        new Attempt("an approved device code", test -> test.deviceCode(), 700005),
        new Attempt("a refresh token", test -> test.refreshToken(), 700005),
        new Attempt("an authorization code", test -> test.authorizationCode(), 700005),
        new Attempt("a daemon's secret", test -> test.daemon(), 700016),
        new Attempt("an application's id", test -> test.application(), 700016));
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void whatBelongsToOneOrganizationIsRefusedAtAnother(Attempt attempt) {
    Reply reply = attempt.made().apply(this);

    assertThat(number(reply)).isEqualTo(attempt.number());
    assertThat(reply.body()).doesNotContain("access_token", "Contoso", ANNA, "Anna");
    assertThat(cloud.service.signIns().of(FABRIKAM)).isEmpty();
  }

  private Reply deviceCode() {
    JsonNode code = cloud.deviceCode(CONTOSO.toString(), PRINTER, SCOPES);
    cloud.signIn(code, ANNA);
    String secret = code.path("device_code").asString();
    Reply there = cloud.poll(FABRIKAM.toString(), PRINTER, secret);
    assertThat(cloud.poll(CONTOSO.toString(), PRINTER, secret).status())
        .as("at home, after the attempt")
        .isEqualTo(200);
    return there;
  }

  private Reply refreshToken() {
    return cloud.post(
        THERE,
        "grant_type",
        "refresh_token",
        "client_id",
        PRINTER.toString(),
        "refresh_token",
        cloud.tokens(ANNA).path("refresh_token").asString());
  }

  private Reply authorizationCode() {
    return cloud.post(
        THERE,
        "grant_type",
        "authorization_code",
        "client_id",
        PRINTER.toString(),
        "redirect_uri",
        CALLBACK,
        "code",
        cloud.browser().open(authorize(CONTOSO.toString())).enterUser(ANNA).taken("code"));
  }

  private Reply daemon() {
    return cloud.post(
        THERE,
        "grant_type",
        "client_credentials",
        "client_id",
        DAEMON.toString(),
        "client_secret",
        "s3cret~value",
        "scope",
        "https://outlook.office365.com/.default");
  }

  private Reply application() {
    return cloud.post(
        "/" + FABRIKAM + "/oauth2/v2.0/devicecode",
        "client_id",
        DAEMON.toString(),
        "scope",
        SCOPES);
  }

  @Test
  void aUserOfOneOrganizationCannotAnswerForTheOther() {
    JsonNode code = cloud.deviceCode(CONTOSO.toString(), PRINTER, SCOPES);

    Browser browser = cloud.browser().enterCode(code).enterUser(FRED);

    assertThat(browser.page().text()).contains("AADSTS50020");
    assertThat(number(cloud.poll(CONTOSO.toString(), PRINTER, code.path("device_code").asString())))
        .isEqualTo(70016);
    assertThat(cloud.browser().open(authorize(CONTOSO.toString())).enterUser(FRED).page().text())
        .contains("AADSTS50020");
  }

  @Test
  void aCookieOfOneSignInIsOfNoUseInAnother() {
    JsonNode mine = cloud.deviceCode(FABRIKAM.toString(), PRINTER, SCOPES);
    JsonNode theirs = cloud.deviceCode(CONTOSO.toString(), PRINTER, SCOPES);
    Browser signedIn = cloud.browser().enterCode(mine).enterUser(FRED);
    assertThat(signedIn.has("idSIButton9")).isTrue();

    signedIn.open("/common/oauth2/deviceauth").type("otc", theirs.path("user_code").asString());
    signedIn.click("idSIButton9");

    assertThat(signedIn.has("i0116")).as("asks who it is").isTrue();
    assertThat(
            number(cloud.poll(CONTOSO.toString(), PRINTER, theirs.path("device_code").asString())))
        .isEqualTo(70016);
  }

  @Test
  void whatOneOrganizationDecidesDoesNotTouchTheOther() {
    JsonNode code = cloud.deviceCode(FABRIKAM.toString(), PRINTER, SCOPES);
    cloud.signIn(code, FRED);
    String fabrikams =
        json(cloud.poll(FABRIKAM.toString(), PRINTER, code.path("device_code").asString()))
            .path("refresh_token")
            .asString();
    cloud.directory.update(CONTOSO, tenant -> tenant.withSecurityDefaults(true));
    cloud.directory.update(CONTOSO, tenant -> tenant.withConsents(List.of()));
    cloud.directory.update(CONTOSO, tenant -> tenant.withoutApplication(PRINTER));
    cloud.directory.update(
        CONTOSO,
        tenant -> tenant.withUser(ADMIN, user -> user.withPassword("x", cloud.clock.instant())));

    Reply refreshed =
        cloud.post(
            THERE,
            "grant_type",
            "refresh_token",
            "client_id",
            PRINTER.toString(),
            "refresh_token",
            fabrikams);

    assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
    assertThat(cloud.service.signIns().of(CONTOSO)).isEmpty();
    cloud.directory.remove(CONTOSO);
    assertThat(cloud.refresh(fabrikams).status()).isEqualTo(200);
  }

  @Test
  void anOrganizationThatIsGoneIsUnknownWithAllThatWasItsOwn() {
    String token = cloud.tokens(ANNA).path("refresh_token").asString();
    cloud.directory.remove(CONTOSO);

    assertThat(number(cloud.refresh(token))).isEqualTo(90002);
    assertThat(number(cloud.get("/" + CONTOSO + "/v2.0/.well-known/openid-configuration")))
        .isEqualTo(90002);
  }
}
