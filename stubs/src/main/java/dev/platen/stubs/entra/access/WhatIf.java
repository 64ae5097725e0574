package dev.platen.stubs.entra.access;

import dev.platen.stubs.entra.error.ErrorCatalog;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.ClientApp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platform;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Risk;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.TransferMethod;
import dev.platen.stubs.entra.policy.Decision;
import dev.platen.stubs.entra.policy.Outcome;
import dev.platen.stubs.entra.policy.SignIn.SecondFactor;
import dev.platen.stubs.json.JsonFields;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What would come of a sign-in that nobody makes: the "What If" of the admin center.
 *
 * @param enforced what the enforced policies make of it
 * @param reportOnly what the report-only ones would
 * @param outcomes each policy's own, in their order
 * @param country of the sign-in; empty where nobody knows
 */
public record WhatIf(
    Decision enforced, Decision reportOnly, List<Outcome> outcomes, Optional<String> country) {
  private static final ErrorCatalog ERRORS = new ErrorCatalog(false);

  public WhatIf {
    outcomes = List.copyOf(outcomes);
  }

  /** The AADSTS number that the client would be told; 0 where it would get its tokens. */
  public int result() {
    return AccessControl.situation(enforced).map(ERRORS::number).orElse(0);
  }

  /** {@code result}, the names that decided it, and each policy with why it applies or not. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("result", result());
    json.put("policies", names(enforced));
    json.put("reportOnly", reportOnly instanceof Decision.Granted ? List.of() : names(reportOnly));
    json.put(
        "value",
        outcomes.stream()
            .map(
                outcome -> {
                  Map<String, Object> line = new LinkedHashMap<>();
                  line.put("id", outcome.policy().id().toString());
                  line.put("displayName", outcome.policy().displayName());
                  line.put("state", JsonFields.camel(outcome.policy().state()));
                  line.put("policyApplies", outcome.applies());
                  line.put("analysisReasons", reason(outcome));
                  line.put("result", JsonFields.camel(outcome.result()));
                  return line;
                })
            .toList());
    return json;
  }

  /** Graph's {@code analysisReasons}; {@code notSet} where the policy applies. */
  public static String reason(Outcome outcome) {
    return outcome.whyNot().map(JsonFields::camel).orElse("notSet");
  }

  private static List<String> names(Decision decision) {
    return decision.policies().stream().map(ConditionalAccessPolicy::displayName).toList();
  }

  /**
   * A sign-in that is asked about.
   *
   * @param user sign-in name or object id
   * @param resource application id of what is to be used
   * @param country of the address; where it is empty, as at a real sign-in from there
   * @param secondFactor whether one was given; where it is empty, as set for the user
   * @param age since the password was given, at a refresh; empty at a new sign-in
   */
  public record Question(
      String user,
      UUID resource,
      ClientApp clientApp,
      Optional<Platform> platform,
      TransferMethod transferMethod,
      String ipAddress,
      Optional<String> country,
      Optional<SecondFactor> secondFactor,
      Optional<Duration> age,
      Risk signInRisk,
      Risk userRisk) {
    private static final UUID EXCHANGE = UUID.fromString("00000002-0000-0ff1-ce00-000000000000");

    /** A printer's: by a device code, for Exchange Online. */
    public static Question ofPrinter(String user, String ipAddress) {
      return new Question(
          user,
          EXCHANGE,
          ClientApp.MOBILE_APPS_AND_DESKTOP_CLIENTS,
          Optional.empty(),
          TransferMethod.DEVICE_CODE_FLOW,
          ipAddress,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Risk.NONE,
          Risk.NONE);
    }

    /**
     * Reads the body of Graph's {@code identity/conditionalAccess/evaluate}; {@code userId} may be
     * a sign-in name as well, and {@code signInConditions} may have {@code secondFactor} ({@code
     * given}, {@code missing}, {@code notRegistered}) and {@code age} (ISO 8601) of a refresh.
     *
     * @throws IllegalArgumentException naming the path of what is wrong or not understood
     */
    public static Question parse(JsonNode json) {
      JsonFields question = JsonFields.of(json, "A what-if question");
      question.flag("appliedPoliciesOnly");
      String user =
          question
              .object(
                  "signInIdentity",
                  it -> {
                    it.ignore("@odata.type");
                    return it.requiredText("userId");
                  })
              .orElseThrow(() -> question.missing("signInIdentity"));
      Question asked =
          question
              .object("signInConditions", it -> conditions(it, user))
              .orElseGet(() -> ofPrinter(user, "127.0.0.1"));
      Optional<UUID> resource =
          question
              .object(
                  "signInContext",
                  it -> {
                    it.ignore("@odata.type");
                    return it.list("includeApplications", Question::application);
                  })
              .flatMap(ids -> ids.stream().findFirst());
      question.end();
      return resource.map(asked::withResource).orElse(asked);
    }

    private static UUID application(String text, String where) {
      return Call.uuid(text)
          .orElseThrow(
              () -> new IllegalArgumentException(where + " is \"" + text + "\"; use a GUID"));
    }

    private static Question conditions(JsonFields json, String user) {
      json.empty("deviceInfo", "servicePrincipalRiskLevel", "insiderRiskLevel", "agentIdRiskLevel");
      return new Question(
          user,
          EXCHANGE,
          json.choice("clientAppType", ClientApp.class)
              .orElse(ClientApp.MOBILE_APPS_AND_DESKTOP_CLIENTS),
          json.choice("devicePlatform", Platform.class),
          json.object(
                  "authenticationFlow",
                  it ->
                      it.choice("transferMethod", TransferMethod.class).orElse(TransferMethod.NONE))
              .orElse(TransferMethod.NONE),
          json.text("ipAddress").orElse("127.0.0.1"),
          json.text("country"),
          json.choice("secondFactor", SecondFactor.class),
          json.text("age").map(text -> age(text, json)),
          json.choice("signInRiskLevel", Risk.class).orElse(Risk.NONE),
          json.choice("userRiskLevel", Risk.class).orElse(Risk.NONE));
    }

    private static Duration age(String text, JsonFields json) {
      try {
        return Duration.parse(text);
      } catch (DateTimeParseException e) {
        throw json.wrong("age", "is \"" + text + "\"; use an ISO 8601 duration such as P2D");
      }
    }

    private Question withResource(UUID changed) {
      return new Question(
          user,
          changed,
          clientApp,
          platform,
          transferMethod,
          ipAddress,
          country,
          secondFactor,
          age,
          signInRisk,
          userRisk);
    }
  }
}
