package dev.platen.bench.console;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.ConsentGrant;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantAdministration;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.json.JsonFields;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the admin centers do, in the control API.
 *
 * <table>
 * <caption>Operations</caption>
 * <tr><td>{@code PATCH /api/tenant/users/<name>/account {"enabled":false}}<td>blocks sign-in
 * <tr><td>{@code PATCH /api/tenant/users/<name>/account {"password":"..."}}<td>resets the password
 * <tr><td>{@code GET /api/tenant/applications}<td>applications and their consent
 * <tr><td>{@code PATCH /api/tenant/applications/<id> {"enabled":true,"publicClientFlows":true}}
 *     <td>their switches
 * <tr><td>{@code POST /api/tenant/applications/<id>/consent {"scopes":[...]}}<td>grants admin
 *     consent
 * <tr><td>{@code DELETE /api/tenant/applications/<id>/consent}<td>revokes all consent
 * </table>
 */
final class AdministrationApi {
  private static final String VALUE = "value";
  private final Console console;

  AdministrationApi(Console console) {
    this.console = console;
  }

  /** Answers a request of its own; false where it is none. */
  boolean answer(HttpServerExchange exchange, List<String> segments) throws IOException {
    if (segments.size() < 2 || !segments.getFirst().equals("tenant")) {
      return false;
    }
    String method = exchange.getRequestMethod().toString();
    List<String> rest = segments.subList(1, segments.size());
    Optional<Object> answer =
        switch (method + " " + rest.getFirst() + " " + rest.size()) {
          case "GET applications 1" -> Optional.of(applications());
          case "PATCH applications 2" -> application(exchange, rest.get(1));
          case "POST applications 3", "DELETE applications 3" ->
              rest.getLast().equals("consent")
                  ? consent(exchange, method, rest.get(1))
                  : Optional.empty();
          case "PATCH users 3" ->
              rest.getLast().equals("account") ? account(exchange, rest.get(1)) : Optional.empty();
          default -> Optional.empty();
        };
    answer.ifPresent(document -> ControlApi.send(exchange, document));
    return answer.isPresent();
  }

  private TenantAdministration administration() {
    return console.tenant().administration();
  }

  private Tenant tenant() {
    return console.tenant().now();
  }

  private UUID applicationId(String text) {
    return tenant().applications().stream()
        .map(Application::clientId)
        .filter(id -> id.toString().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("There is no application \"" + text + "\"."));
  }

  private Optional<Object> account(HttpServerExchange exchange, String name) throws IOException {
    UUID id = administration().userId(name);
    JsonFields fields = JsonFields.of(ControlApi.body(exchange), "A change");
    Optional<Boolean> enabled = fields.flag("enabled");
    Optional<String> password = fields.text("password");
    fields.end();
    password.ifPresent(text -> administration().setPassword(id, text));
    enabled.ifPresent(on -> administration().setAccountEnabled(id, on));
    return Optional.of(
        Map.of("userPrincipalName", name, "enabled", tenant().user(id).orElseThrow().enabled()));
  }

  private Map<String, Object> applications() {
    return Map.of(VALUE, tenant().applications().stream().map(this::line).toList());
  }

  private Map<String, Object> line(Application application) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", application.clientId().toString());
    line.put("displayName", application.displayName());
    line.put("enabled", application.enabled());
    line.put("publicClientFlows", application.publicClientFlows());
    line.put(
        "consent",
        grants(application.clientId()).stream()
            .map(
                grant ->
                    Map.of(
                        "user",
                        Optional.ofNullable(grant.userId())
                            .flatMap(id -> tenant().user(id))
                            .map(User::principalName)
                            .orElse(""),
                        "scopes",
                        new TreeSet<>(grant.scopes())))
            .toList());
    return line;
  }

  private List<ConsentGrant> grants(UUID clientId) {
    return tenant().consents().stream().filter(grant -> grant.clientId().equals(clientId)).toList();
  }

  private Object line(UUID clientId) {
    return line(Objects.requireNonNull(tenant().application(clientId).orElse(null)));
  }

  private Optional<Object> application(HttpServerExchange exchange, String text)
      throws IOException {
    UUID id = applicationId(text);
    JsonFields fields = JsonFields.of(ControlApi.body(exchange), "A change");
    Optional<Boolean> enabled = fields.flag("enabled");
    Optional<Boolean> publicClientFlows = fields.flag("publicClientFlows");
    fields.end();
    enabled.ifPresent(on -> administration().setApplicationEnabled(id, on));
    publicClientFlows.ifPresent(on -> administration().setPublicClientFlows(id, on));
    return Optional.of(line(id));
  }

  private Optional<Object> consent(HttpServerExchange exchange, String method, String text)
      throws IOException {
    UUID id = applicationId(text);
    if (method.equals("POST")) {
      JsonFields fields = JsonFields.of(ControlApi.body(exchange), "A grant");
      Set<String> scopes = Set.copyOf(fields.texts("scopes"));
      fields.end();
      administration().grantAdminConsent(id, scopes);
    } else {
      grants(id).forEach(administration()::revokeConsent);
    }
    return Optional.of(line(id));
  }
}
