package dev.platen.bench.console;

import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.access.PolicyAdministration;
import dev.platen.stubs.entra.access.SignInEvent;
import dev.platen.stubs.entra.access.WhatIf;
import dev.platen.stubs.entra.policy.AccessPolicies.Group;
import dev.platen.stubs.entra.policy.AccessPolicies.Mfa;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import dev.platen.stubs.entra.policy.NamedLocation;
import dev.platen.stubs.json.JsonFields;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Conditional access in the control API; policies and locations in Microsoft Graph's JSON.
 *
 * <table>
 * <caption>Operations</caption>
 * <tr><td>{@code GET, POST /api/tenant/policies}<td>all policies; makes one
 * <tr><td>{@code GET, PATCH, DELETE /api/tenant/policies/<id>}<td>one policy
 * <tr><td>{@code POST /api/tenant/policies/import}<td>loads an export of another organization
 * <tr><td>{@code POST /api/tenant/policies/what-if}<td>what would come of a sign-in
 * <tr><td>{@code GET, POST /api/tenant/locations}<td>named locations; makes one
 * <tr><td>{@code GET, PATCH, DELETE /api/tenant/locations/<id>}<td>one named location
 * <tr><td>{@code GET, POST /api/tenant/groups}<td>{@code {"displayName","members":[sign-in name]}}
 * <tr><td>{@code DELETE /api/tenant/groups/<id>}<td>one group
 * <tr><td>{@code GET /api/tenant/users}<td>ids, sign-in names, second factors
 * <tr><td>{@code PATCH /api/tenant/users/<name> {"mfa":"answers"}}<td>notRegistered, neverAnswers
 *     or answers
 * <tr><td>{@code GET /api/tenant/sign-ins}<td>the sign-in log, oldest first
 * </table>
 */
final class PolicyApi {
  private static final String VALUE = "value";
  private final Console console;

  PolicyApi(Console console) {
    this.console = console;
  }

  /** Answers a request of its own; false where it is none. */
  boolean answer(HttpServerExchange exchange, List<String> segments) throws IOException {
    if (segments.size() < 2 || segments.size() > 3 || !segments.getFirst().equals("tenant")) {
      return false;
    }
    Optional<String> one =
        segments.size() == 3 ? Optional.of(segments.getLast()) : Optional.empty();
    String method = exchange.getRequestMethod().toString();
    Optional<Object> answer =
        switch (segments.get(1)) {
          case "policies" -> policies(exchange, method, one);
          case "locations" -> locations(exchange, method, one);
          case "groups" -> groups(exchange, method, one);
          case "users" -> users(exchange, method, one);
          case "sign-ins" ->
              method.equals("GET") && one.isEmpty() ? Optional.of(signIns()) : Optional.empty();
          default -> Optional.empty();
        };
    answer.ifPresent(document -> ControlApi.send(exchange, document));
    return answer.isPresent();
  }

  private PolicyAdministration administration() {
    return new PolicyAdministration(console.bench().directory(), console.tenant().now().id());
  }

  private Optional<Object> policies(
      HttpServerExchange exchange, String method, Optional<String> one) throws IOException {
    PolicyAdministration administration = administration();
    String operation = one.filter(Set.of("import", "what-if")::contains).orElse("one");
    return switch (method + (one.isPresent() ? " " + operation : "")) {
      case "POST import" ->
          Optional.of(Map.of(VALUE, administration.load(ControlApi.body(exchange))));
      case "POST what-if" ->
          Optional.of(
              administration.whatIf(WhatIf.Question.parse(ControlApi.body(exchange))).json());
      case "GET" -> Optional.of(Map.of(VALUE, administration.now().policies()));
      case "POST" -> created(exchange, administration.create(ControlApi.body(exchange)));
      case "GET one" -> administration.now().policy(id(one)).map(ConditionalAccessPolicy::json);
      case "PATCH one" ->
          Optional.of(administration.change(id(one), ControlApi.body(exchange)).json());
      case "DELETE one" -> removed(administration, one);
      default -> Optional.empty();
    };
  }

  private Optional<Object> locations(
      HttpServerExchange exchange, String method, Optional<String> one) throws IOException {
    PolicyAdministration administration = administration();
    return switch (method + (one.isPresent() ? " one" : "")) {
      case "GET" -> Optional.of(Map.of(VALUE, administration.now().locations()));
      case "POST" ->
          created(exchange, administration.put(NamedLocation.parse(ControlApi.body(exchange))));
      case "GET one" -> administration.now().location(id(one)).map(NamedLocation::json);
      case "PATCH one" ->
          Optional.of(administration.changeLocation(id(one), ControlApi.body(exchange)).json());
      case "DELETE one" -> removed(administration, one);
      default -> Optional.empty();
    };
  }

  private Optional<Object> groups(HttpServerExchange exchange, String method, Optional<String> one)
      throws IOException {
    PolicyAdministration administration = administration();
    return switch (method + (one.isPresent() ? " one" : "")) {
      case "GET" -> Optional.of(Map.of(VALUE, administration.now().groups()));
      case "POST" -> created(exchange, administration.put(group(ControlApi.body(exchange))));
      case "DELETE one" -> removed(administration, one);
      default -> Optional.empty();
    };
  }

  private Group group(JsonNode json) {
    JsonFields fields = JsonFields.of(json, "A group");
    Tenant tenant = console.tenant().now();
    Set<UUID> members =
        fields
            .list(
                "members",
                (name, where) ->
                    tenant
                        .user(name)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    where + " is \"" + name + "\", who is no user here")))
            .stream()
            .map(User::id)
            .collect(Collectors.toSet());
    Group group = new Group(UUID.randomUUID(), fields.requiredText("displayName"), members);
    fields.end();
    return group;
  }

  private Optional<Object> users(HttpServerExchange exchange, String method, Optional<String> one)
      throws IOException {
    if (method.equals("PATCH") && one.isPresent()) {
      JsonFields fields = JsonFields.of(ControlApi.body(exchange), "A change");
      Mfa mfa = fields.choice("mfa", Mfa.class).orElseThrow(() -> fields.missing("mfa"));
      fields.end();
      administration().setMfa(one.get(), mfa);
    } else if (!method.equals("GET") || one.isPresent()) {
      return Optional.empty();
    }
    Tenant tenant = console.tenant().now();
    return Optional.of(
        Map.of(
            VALUE,
            tenant.users().stream()
                .map(
                    user -> {
                      Map<String, Object> line = new LinkedHashMap<>();
                      line.put("id", user.id().toString());
                      line.put("userPrincipalName", user.principalName());
                      line.put("mfa", JsonFields.camel(tenant.access().mfaOf(user.id())));
                      return line;
                    })
                .toList()));
  }

  private Object signIns() {
    return Map.of(
        VALUE,
        console.bench().entra().signIns(console.tenant().now().id()).stream()
            .map(PolicyApi::line)
            .toList());
  }

  private static Map<String, Object> line(SignInEvent event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", event.at().toString());
    line.put("user", event.user());
    line.put("applicationId", event.applicationId().map(UUID::toString).orElse(""));
    line.put("application", event.application());
    line.put("flow", event.flow());
    line.put("originalFlow", event.originalFlow());
    line.put("ipAddress", event.ipAddress());
    line.put("result", event.result());
    line.put("policies", event.policies());
    line.put("reportOnly", event.reportOnly());
    line.put("correlationId", event.correlationId().toString());
    line.put("secondFactor", event.secondFactor());
    return line;
  }

  private static Optional<Object> created(HttpServerExchange exchange, Object document) {
    exchange.setStatusCode(201);
    return Optional.of(document);
  }

  private static Optional<Object> removed(
      PolicyAdministration administration, Optional<String> one) {
    return administration.remove(id(one))
        ? Optional.of(Map.of("removed", one.orElseThrow()))
        : Optional.empty();
  }

  private static UUID id(Optional<String> text) {
    String id = text.orElseThrow();
    if (!id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw new IllegalArgumentException("\"" + id + "\" is no GUID.");
    }
    return UUID.fromString(id);
  }
}
