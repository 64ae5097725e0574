package dev.platen.stubs.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.stubs.entra.error.ErrorCatalog;
import dev.platen.stubs.fault.Fault;
import dev.platen.stubs.fault.Matcher;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a service in trouble says, and what this one has no state for. */
class TroublesTest {
  private static final Cloud CLOUD = new Cloud();
  private static Wire wire;

  @BeforeAll
  static void start() throws Exception {
    wire = new Wire(CLOUD, settings -> settings);
  }

  @AfterAll
  static void stop() {
    wire.close();
  }

  private static Fault fault(int number) {
    return Fault.parse(
        Cloud.JSON.readTree(
            Cloud.JSON.writeValueAsString(
                Map.of("point", "http", "action", "trouble", "number", number))));
  }

  @Test
  void everyTroubleIsRaisedByAFault() throws Exception {
    assertThat(ErrorCatalog.troubles()).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    for (int number : ErrorCatalog.troubles()) {
      wire.faults.clear();
      wire.faults.add(fault(number).forWhom(Matcher.ANY.path("/oauth2/v2.0/token")));

      HttpResponse<String> reply =
          wire.post("/contoso.onmicrosoft.com/oauth2/v2.0/token", "grant_type", "x");

      JsonNode body = Cloud.JSON.readTree(reply.body());
      assertThat(body.path("error_codes").path(0).asInt()).isEqualTo(number);
      assertThat(body.path("error_description").asString())
          .startsWith("AADSTS" + number + ": ")
          .contains("Trace ID: ", "Timestamp: 2026-08-13 21:24:29Z");
      assertThat(body.path("error").asString()).isNotBlank();
      assertThat(body.path("trace_id").asString())
          .isEqualTo(reply.headers().firstValue("x-ms-request-id").orElseThrow());
      assertThat(reply.statusCode()).isBetween(400, 599);
    }
    wire.faults.clear();
    assertThat(wire.get("/common/discovery/v2.0/keys").statusCode()).isEqualTo(200);
  }

  @Test
  void aTroubleIsReadAndWritten() {
    assertThat(fault(90033).json())
        .containsEntry("action", "trouble")
        .containsEntry("number", 90033);
    assertThatThrownBy(() -> fault(12345))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("number")
        .hasMessageContaining("90033");
  }
}
