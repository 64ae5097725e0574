package dev.platen.stubs.admin.entra;

import dev.platen.stubs.admin.Answer;
import dev.platen.stubs.admin.NoSuchPageException;
import dev.platen.stubs.admin.Visit;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.entra.access.PolicyAdministration;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.State;
import dev.platen.stubs.json.JsonFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Conditional access policies, by a form for the usual ones or in Graph's JSON. */
public final class PolicyPages {
  private static final Map<State, String> STATES =
      Map.of(
          State.ENABLED, "On",
          State.DISABLED, "Off",
          State.ENABLED_FOR_REPORTING_BUT_NOT_ENFORCED, "Report-only");
  private static final String NEW = "New policy";

  private final Directory directory;

  PolicyPages(Directory directory) {
    this.directory = directory;
  }

  /** A line of the list. */
  public record Row(UUID id, String name, String state) {}

  /** A state that a policy can have. */
  public record Choice(String value, String text, boolean chosen) {}

  /** What a state is called. */
  static String text(State state) {
    return STATES.getOrDefault(state, "");
  }

  Answer answer(Visit visit) {
    PolicyAdministration administration = new PolicyAdministration(directory, visit.tenant().id());
    if (visit.posted()) {
      visit.needGlobalAdministrator();
      return change(visit, administration);
    }
    if (visit.depth() == 1) {
      return Answer.page("policies", "Conditional Access policies")
          .with("securityDefaults", visit.tenant().securityDefaults())
          .with(
              "policies",
              administration.now().policies().stream()
                  .map(one -> new Row(one.id(), one.displayName(), text(one.state())))
                  .toList());
    }
    if (visit.depth() != 2) {
      throw new NoSuchPageException();
    }
    if (visit.segment(1).equals("new")) {
      return blank(visit, Answer.page("policynew", NEW), "", "");
    }
    ConditionalAccessPolicy policy = policy(visit, administration);
    return sheet(
        policy, Answer.page("policy", policy.displayName()), PolicyForms.text(policy.json()), "");
  }

  private static ConditionalAccessPolicy policy(Visit visit, PolicyAdministration administration) {
    return administration.now().policy(visit.id(1)).orElseThrow(NoSuchPageException::new);
  }

  /** The page for a new policy, with what was typed and why it was refused. */
  private static Answer blank(Visit visit, Answer.Page page, String formError, String jsonError) {
    Map<String, String> typed = new HashMap<>();
    for (String field :
        List.of(
            "displayName", "kind", "state", "excludeUser", "location", "where", "hours", "json")) {
      typed.put(field, visit.field(field));
    }
    return page.with("typed", typed)
        .with("users", visit.tenant().users())
        .with("locations", visit.tenant().access().locations())
        .with("states", states(typed.getOrDefault("state", "")))
        .with("formError", formError)
        .with("jsonError", jsonError);
  }

  private static Answer sheet(
      ConditionalAccessPolicy policy, Answer.Page page, String json, String error) {
    return page.with("policy", policy)
        .with("state", text(policy.state()))
        .with("states", states(JsonFields.camel(policy.state())))
        .with("json", json)
        .with("error", error);
  }

  private static List<Choice> states(String chosen) {
    return List.of(State.ENABLED_FOR_REPORTING_BUT_NOT_ENFORCED, State.ENABLED, State.DISABLED)
        .stream()
        .map(
            state -> {
              String value = JsonFields.camel(state);
              return new Choice(value, text(state), value.equals(chosen));
            })
        .toList();
  }

  private Answer change(Visit visit, PolicyAdministration administration) {
    if (visit.depth() == 2) {
      return switch (visit.segment(1)) {
        case "new" -> create(visit, administration, false);
        case "new-json" -> create(visit, administration, true);
        default -> throw new NoSuchPageException();
      };
    }
    if (visit.depth() != 3) {
      throw new NoSuchPageException();
    }
    ConditionalAccessPolicy policy = policy(visit, administration);
    String there = "/conditional-access/" + policy.id();
    return switch (visit.segment(2)) {
      case "json" -> {
        try {
          administration.put(replacement(policy, PolicyForms.parse(visit.field("json"))));
        } catch (IllegalArgumentException e) {
          yield sheet(
              policy,
              Answer.refused("policy", policy.displayName()),
              visit.field("json"),
              String.valueOf(e.getMessage()));
        }
        yield new Answer.Moved(there, "The policy is saved.");
      }
      case "state" -> {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.put("state", visit.field("state"));
        ConditionalAccessPolicy changed = administration.change(policy.id(), patch);
        yield new Answer.Moved(there, "The policy is now: " + text(changed.state()) + ".");
      }
      case "delete" -> {
        administration.remove(policy.id());
        yield new Answer.Moved(
            "/conditional-access", "The policy " + policy.displayName() + " is deleted.");
      }
      default -> throw new NoSuchPageException();
    };
  }

  private static ConditionalAccessPolicy replacement(
      ConditionalAccessPolicy before, JsonNode json) {
    ObjectNode all = (ObjectNode) json;
    String id = before.id().toString();
    if (all.has("id") && !all.path("id").asString("").equals(id)) {
      throw new IllegalArgumentException("id cannot be changed");
    }
    all.put("id", id);
    return ConditionalAccessPolicy.parse(all);
  }

  private static Answer create(Visit visit, PolicyAdministration administration, boolean asJson) {
    try {
      ConditionalAccessPolicy made =
          administration.create(
              asJson ? PolicyForms.parse(visit.field("json")) : PolicyForms.policy(visit));
      return new Answer.Moved(
          "/conditional-access", "The policy " + made.displayName() + " is created.");
    } catch (IllegalArgumentException e) {
      String error = String.valueOf(e.getMessage());
      return blank(
          visit, Answer.refused("policynew", NEW), asJson ? "" : error, asJson ? error : "");
    }
  }
}
