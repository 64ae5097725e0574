package dev.platen.stubs.entra;

import static dev.platen.stubs.entra.Cloud.ANNA;
import static dev.platen.stubs.entra.Cloud.PRINTER;
import static dev.platen.stubs.entra.Cloud.SCOPES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.stubs.entra.http.Overrides;
import dev.platen.stubs.entra.http.Recording;
import dev.platen.stubs.entra.http.RequestJournal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What answers in place of the service, what is noted, what is recorded. */
class OverridesTest {
  private static final String KEYS = "/common/discovery/v2.0/keys";
  private static final String TOKEN = "/organizations/oauth2/v2.0/token";
  private static final Cloud CLOUD = new Cloud().consented();
  @TempDir static Path folder;
  private static Wire wire;

  @BeforeAll
  static void start() throws Exception {
    Path mappings = Files.createDirectory(folder.resolve("mappings"));
    Files.writeString(
        mappings.resolve("one.json"),
        """
        {"request": {"urlPath": "/common/one"}, "response": {"status": 418, "body": "one"}}
        """);
    Files.writeString(
        mappings.resolve("two.json"),
        """
        {"mappings": [
          {"request": {"urlPath": "/common/two"}, "response": {"status": 200, "body": "two"}},
          {"request": {"urlPath": "/common/three"}, "response": {"status": 200, "body": "three"}}]}
        """);
    Files.writeString(mappings.resolve("notes.txt"), "no mapping");
    wire =
        new Wire(CLOUD, settings -> settings.withOverrides(Overrides.NONE.withMappings(mappings)));
  }

  @AfterAll
  static void stop() {
    wire.close();
  }

  @Test
  void theAdminApiIsClosedUnlessItIsAskedFor() throws Exception {
    for (String path :
        List.of("/__admin", "/__admin/mappings", "/__admin/requests", "/__admin/settings")) {
      HttpResponse<String> reply = wire.get(path);
      assertThat(reply.statusCode()).as(path).isEqualTo(404);
      assertThat(reply.body()).as(path).isEmpty();
    }
    assertThat(
            wire.send(
                    "POST",
                    "/__admin/mappings",
                    Map.of(),
                    "{\"request\": {}, \"response\": {\"status\": 418}}")
                .statusCode())
        .isEqualTo(404);
    wire.send("DELETE", "/__admin/mappings", Map.of(), "");
    assertThat(wire.get("/common/one").statusCode()).isEqualTo(418);
    assertThat(wire.get(KEYS).statusCode()).isEqualTo(200);
  }

  @Test
  void mappingsOfAFolderGoFirst() throws Exception {
    assertThat(wire.get("/common/one").body()).isEqualTo("one");
    assertThat(wire.get("/common/two").body()).isEqualTo("two");
    assertThat(wire.get("/common/three").body()).isEqualTo("three");
  }

  @Test
  void anyEndpointCanBeOverriddenAndGivenBack() throws Exception {
    UUID id =
        wire.entra.addMapping(
            """
            {"request": {"method": "GET", "urlPath": "/common/discovery/v2.0/keys"},
             "response": {"status": 503, "headers": {"Retry-After": "7"}}}
            """);
    HttpResponse<String> overridden = wire.get(KEYS);
    assertThat(overridden.statusCode()).isEqualTo(503);
    assertThat(overridden.headers().firstValue("Retry-After")).contains("7");
    assertThat(wire.get("/organizations/discovery/v2.0/keys").statusCode()).isEqualTo(200);

    wire.entra.removeMapping(id);

    assertThat(wire.get(KEYS).statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> wire.entra.addMapping("cheese"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no JSON");
    assertThatThrownBy(() -> wire.entra.addMapping("{\"requesst\": {}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("requesst");
  }

  @Test
  void aMappingThatIsNoneIsToldByItsFile() throws Exception {
    Path bad = Files.createDirectory(folder.resolve("bad"));
    Files.writeString(bad.resolve("broken.json"), "{\"request\": ");

    for (Path where : List.of(bad, folder.resolve("nowhere"))) {
      assertThatThrownBy(
              () ->
                  new Wire(
                      CLOUD,
                      settings -> settings.withOverrides(Overrides.NONE.withMappings(where))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(where.equals(bad) ? "broken.json" : "nowhere");
    }
  }

  @Test
  void theJournalListsAllWithoutSecrets() throws Exception {
    JsonNode code = CLOUD.deviceCode();
    wire.post(
        TOKEN,
        "grant_type",
        "device_code",
        "client_id",
        PRINTER.toString(),
        "device_code",
        code.path("device_code").asString(),
        "client_secret",
        "s3cret~value");
    wire.get("/common/one?code=secret-code&mkt=it");

    List<RequestJournal.Entry> entries = wire.entra.requests();
    assertThat(entries)
        .anySatisfy(
            entry -> {
              assertThat(entry.path()).isEqualTo(TOKEN);
              assertThat(entry.form())
                  .isEqualTo(
                      "grant_type=device_code&client_id="
                          + PRINTER
                          + "&device_code=***&client_secret=***");
              assertThat(entry.status()).isEqualTo(401);
              assertThat(entry.number()).contains(700025);
              assertThat(entry.overridden()).isFalse();
            })
        .anySatisfy(
            entry -> {
              assertThat(entry.query()).isEqualTo("code=***&mkt=it");
              assertThat(entry.overridden()).isTrue();
            });
    assertThat(entries.toString())
        .doesNotContain(code.path("device_code").asString(), "s3cret", "secret-code");
  }

  @Test
  void whatIsRecordedAnswersLaterWithoutItsSecrets() throws Exception {
    Cloud real = new Cloud().consented();
    Path recordings = folder.resolve("recordings");
    String device;
    JsonNode tokens;
    JsonNode code;
    try (Wire service = new Wire(real, settings -> settings);
        Wire recorder =
            new Wire(
                CLOUD,
                settings ->
                    settings.withOverrides(
                        Overrides.NONE.withRecording(
                            new Recording(service.base(), recordings, Optional.of(Wire.TRUST)))))) {
      code =
          Cloud.JSON.readTree(
              recorder
                  .post(
                      "/organizations/oauth2/v2.0/devicecode",
                      "client_id",
                      PRINTER.toString(),
                      "scope",
                      SCOPES)
                  .body());
      device = code.path("device_code").asString();
      assertThat(poll(recorder, device).statusCode()).isEqualTo(400);
      // The recorder has no part in it: the code is the real service's.
      service.signIn(code.path("user_code").asString(), ANNA).click("idSIButton9");
      HttpResponse<String> success = poll(recorder, device);
      assertThat(success.statusCode()).as(success.body()).isEqualTo(200);
      tokens = Cloud.JSON.readTree(success.body());
    }

    try (Stream<Path> files = Files.list(recordings)) {
      String kept = files.sorted().map(OverridesTest::read).collect(Collectors.joining("\n"));
      assertThat(kept)
          .contains("authorization_pending", "\\\"access_token\\\":\\\"***\\\"")
          .doesNotContain(
              device,
              code.path("user_code").asString(),
              tokens.path("access_token").asString(),
              tokens.path("refresh_token").asString(),
              tokens.path("id_token").asString(),
              "fpc=");
    }
    try (Wire replaying =
        new Wire(
            new Cloud(),
            settings -> settings.withOverrides(Overrides.NONE.withMappings(recordings)))) {
      assertThat(poll(replaying, "***").body()).contains("authorization_pending");
      assertThat(poll(replaying, "***").body()).contains("\"refresh_token\":\"***\"");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> poll(Wire wire, String deviceCode) throws IOException {
    return wire.post(
        TOKEN,
        "grant_type",
        "device_code",
        "client_id",
        PRINTER.toString(),
        "device_code",
        deviceCode);
  }

  @Test
  void whatIsRecordedMustBeAnAddressOfHttps() {
    for (String address : List.of("http://localhost", "https://localhost/common", "localhost")) {
      assertThatThrownBy(() -> new Recording(URI.create(address), folder, Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(address);
    }
  }
}
