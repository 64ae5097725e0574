package dev.platen.stubs.graph;

import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.access.AppliedPolicy;
import dev.platen.stubs.entra.access.SignInEvent;
import dev.platen.stubs.entra.access.SignInLog;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.policy.Outcome.Result;
import dev.platen.stubs.json.JsonFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The sign-in log, latest first. */
final class SignInHandlers implements Handlers {
  private static final String PATH = "auditLogs/signIns";
  private final SignInLog log;

  SignInHandlers(SignInLog log) {
    this.log = log;
  }

  @Override
  public Map<String, Handler> handlers() {
    return Map.of("GET " + PATH, this::all, "GET " + PATH + "/{id}", this::one);
  }

  private Reply all(Ask ask) {
    return Listing.reply(ask, PATH, lines(ask), line(ask, SAMPLE));
  }

  private Reply one(Ask ask) {
    return lines(ask).stream()
        .filter(line -> ask.id().equals(line.get("id")))
        .findFirst()
        .map(line -> GraphJson.one(200, ask, PATH, line))
        .orElseThrow(() -> GraphProblem.notFound(ask.id()));
  }

  private List<Map<String, Object>> lines(Ask ask) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (SignInEvent event : log.of(ask.organization().id())) {
      lines.add(line(ask, event));
    }
    Collections.reverse(lines);
    return lines;
  }

  private static final SignInEvent SAMPLE =
      new SignInEvent(
          Instant.EPOCH,
          "",
          Optional.empty(),
          "",
          "",
          "",
          "",
          0,
          List.of(),
          List.of(),
          new UUID(0, 0));

  private static Map<String, Object> line(Ask ask, SignInEvent event) {
    Optional<User> user = ask.organization().user(event.user());
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", event.id().toString());
    line.put("createdDateTime", event.at().toString());
    line.put("userDisplayName", user.map(User::displayName).orElse(""));
    // The log has names in lower case.
    line.put("userPrincipalName", event.user().toLowerCase(Locale.ROOT));
    line.put("userId", user.map(it -> it.id().toString()).orElse(""));
    line.put("appId", event.applicationId().map(UUID::toString).orElse(""));
    line.put("appDisplayName", event.application());
    line.put("ipAddress", event.ipAddress());
    line.put("clientAppUsed", "Mobile Apps and Desktop clients");
    line.put("correlationId", event.correlationId().toString());
    line.put("conditionalAccessStatus", status(event.applied()));
    line.put("isInteractive", !event.flow().equals("refreshToken"));
    line.put("riskDetail", "none");
    line.put("riskLevelAggregated", "none");
    line.put("riskLevelDuringSignIn", "none");
    line.put("riskState", "none");
    line.put("riskEventTypes", List.of());
    line.put("resourceDisplayName", event.resource());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("errorCode", event.result());
    result.put("failureReason", event.result() == 0 ? "Other." : "AADSTS" + event.result());
    line.put("status", result);
    if (ask.isBeta()) {
      line.put("authenticationProtocol", protocol(event.flow()));
      line.put(
          "originalTransferMethod",
          event.originalFlow().equals("deviceCode") ? "deviceCodeFlow" : "none");
    }
    line.put(
        "appliedConditionalAccessPolicies",
        event.applied().stream().map(SignInHandlers::applied).toList());
    return line;
  }

  private static String protocol(String flow) {
    return flow.equals("deviceCode") ? "deviceCode" : "none";
  }

  private static Map<String, Object> applied(AppliedPolicy policy) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", policy.id().toString());
    json.put("displayName", policy.displayName());
    json.put("enforcedGrantControls", policy.grantControls());
    json.put("enforcedSessionControls", policy.sessionControls());
    json.put("result", JsonFields.camel(policy.result()));
    return json;
  }

  /** Of the policies that are enforced. */
  private static String status(List<AppliedPolicy> applied) {
    if (applied.stream().anyMatch(policy -> policy.result() == Result.FAILURE)) {
      return "failure";
    }
    return applied.stream().anyMatch(policy -> policy.result() == Result.SUCCESS)
        ? "success"
        : "notApplied";
  }
}
