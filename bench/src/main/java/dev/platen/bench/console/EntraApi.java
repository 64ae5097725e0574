package dev.platen.bench.console;

import dev.platen.stubs.entra.http.RequestJournal;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Entra ID's sessions, keys and requests in the control API.
 *
 * <table>
 * <caption>Operations</caption>
 * <tr><td>{@code POST /api/tenant/users/<name>/revoke-sessions}<td>ends all sessions of a user
 * <tr><td>{@code POST /api/entra/rotate-keys}<td>lets the next signing key sign
 * <tr><td>{@code GET /api/entra/requests}<td>the latest requests, without secrets
 * </table>
 */
final class EntraApi {
  private final Console console;

  EntraApi(Console console) {
    this.console = console;
  }

  /** Answers a request of its own; false where it is none. */
  boolean answer(HttpServerExchange exchange, List<String> segments) throws IOException {
    String call = exchange.getRequestMethod() + " " + String.join("/", segments);
    if (call.equals("POST entra/rotate-keys")) {
      ControlApi.send(exchange, Map.of("kid", console.bench().entra().rotateSigningKeys()));
    } else if (call.equals("GET entra/requests")) {
      ControlApi.send(
          exchange,
          Map.of(
              "value", console.bench().entra().requests().stream().map(EntraApi::line).toList()));
    } else if (call.startsWith("POST tenant/users/")
        && segments.size() == 4
        && segments.getLast().equals("revoke-sessions")) {
      console.tenant().revokeSessions(segments.get(2));
      ControlApi.send(exchange, Map.of("revoked", segments.get(2)));
    } else {
      return false;
    }
    return true;
  }

  private static Map<String, Object> line(RequestJournal.Entry entry) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", entry.at().toString());
    line.put("method", entry.method());
    line.put("path", entry.path());
    line.put("query", entry.query());
    line.put("form", entry.form());
    line.put("status", entry.status());
    entry.number().ifPresent(number -> line.put("aadsts", number));
    line.put("overridden", entry.overridden());
    return line;
  }
}
