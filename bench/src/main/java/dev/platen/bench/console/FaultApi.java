package dev.platen.bench.console;

import dev.platen.stubs.fault.Fault;
import dev.platen.stubs.fault.Faults;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Faults in the control API.
 *
 * <table>
 * <caption>Operations</caption>
 * <tr><td>{@code GET /api/faults}<td>all in force, and how often each was asked for and happened
 * <tr><td>{@code POST /api/faults {"point":"dns","action":"nxdomain","for":{"host":"..."}}}<td>adds
 *     one
 * <tr><td>{@code DELETE /api/faults/<id>}<td>ends one
 * <tr><td>{@code DELETE /api/faults}<td>ends all
 * </table>
 */
final class FaultApi {
  private final Faults faults;

  FaultApi(Faults faults) {
    this.faults = faults;
  }

  /** Answers a request of its own; false where it is none. */
  boolean answer(HttpServerExchange exchange, List<String> segments) throws IOException {
    if (segments.size() > 2 || !segments.getFirst().equals("faults")) {
      return false;
    }
    boolean one = segments.size() == 2;
    Optional<Object> answer =
        switch (exchange.getRequestMethod() + (one ? " one" : "")) {
          case "GET" -> Optional.of(all());
          case "POST" -> {
            Fault fault = faults.add(Fault.parse(ControlApi.body(exchange)));
            exchange.setStatusCode(201);
            yield Optional.of(fault.json());
          }
          case "DELETE" -> {
            faults.clear();
            yield Optional.of(all());
          }
          case "DELETE one" ->
              faults.remove(segments.getLast()) ? Optional.of(all()) : Optional.empty();
          default -> Optional.empty();
        };
    answer.ifPresent(document -> ControlApi.send(exchange, document));
    return answer.isPresent();
  }

  private Object all() {
    return Map.of("faults", faults.list().stream().map(FaultApi::line).toList());
  }

  private static Map<String, Object> line(Faults.Listed listed) {
    Map<String, Object> line = new LinkedHashMap<>(listed.fault().json());
    line.put("asked", listed.asked());
    line.put("happened", listed.happened());
    return line;
  }
}
