package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SCOPES;
import static dev.platen.stubs.entra.Cloud.json;
import static dev.platen.stubs.entra.Cloud.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.stubs.entra.http.Reply;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DeviceAuthorizationTest {
  private static final String PATH = "/organizations/oauth2/v2.0/devicecode";
  private final Cloud cloud = new Cloud();

  @Test
  void theReplyIsThatOfTheRecordings() {
    Reply reply = cloud.post(PATH, "client_id", PRINTER.toString(), "scope", SCOPES);

    JsonNode body = json(reply);
    String userCode = body.path("user_code").asString();
    assertThat(reply.body())
        .isEqualTo(
            "{\"user_code\":\"%s\",\"device_code\":\"%s\",\"verification_uri\":\"https://microsoft.com/devicelogin\",\"expires_in\":900,\"interval\":5,\"message\":\"To"
                + " sign in, use a web browser to open the page https://microsoft.com/devicelogin"
                + " and enter the code %s to authenticate.\"}",
            userCode, body.path("device_code").asString(), userCode);
    assertThat(userCode).matches("[A-Z0-9]{9}");
    assertThat(body.path("device_code").asString()).matches("[A-Za-z0-9_-]{200}");
    assertThat(reply.header("Content-Type")).contains("application/json; charset=utf-8");
    assertThat(reply.header("Cache-Control")).contains("no-store, no-cache");
  }

  @Test
  void aGetWithAQueryDoesToo() {
    Reply reply =
        cloud.get(
            PATH
                + "?"
                + Cloud.form(
                    "client_id", PRINTER.toString(),
                    "scope", SCOPES,
                    "response_type", "code",
                    "access_type", "offline",
                    "login_hint", "anna@contoso.onmicrosoft.com"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(json(reply).path("interval").asInt()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "common",
        "organizations",
        "contoso.onmicrosoft.com",
        "11111111-1111-4111-8111-111111111111"
      })
  void allKindsOfTenantSegmentWork(String tenant) {
    assertThat(cloud.deviceCode(tenant, PRINTER, SCOPES).path("expires_in").asInt()).isEqualTo(900);
  }

  @Test
  void personalAccountsGetAShorterCodeForAnotherPage() {
    JsonNode body = cloud.deviceCode("consumers", PRINTER, SCOPES);

    assertThat(body.path("user_code").asString()).matches("[A-Z0-9]{8}");
    assertThat(body.path("verification_uri").asString())
        .isEqualTo("https://www.microsoft.com/link");
    Reply pending = cloud.poll("consumers", PRINTER, body.path("device_code").asString());
    assertThat(json(pending).path("error").asString()).isEqualTo("authorization_pending");
    assertThat(pending.body())
        .contains("AADSTS70016: The provided request has not yet been authorized by the user.");
  }

  @Test
  void aClientThatMapsNoNamesIsSentToTheAddressThatItUsed() {
    JsonNode body =
        json(
            cloud.send(
                "POST",
                "localhost:8443",
                PATH,
                Map.of(),
                Cloud.form("client_id", PRINTER.toString(), "scope", SCOPES)));

    assertThat(body.path("verification_uri").asString())
        .isEqualTo("https://microsoft.com/devicelogin");
    assertThat(body.path("message").asString()).contains("https://microsoft.com/devicelogin");
  }

  @Test
  void theMessageIsInTheLanguageOfMkt() {
    JsonNode body =
        json(cloud.post(PATH + "?mkt=sv-SE", "client_id", PRINTER.toString(), "scope", SCOPES));

    assertThat(body.path("message").asString()).startsWith("Logga in genom att");
  }

  @Test
  void aScopeMayComeTwice() {
    assertThat(
            cloud.deviceCode("common", PRINTER, SCOPES + " openid offline_access").has("user_code"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          scope=x                                                           | 900144  | invalid_request     | 'client_id'
          client_id=aaaaaaaa-0000-4000-8000-000000000001                    | 900144  | invalid_request     | 'scope'
          client_id=aaaaaaaa-0000-4000-8000-000000000001&scope=             | 900144  | invalid_request     | 'scope'
          client_id=a&client_id=b&scope=openid                              | 9000411 | invalid_request     | The parameter 'client_id' is duplicated
          client_id=bbbbbbbb-0000-4000-8000-000000000009&scope=openid       | 700016  | unauthorized_client | 'bbbbbbbb-0000-4000-8000-000000000009' was not found in the directory
          client_id=printer&scope=openid                                    | 700016  | unauthorized_client | Application with identifier 'printer'
          client_id=00000000-0000-0000-0000-000000000000&scope=openid       | 700038  | unauthorized_client | is not a valid application identifier
          client_id=aaaaaaaa-0000-4000-8000-000000000001&scope=%22          | 70011   | invalid_scope       | is not valid
          client_id=aaaaaaaa-0000-4000-8000-000000000001&scope=https%3A%2F%2Foutlook.office.com%2FSMTP.Send+Mail.Read | 28000 | invalid_request | more than one resource
          client_id=%ZZ&scope=openid                                        | 9002313 | invalid_request     | malformed
          client_id=%C3%28&scope=openid                                     | 9002313 | invalid_request     | malformed
          """)
  void badRequestsAreRefusedAsTheServiceDoes(String body, int number, String error, String text) {
    Reply reply = cloud.send("POST", "login.microsoftonline.com", PATH, Map.of(), body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(number(reply)).isEqualTo(number);
    assertThat(json(reply).path("error").asString()).isEqualTo(error);
    assertThat(json(reply).path("error_description").asString())
        .startsWith("AADSTS" + number + ": ")
        .contains(text);
  }

  @Test
  void aBodyThatIsTooLargeIsMalformed() {
    Reply reply =
        cloud.post(
            PATH, "client_id", PRINTER.toString(), "scope", "openid", "state", "x".repeat(70_000));

    assertThat(number(reply)).isEqualTo(9002313);
  }

  @Test
  void aBodyThatIsNoFormHasNoParameters() {
    Reply reply =
        cloud.send(
            "POST",
            "login.microsoftonline.com",
            PATH,
            Map.of("Content-Type", "application/json"),
            "{\"client_id\":1}");

    assertThat(number(reply)).isEqualTo(900144);
  }

  @Test
  void anUnknownTenantIsAnInvalidRequestHere() {
    Reply reply =
        cloud.post(
            "/nowhere.example/oauth2/v2.0/devicecode",
            "client_id",
            PRINTER.toString(),
            "scope",
            SCOPES);

    assertThat(json(reply).path("error").asString()).isEqualTo("invalid_request");
    assertThat(number(reply)).isEqualTo(90002);
  }

  @Test
  void anApplicationOfAnotherTenantIsNotFound() {
    Reply reply =
        cloud.post(
            "/fabrikam.onmicrosoft.com/oauth2/v2.0/devicecode",
            "client_id",
            PRINTER.toString(),
            "scope",
            SCOPES);

    assertThat(reply.body())
        .contains(
            "AADSTS700016: Application with identifier '"
                + PRINTER
                + "' was not found in the directory 'Fabrikam'.");
  }

  @Test
  void anErrorHasItsMembersInOrderAndNamesTheRequest() {
    UUID client = UUID.randomUUID();
    Reply reply =
        cloud.send(
            "POST",
            "login.microsoftonline.com",
            PATH,
            Map.of(
                "client-request-id",
                client.toString(),
                "return-client-request-id",
                "true",
                "x-client-last-telemetry",
                "4|0|||"),
            "scope=openid");

    String trace = reply.header("x-ms-request-id").orElseThrow();
    assertThat(reply.body())
        .isEqualTo(
            "{\"error\":\"invalid_request\",\"error_description\":\"AADSTS900144: The request body"
                + " must contain the following parameter: 'client_id'. Trace ID: %s Correlation ID:"
                + " %s Timestamp: 2026-08-13"
                + " 21:24:29Z\",\"error_codes\":[900144],\"timestamp\":\"2026-08-13"
                + " 21:24:29Z\",\"trace_id\":\"%s\",\"correlation_id\":\"%s\",\"error_uri\":\"https://login.microsoftonline.com/error?code=900144\"}",
            trace, client, trace, client);
    assertThat(reply.header("client-request-id")).contains(client.toString());
    assertThat(reply.header("x-ms-clitelem")).contains("1,900144,0,,");
  }

  @Test
  void theLineBreaksOfOldTimesCanBeHadBack() {
    Reply reply = new Cloud(false, true).post(PATH, "scope", "openid");

    assertThat(json(reply).path("error_description").asString())
        .matches(
            "(?s)AADSTS900144: [^\r"
                + "]*\\.\r\n"
                + "Trace ID: \\S+\r\n"
                + "Correlation ID: \\S+\r\n"
                + "Timestamp: 2026-08-13 21:24:29Z");
  }
}
