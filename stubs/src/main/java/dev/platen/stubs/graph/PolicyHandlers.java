package dev.platen.stubs.graph;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.entra.access.PolicyAdministration;
import dev.platen.stubs.entra.access.WhatIf;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import dev.platen.stubs.entra.policy.NamedLocation;
import dev.platen.stubs.entra.policy.Outcome;
import dev.platen.stubs.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Conditional access and security defaults. */
final class PolicyHandlers implements Handlers {
  private static final String POLICIES = "identity/conditionalAccess/policies";
  private static final String LOCATIONS = "identity/conditionalAccess/namedLocations";
  private static final String DEFAULTS = "policies/identitySecurityDefaultsEnforcementPolicy";
  private static final String ONE = "/{id}";
  private final Directory directory;

  PolicyHandlers(Directory directory) {
    this.directory = directory;
  }

  @Override
  public Map<String, Handler> handlers() {
    Map<String, Handler> all = new LinkedHashMap<>();
    all.put("GET " + POLICIES, this::policies);
    all.put("POST " + POLICIES, this::newPolicy);
    all.put("GET " + POLICIES + ONE, this::policy);
    all.put("PATCH " + POLICIES + ONE, this::changePolicy);
    all.put("DELETE " + POLICIES + ONE, this::removePolicy);
    all.put("GET " + LOCATIONS, this::locations);
    all.put("POST " + LOCATIONS, this::newLocation);
    all.put("GET " + LOCATIONS + ONE, this::location);
    all.put("PATCH " + LOCATIONS + ONE, this::changeLocation);
    all.put("DELETE " + LOCATIONS + ONE, this::removeLocation);
    all.put("POST identity/conditionalAccess/evaluate", this::evaluate);
    all.put("GET " + DEFAULTS, this::securityDefaults);
    all.put("PATCH " + DEFAULTS, this::changeSecurityDefaults);
    return all;
  }

  private PolicyAdministration administration(Ask ask) {
    return new PolicyAdministration(directory, ask.organization().id());
  }

  private Reply policies(Ask ask) {
    return Listing.reply(
        ask,
        POLICIES,
        administration(ask).now().policies().stream()
            .map(policy -> GraphJson.policy(policy.json()))
            .toList(),
        GraphFacts.FACTS.policy());
  }

  private Reply newPolicy(Ask ask) {
    ConditionalAccessPolicy made = administration(ask).create(withoutId(ask.body()));
    return GraphJson.one(201, ask, POLICIES, GraphJson.policy(made.json()));
  }

  /** The service gives the ids; a client that posts an export must not replace what there is. */
  private static JsonNode withoutId(JsonNode body) {
    ObjectNode object = (ObjectNode) body.deepCopy();
    object.remove("id");
    return object;
  }

  private Reply policy(Ask ask) {
    return GraphJson.one(200, ask, POLICIES, GraphJson.policy(known(ask).json()));
  }

  private ConditionalAccessPolicy known(Ask ask) {
    return Call.uuid(ask.id())
        .flatMap(administration(ask).now()::policy)
        .orElseThrow(() -> GraphProblem.notFound(ask.id()));
  }

  private Reply changePolicy(Ask ask) {
    administration(ask).change(known(ask).id(), ask.body());
    return Reply.empty(204);
  }

  private Reply removePolicy(Ask ask) {
    administration(ask).remove(known(ask).id());
    return Reply.empty(204);
  }

  private Reply locations(Ask ask) {
    Map<String, Object> sample = new LinkedHashMap<>();
    List.of("id", "displayName", "createdDateTime", "modifiedDateTime", "isTrusted")
        .forEach(name -> sample.put(name, ""));
    return Listing.reply(
        ask,
        LOCATIONS,
        administration(ask).now().locations().stream().map(NamedLocation::json).toList(),
        sample);
  }

  private Reply newLocation(Ask ask) {
    NamedLocation made = administration(ask).put(NamedLocation.parse(withoutId(ask.body())));
    return GraphJson.one(201, ask, LOCATIONS, made.json());
  }

  private Reply location(Ask ask) {
    return GraphJson.one(200, ask, LOCATIONS, knownLocation(ask).json());
  }

  private NamedLocation knownLocation(Ask ask) {
    return Call.uuid(ask.id())
        .flatMap(administration(ask).now()::location)
        .orElseThrow(() -> GraphProblem.notFound(ask.id()));
  }

  private Reply changeLocation(Ask ask) {
    administration(ask).changeLocation(knownLocation(ask).id(), ask.body());
    return Reply.empty(204);
  }

  private Reply removeLocation(Ask ask) {
    administration(ask).remove(knownLocation(ask).id());
    return Reply.empty(204);
  }

  /** Graph's what-if. */
  private Reply evaluate(Ask ask) {
    JsonNode body = ask.body();
    boolean appliedOnly = body.path("appliedPoliciesOnly").asBoolean(false);
    WhatIf found = administration(ask).whatIf(WhatIf.Question.parse(body));
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("@odata.context", ask.context("Collection(microsoft.graph.whatIfAnalysisResult)"));
    reply.put(
        "value",
        found.outcomes().stream()
            .filter(outcome -> outcome.applies() || !appliedOnly)
            .map(PolicyHandlers::analysis)
            .toList());
    return GraphJson.reply(200, reply);
  }

  private static Map<String, Object> analysis(Outcome outcome) {
    Map<String, Object> line = GraphJson.policy(outcome.policy().json());
    line.put("policyApplies", outcome.applies());
    line.put("analysisReasons", WhatIf.reason(outcome));
    return line;
  }

  private Reply securityDefaults(Ask ask) {
    Map<String, Object> item = new LinkedHashMap<>(GraphFacts.FACTS.securityDefaults());
    item.put("isEnabled", ask.organization().securityDefaults());
    return GraphJson.one(200, ask, DEFAULTS, item);
  }

  private Reply changeSecurityDefaults(Ask ask) {
    JsonFields fields = JsonFields.of(ask.body(), "A change");
    fields.ignore("@odata.type", "@odata.context", "id", "displayName", "description");
    Optional<Boolean> enabled = fields.flag("isEnabled");
    fields.end();
    administration(ask).setSecurityDefaults(enabled.orElseThrow(() -> fields.missing("isEnabled")));
    return Reply.empty(204);
  }
}
