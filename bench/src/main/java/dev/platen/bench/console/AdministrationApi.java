package dev.platen.bench.console;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.ConsentGrant;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantAdministration;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.access.WhatIf;
import dev.platen.stubs.entra.error.ErrorCatalog;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.ClientApp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platform;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.TransferMethod;
import dev.platen.stubs.entra.scope.Resource;
import dev.platen.stubs.exchange.trace.SmtpSignIn;
import dev.platen.stubs.exchange.trace.TracedMessage;
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
 * <tr><td>{@code DELETE /api/tenant/users/<name>/sessions}<td>revokes sessions
 * <tr><td>{@code GET /api/tenant/applications}<td>applications and their consent
 * <tr><td>{@code PATCH /api/tenant/applications/<id> {"enabled":true,"publicClientFlows":true}}
 *     <td>their switches
 * <tr><td>{@code POST /api/tenant/applications/<id>/consent {"scopes":[...]}}<td>grants admin
 *     consent
 * <tr><td>{@code DELETE /api/tenant/applications/<id>/consent}<td>revokes all consent
 * <tr><td>{@code POST /api/tenant/what-if {"user":"anna@...","ipAddress":"203.0.113.7"}}<td>which
 *     policies a sign-in would meet; also {@code resource} (application id), {@code clientApp},
 *     {@code platform}, {@code flow}; without them a printer's by a code
 * <tr><td>{@code GET /api/tenant/message-trace}<td>who sent what to whom, oldest first
 * <tr><td>{@code GET /api/tenant/smtp-sign-ins}<td>who authenticated over SMTP, oldest first
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
          case "DELETE users 3" ->
              rest.getLast().equals("sessions") ? revoke(rest.get(1)) : Optional.empty();
          case "POST what-if 1" ->
              Optional.of(whatIf(JsonFields.of(ControlApi.body(exchange), "A sign-in")));
          case "GET message-trace 1" -> Optional.of(messages());
          case "GET smtp-sign-ins 1" -> Optional.of(signIns());
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

  private User user(String name) {
    return tenant()
        .user(name)
        .orElseThrow(() -> new IllegalArgumentException("There is no user \"" + name + "\"."));
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
    UUID id = user(name).id();
    JsonFields fields = JsonFields.of(ControlApi.body(exchange), "A change");
    Optional<Boolean> enabled = fields.flag("enabled");
    Optional<String> password = fields.text("password");
    fields.end();
    password.ifPresent(text -> administration().setPassword(id, text));
    enabled.ifPresent(on -> administration().setAccountEnabled(id, on));
    return Optional.of(Map.of("userPrincipalName", name, "enabled", user(name).enabled()));
  }

  private Optional<Object> revoke(String name) {
    administration().revokeSessions(user(name).id());
    return Optional.of(
        Map.of("userPrincipalName", name, "validFrom", user(name).tokensValidFrom().toString()));
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

  private Map<String, Object> whatIf(JsonFields fields) {
    WhatIf.Question question =
        new WhatIf.Question(
            user(fields.requiredText("user")),
            fields
                .text("resource")
                .flatMap(Call::uuid)
                .orElseGet(() -> Resource.all().getFirst().id()),
            fields
                .choice("clientApp", ClientApp.class)
                .orElse(ClientApp.MOBILE_APPS_AND_DESKTOP_CLIENTS),
            fields.choice("platform", Platform.class),
            fields.choice("flow", TransferMethod.class).orElse(TransferMethod.DEVICE_CODE_FLOW),
            fields.requiredText("ipAddress"),
            Optional.empty());
    fields.end();
    WhatIf answer = WhatIf.of(tenant(), question, new ErrorCatalog(false));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("result", answer.result());
    document.put("reason", answer.reason());
    document.put(
        "policies",
        answer.lines().stream()
            .map(
                line -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("id", line.policy().id().toString());
                  one.put("displayName", line.policy().displayName());
                  one.put("applies", line.applies());
                  one.put("unmet", line.unmet().map(JsonFields::camel).orElse(""));
                  one.put("decides", line.decides());
                  return one;
                })
            .toList());
    document.put("reportOnly", answer.reportOnly());
    return document;
  }

  private Map<String, Object> messages() {
    return Map.of(
        VALUE,
        console.bench().exchange().log().messages(tenant().id()).stream()
            .map(AdministrationApi::line)
            .toList());
  }

  private static Map<String, Object> line(TracedMessage message) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", message.at().toString());
    line.put("submitter", message.submitter());
    line.put("sender", message.sender());
    line.put("recipients", message.recipients());
    line.put("subject", message.subject());
    line.put("octets", message.octets());
    line.put("accepted", message.accepted());
    line.put("reply", message.reply());
    return line;
  }

  private Map<String, Object> signIns() {
    return Map.of(
        VALUE,
        console.bench().exchange().log().signIns(tenant().id()).stream()
            .map(AdministrationApi::line)
            .toList());
  }

  private static Map<String, Object> line(SmtpSignIn signIn) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", signIn.at().toString());
    line.put("name", signIn.name());
    line.put("mechanism", signIn.mechanism());
    line.put("accepted", signIn.accepted());
    line.put("reply", signIn.reply());
    return line;
  }
}
