package dev.platen.stubs.graph;

import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.http.Call;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that may be answered.
 *
 * @param caller whose organization it is about
 * @param organization as it is now
 * @param base address with the version, for example {@code https://graph.microsoft.com/v1.0}
 * @param path below it
 * @param id what stands at {@code {id}} of the path; empty where it has none
 */
record Ask(Call call, Caller caller, Tenant organization, String base, String path, String id) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * The body.
   *
   * @throws GraphProblem with status 400 where it is no JSON object
   */
  JsonNode body() {
    try {
      JsonNode body = JSON.readTree(call.request().json());
      if (body.isObject()) {
        return body;
      }
    } catch (JacksonException e) {
      throw GraphProblem.badRequest("Unable to read JSON request payload.");
    }
    throw GraphProblem.badRequest("Unable to read JSON request payload.");
  }

  /** Whether it is of the version in which Graph tries things out. */
  boolean isBeta() {
    return base.endsWith("/beta");
  }

  /** A value of {@code @odata.context}. */
  String context(String what) {
    return base + "/$metadata#" + what;
  }
}
