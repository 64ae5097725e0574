package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SCOPES;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Requests that no client should send, on the wire. */
class HostileInputTest {
  private static final Cloud CLOUD = new Cloud().consented();
  private static final String TOKEN = "/organizations/oauth2/v2.0/token";
  private static final String DEVICE = "/organizations/oauth2/v2.0/devicecode";
  private static Wire wire;

  @BeforeAll
  static void start() throws Exception {
    wire = new Wire(CLOUD, settings -> settings);
  }

  @AfterAll
  static void stop() {
    wire.close();
  }

  private static void assertRefused(HttpResponse<String> reply, int number) {
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body())
        .contains("\"error_codes\":[" + number + "]")
        .doesNotContain("\tat ", "Exception", "wiremock", "jetty");
    assertThat(reply.headers().firstValue("x-ms-request-id")).isPresent();
  }

  private static HttpResponse<String> postBytes(String target, byte[] body) throws IOException {
    return Wire.send(
        HttpRequest.newBuilder(wire.base().resolve(target))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  @Test
  void aBodyOfTenMegabytesIsMalformed() throws Exception {
    assertRefused(
        postBytes(TOKEN, "x=y&".repeat(2_500_000).getBytes(StandardCharsets.US_ASCII)), 9002313);
  }

  @ParameterizedTest
  @ValueSource(strings = {DEVICE, TOKEN, "/common/oauth2/token", "/common/GetCredentialType"})
  void aBodyThatIsTooLargeIsMalformedEverywhere(String target) throws Exception {
    assertRefused(
        postBytes(target, "x=y&".repeat(25_000).getBytes(StandardCharsets.US_ASCII)), 9002313);
  }

  @Test
  void aBodyOfUnknownLengthIsMalformedToo() throws Exception {
    byte[] body = "x=y&".repeat(25_000).getBytes(StandardCharsets.US_ASCII);
    assertRefused(
        Wire.send(
            HttpRequest.newBuilder(wire.base().resolve(TOKEN))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(body)))
                .build()),
        9002313);
  }

  @ParameterizedTest
  @ValueSource(strings = {DEVICE, TOKEN, "/common/oauth2/devicecode", "/common/oauth2/token"})
  void whatIsNoUtf8IsMalformed(String target) throws Exception {
    for (byte[] bad :
        List.of(
            new byte[] {'c', 'l', '=', (byte) 0xC3, 0x28},
            "client_id=%C3%28".getBytes(StandardCharsets.US_ASCII),
            "client_id=%ZZ".getBytes(StandardCharsets.US_ASCII),
            "client_id=%E0%80%80".getBytes(StandardCharsets.US_ASCII))) {
      assertRefused(postBytes(target, bad), 9002313);
    }
  }

  @Test
  void aParameterThatIsMissingOrRepeatedIsNamed() throws Exception {
    assertRefused(wire.post(TOKEN, "client_id", PRINTER.toString()), 900144);
    assertRefused(wire.post(TOKEN, "grant_type", "x", "grant_type", "y"), 9000411);
    assertRefused(wire.post(DEVICE, "client_id", "x", "client_id", "y", "scope", "z"), 9000411);
  }

  @Test
  void anUnknownTenantIsNotFound() throws Exception {
    assertRefused(
        wire.post(
            "/nowhere.example/oauth2/v2.0/devicecode",
            "client_id",
            PRINTER.toString(),
            "scope",
            SCOPES),
        90002);
  }

  @Test
  void aHugeHeaderIsMalformedAndHarmsNobody() throws Exception {
    String keys = "/common/discovery/v2.0/keys";
    assertRefused(wire.send("POST", TOKEN, Map.of("X-Huge", "h".repeat(65_536)), ""), 9002313);
    assertThat(wire.send("GET", keys, Map.of("X-Large", "h".repeat(7_000)), "").statusCode())
        .isEqualTo(200);
  }

  @Test
  void noSecretIsInAnyLogWhateverIsSent() throws Exception {
    List<String> secrets = new ArrayList<>(List.of(Cloud.PASSWORD, "pa55word-in-a-header"));
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.DEBUG);
    try {
      JsonNode code = wire.deviceCode();
      wire.signIn(code.path("user_code").asString(), ANNA).click("idSIButton9");
      secrets.add(code.path("device_code").asString());
      JsonNode tokens =
          Cloud.JSON.readTree(
              wire.post(
                      TOKEN,
                      "grant_type",
                      "device_code",
                      "client_id",
                      PRINTER.toString(),
                      "device_code",
                      code.path("device_code").asString())
                  .body());
      secrets.add(tokens.path("access_token").asString());
      secrets.add(tokens.path("refresh_token").asString());
      wire.get(TOKEN + "?refresh_token=" + tokens.path("refresh_token").asString());
      wire.send(
          "POST", TOKEN, Map.of("Authorization", "Basic pa55word-in-a-header"), "grant_type=x");
      postBytes(
          TOKEN, ("client_secret=" + Cloud.PASSWORD + "&%C3%28").getBytes(StandardCharsets.UTF_8));
      LoggerFactory.getLogger(HostileInputTest.class).info("the appender works");
    } finally {
      root.setLevel(before);
      root.detachAppender(appender);
    }

    List<String> lines =
        List.copyOf(appender.list).stream()
            .filter(event -> !event.getLoggerName().startsWith("jdk."))
            .map(
                event ->
                    event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())))
            .toList();
    assertThat(secrets).hasSize(5).doesNotContain("");
    assertThat(lines).contains("the appender works");
    assertThat(lines).noneMatch(line -> secrets.stream().anyMatch(line::contains));
  }
}
