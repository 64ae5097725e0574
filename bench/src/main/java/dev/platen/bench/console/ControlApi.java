package dev.platen.bench.console;

import dev.platen.bench.BenchPrinter;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The control API, in JSON.
 *
 * <table>
 * <caption>Operations</caption>
 * <tr><td>{@code GET /api/clock}<td>the bench's time
 * <tr><td>{@code POST /api/clock {"advance":"P91D"}}<td>moves it ahead (ISO 8601 duration)
 * <tr><td>{@code GET /api/tenant}<td>the organization and its switches
 * <tr><td>{@code PATCH /api/tenant {"securityDefaults":false,"smtpAuth":true}}<td>sets them
 * <tr><td>{@code PATCH /api/mailboxes/<address> {"smtpAuth":"on"}}<td>on, off or inherit
 * <tr><td>{@code GET /api/mailboxes/<address>/messages}<td>what is in a mailbox
 * <tr><td>{@code GET /api/printers}<td>printers and their jobs
 * </table>
 *
 * {@link PolicyApi}, {@link EntraApi}, {@link MailApi} and {@link FaultApi} have more. Only what
 * {@link ApiDescription} describes is answered; it is at {@code GET /api/openapi.json}.
 */
final class ControlApi implements HttpHandler {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Console console;

  ControlApi(Console console) {
    this.console = console;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws IOException {
    String path = exchange.getRelativePath();
    String call = exchange.getRequestMethod() + " " + path;
    List<String> segments = List.of(path.substring(Math.min(1, path.length())).split("/"));
    if (!ApiDescription.has(exchange.getRequestMethod().toString(), path)) {
      missing(exchange, path);
    } else if (call.equals("GET /openapi.json")) {
      send(exchange, ApiDescription.document());
    } else if (call.equals("GET ") || call.equals("GET /")) {
      send(
          exchange,
          Map.of(
              "operations", List.of("clock", "tenant", "mailboxes", "mail", "printers", "faults")));
    } else if (call.equals("GET /clock")) {
      send(exchange, clock());
    } else if (call.equals("POST /clock")) {
      console.advanceClock(duration(text(body(exchange), "advance")));
      send(exchange, clock());
    } else if (call.equals("GET /tenant")) {
      send(exchange, tenant());
    } else if (call.equals("PATCH /tenant")) {
      patchTenant(body(exchange));
      send(exchange, tenant());
    } else if (exchange.getRequestMethod().equals(Methods.PATCH)
        && segments.size() == 2
        && segments.getFirst().equals("mailboxes")) {
      console.setMailboxSmtpAuth(
          segments.get(1), text(body(exchange), "smtpAuth").toLowerCase(Locale.ROOT));
      send(exchange, tenant());
    } else if (exchange.getRequestMethod().equals(Methods.GET)
        && segments.size() == 3
        && segments.getFirst().equals("mailboxes")
        && segments.getLast().equals("messages")) {
      send(exchange, Map.of("messages", new MailView(console).lines(segments.get(1))));
    } else if (call.equals("GET /printers")) {
      send(exchange, Map.of("printers", console.printers().stream().map(this::printer).toList()));
    } else if (!new PolicyApi(console).answer(exchange, segments)
        && !new EntraApi(console).answer(exchange, segments)
        && !new MailApi(console).answer(exchange, segments)
        && !new FaultApi(console.bench().faults()).answer(exchange, segments)) {
      missing(exchange, path);
    }
  }

  private static void missing(HttpServerExchange exchange, String path) {
    exchange.setStatusCode(404);
    send(
        exchange,
        Map.of(
            "error",
            "There is no "
                + exchange.getRequestMethod()
                + " /api"
                + path
                + "; GET /api/openapi.json describes what there is."));
  }

  private Map<String, Object> clock() {
    Map<String, Object> clock = new LinkedHashMap<>();
    clock.put("now", console.clock().instant().toString());
    clock.put("ahead", console.clock().aheadOfMachine().toString());
    return clock;
  }

  private Map<String, Object> tenant() {
    Tenant now = console.tenant().now();
    Map<String, Object> tenant = new LinkedHashMap<>();
    tenant.put("id", now.id().toString());
    tenant.put("domain", now.domain());
    tenant.put("securityDefaults", now.securityDefaults());
    tenant.put("smtpAuth", !now.smtpClientAuthenticationDisabled());
    tenant.put(
        "mailboxes",
        now.users().stream()
            .map(User::mailbox)
            .map(
                mailbox ->
                    Map.of(
                        "address",
                        mailbox.address(),
                        "smtpAuth",
                        Pages.setting(mailbox.authenticatedSmtp())))
            .toList());
    return tenant;
  }

  private void patchTenant(JsonNode change) {
    for (String name : change.propertyNames()) {
      if (!List.of("securityDefaults", "smtpAuth").contains(name)
          || !change.required(name).isBoolean()) {
        throw new IllegalArgumentException(
            "A tenant takes securityDefaults and smtpAuth, true or false; got \"" + name + "\".");
      }
    }
    if (change.has("securityDefaults")) {
      console.tenant().setSecurityDefaults(change.required("securityDefaults").asBoolean());
    }
    if (change.has("smtpAuth")) {
      console.tenant().setSmtpAuth(change.required("smtpAuth").asBoolean());
    }
  }

  private Map<String, Object> printer(BenchPrinter printer) {
    var device = printer.printer().device();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", printer.id());
    view.put("model", device.model().id());
    view.put("firmware", device.firmware().version());
    view.put("serialNumber", device.identity().serialNumber());
    view.put("webConfig", printer.webConfig().toString());
    view.put(
        "jobs",
        device.jobs().history().stream()
            .map(
                job ->
                    Map.of(
                        "number",
                        job.number(),
                        "type",
                        job.type().name(),
                        "succeeded",
                        job.code().isEmpty(),
                        "code",
                        job.code().orElse("")))
            .toList());
    return view;
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "advance takes an ISO 8601 duration such as P91D or PT5M; got \"" + text + "\".", e);
    }
  }

  static JsonNode body(HttpServerExchange exchange) throws IOException {
    try {
      JsonNode body = JSON.readTree(exchange.getInputStream());
      if (body.isObject()) {
        return body;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("The body is not JSON.", e);
    }
    throw new IllegalArgumentException("The body must be a JSON object.");
  }

  private static String text(JsonNode body, String name) {
    JsonNode value = body.get(name);
    if (value == null || !value.isString()) {
      throw new IllegalArgumentException("The body lacks the text \"" + name + "\".");
    }
    return value.asString();
  }

  static void send(HttpServerExchange exchange, Object document) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
    exchange.getResponseSender().send(JSON.writeValueAsString(document));
  }
}
