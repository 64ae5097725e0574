package dev.platen.stubs.entra.policy;

import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Choice;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.ClientApp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Conditions;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Control;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Grant;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Operator;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.People;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platform;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platforms;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.State;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.TransferMethod;
import dev.platen.stubs.json.JsonFields;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Graph's JSON of a policy. A field that an export holds empty may be there; one that asks for what
 * this service does not do is refused, lest a policy seem to be in force that is not.
 */
final class PolicyJson {
  private static final Set<String> USER_WORDS = Set.of("All", "None");
  private static final Set<String> APPLICATION_WORDS = Set.of("All", "None", "Office365");
  private static final Set<String> LOCATION_WORDS = Set.of("All", "AllTrusted");

  private PolicyJson() {}

  static ConditionalAccessPolicy read(JsonNode json) {
    JsonFields policy = JsonFields.of(json, "A conditional access policy");
    // Read-only in Graph; an export has them.
    policy.ignore(
        "@odata.context", "@odata.type", "createdDateTime", "modifiedDateTime", "templateId");
    policy.empty("deletedDateTime", "partialEnablementStrategy", "description");
    UUID id =
        policy.text("id").map(text -> guid(text, policy.path("id"))).orElseGet(UUID::randomUUID);
    String name = policy.requiredText("displayName");
    State state = policy.choice("state", State.class).orElseThrow(() -> policy.missing("state"));
    Conditions conditions =
        policy
            .object("conditions", PolicyJson::conditions)
            .orElseThrow(() -> policy.missing("conditions"));
    Optional<Grant> grant = policy.object("grantControls", PolicyJson::grant);
    Optional<Duration> frequency =
        policy.object("sessionControls", PolicyJson::session).flatMap(Function.identity());
    policy.end();
    if (grant.isEmpty() && frequency.isEmpty()) {
      throw policy.wrong("grantControls", "is missing, and so is sessionControls; give one");
    }
    return new ConditionalAccessPolicy(id, name, state, conditions, grant, frequency);
  }

  private static Conditions conditions(JsonFields json) {
    json.empty(
        "userRiskLevels",
        "signInRiskLevels",
        "servicePrincipalRiskLevels",
        "insiderRiskLevels",
        "agentIdRiskLevels",
        "clientApplications",
        "clients",
        "devices",
        "deviceStates",
        "times");
    People users =
        json.object("users", PolicyJson::people).orElseThrow(() -> json.missing("users"));
    Choice applications =
        json.object("applications", PolicyJson::applications)
            .orElseThrow(() -> json.missing("applications"));
    List<ClientApp> clientApps = json.choices("clientAppTypes", ClientApp.class);
    return new Conditions(
        users,
        applications,
        // Graph takes an absent list for all.
        clientApps.isEmpty() ? Set.of(ClientApp.ALL) : EnumSet.copyOf(clientApps),
        json.object(
            "locations",
            it ->
                included(
                    it,
                    "includeLocations",
                    new Choice(
                        ids(it, "includeLocations", LOCATION_WORDS),
                        ids(it, "excludeLocations", LOCATION_WORDS)))),
        json.object("platforms", PolicyJson::platforms),
        json.object("authenticationFlows", PolicyJson::transferMethods).orElse(Set.of()));
  }

  private static People people(JsonFields json) {
    json.empty("includeGuestsOrExternalUsers", "excludeGuestsOrExternalUsers");
    People people =
        new People(
            new Choice(ids(json, "includeUsers", USER_WORDS), ids(json, "excludeUsers", Set.of())),
            new Choice(ids(json, "includeGroups", Set.of()), ids(json, "excludeGroups", Set.of())),
            new Choice(ids(json, "includeRoles", Set.of()), ids(json, "excludeRoles", Set.of())));
    if (people.users().include().isEmpty()
        && people.groups().include().isEmpty()
        && people.roles().include().isEmpty()) {
      throw json.wrong(
          "includeUsers", "is missing, and so are includeGroups and includeRoles; give one");
    }
    return people;
  }

  private static Choice applications(JsonFields json) {
    json.empty(
        "includeUserActions",
        "includeAuthenticationContextClassReferences",
        "applicationFilter",
        "networkAccess",
        "globalSecureAccess");
    return included(
        json,
        "includeApplications",
        new Choice(
            ids(json, "includeApplications", APPLICATION_WORDS),
            ids(json, "excludeApplications", Set.of("Office365"))));
  }

  private static Choice included(JsonFields json, String name, Choice choice) {
    if (choice.include().isEmpty()) {
      throw json.missing(name);
    }
    return choice;
  }

  private static Platforms platforms(JsonFields json) {
    List<Platform> include = json.choices("includePlatforms", Platform.class);
    if (include.isEmpty()) {
      throw json.missing("includePlatforms");
    }
    return new Platforms(
        Set.copyOf(include), Set.copyOf(json.choices("excludePlatforms", Platform.class)));
  }

  /** One text with commas, as Graph writes values of such a type. */
  private static Set<TransferMethod> transferMethods(JsonFields json) {
    Set<TransferMethod> methods = EnumSet.noneOf(TransferMethod.class);
    for (String text : json.requiredText("transferMethods").split(",", -1)) {
      methods.add(
          JsonFields.constant(json.path("transferMethods"), text.strip(), TransferMethod.class));
    }
    methods.remove(TransferMethod.NONE);
    return methods;
  }

  private static Grant grant(JsonFields json) {
    json.ignore("authenticationStrength@odata.context");
    json.empty("customAuthenticationFactors", "termsOfUse", "authenticationStrength");
    Operator operator =
        switch (json.text("operator").orElse("OR")) {
          case "AND" -> Operator.AND;
          case "OR" -> Operator.OR;
          default -> throw json.wrong("operator", "must be AND or OR");
        };
    List<Control> controls = json.choices("builtInControls", Control.class);
    if (controls.isEmpty()) {
      throw json.missing("builtInControls");
    }
    Grant grant = new Grant(operator, Set.copyOf(controls));
    if (grant.controls().contains(Control.BLOCK) && grant.controls().size() > 1) {
      throw json.wrong("builtInControls", "has block beside others; block stands alone");
    }
    return grant;
  }

  private static Optional<Duration> session(JsonFields json) {
    json.empty(
        "applicationEnforcedRestrictions",
        "cloudAppSecurity",
        "continuousAccessEvaluation",
        "disableResilienceDefaults",
        "globalSecureAccessFilteringProfile",
        "persistentBrowser",
        "secureSignInSession");
    return json.object("signInFrequency", PolicyJson::frequency).flatMap(Function.identity());
  }

  private static Optional<Duration> frequency(JsonFields json) {
    if (json.text("authenticationType")
        .filter(type -> !type.equals("primaryAndSecondaryAuthentication"))
        .isPresent()) {
      throw json.wrong(
          "authenticationType", "must be primaryAndSecondaryAuthentication, or be left out");
    }
    boolean enabled = json.flag("isEnabled").orElse(true);
    Optional<Integer> value = json.number("value", 1);
    Optional<String> type = json.text("type");
    Duration every =
        switch (json.text("frequencyInterval").orElse("timeBased")) {
          case "everyTime" -> Duration.ZERO;
          case "timeBased" -> {
            int number = value.orElseThrow(() -> json.missing("value"));
            yield switch (type.orElseThrow(() -> json.missing("type"))) {
              case "hours" -> Duration.ofHours(number);
              case "days" -> Duration.ofDays(number);
              default -> throw json.wrong("type", "must be hours or days");
            };
          }
          default -> throw json.wrong("frequencyInterval", "must be timeBased or everyTime");
        };
    return enabled ? Optional.of(every) : Optional.empty();
  }

  private static List<String> ids(JsonFields json, String name, Set<String> words) {
    return json.list(
        name, (text, where) -> words.contains(text) ? text : guid(text, where).toString());
  }

  /**
   * @throws IllegalArgumentException naming {@code where}
   */
  static UUID guid(String text, String where) {
    if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw new IllegalArgumentException(
          where + " is \"" + text + "\", which is not understood here; use a GUID");
    }
    return UUID.fromString(text);
  }

  // --- Writing

  static Map<String, Object> write(ConditionalAccessPolicy policy) {
    Conditions conditions = policy.conditions();
    People users = conditions.users();
    Map<String, Object> people = new LinkedHashMap<>();
    put(people, "Users", users.users());
    put(people, "Groups", users.groups());
    put(people, "Roles", users.roles());
    Map<String, Object> applications = new LinkedHashMap<>();
    put(applications, "Applications", conditions.applications());

    Map<String, Object> all = new LinkedHashMap<>();
    all.put("clientAppTypes", texts(conditions.clientApps()));
    all.put("applications", applications);
    all.put("users", people);
    conditions
        .locations()
        .ifPresent(
            choice -> {
              Map<String, Object> locations = new LinkedHashMap<>();
              put(locations, "Locations", choice);
              all.put("locations", locations);
            });
    conditions
        .platforms()
        .ifPresent(
            platforms ->
                all.put(
                    "platforms",
                    ordered(
                        "includePlatforms", texts(platforms.include()),
                        "excludePlatforms", texts(platforms.exclude()))));
    if (!conditions.transferMethods().isEmpty()) {
      all.put(
          "authenticationFlows",
          Map.of("transferMethods", String.join(",", texts(conditions.transferMethods()))));
    }

    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", policy.id().toString());
    json.put("displayName", policy.displayName());
    json.put("state", JsonFields.camel(policy.state()));
    json.put("conditions", all);
    policy
        .grant()
        .ifPresent(
            grant ->
                json.put(
                    "grantControls",
                    ordered(
                        "operator", grant.operator().name(),
                        "builtInControls", texts(grant.controls()))));
    policy
        .signInFrequency()
        .ifPresent(
            every -> json.put("sessionControls", Map.of("signInFrequency", frequency(every))));
    return json;
  }

  private static Map<String, Object> frequency(Duration every) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!every.isZero()) {
      boolean days = every.toHours() % 24 == 0;
      json.put("value", Math.toIntExact(days ? every.toDays() : every.toHours()));
      json.put("type", days ? "days" : "hours");
    }
    json.put("authenticationType", "primaryAndSecondaryAuthentication");
    json.put("frequencyInterval", every.isZero() ? "everyTime" : "timeBased");
    json.put("isEnabled", true);
    return json;
  }

  private static void put(Map<String, Object> json, String what, Choice choice) {
    json.put("include" + what, choice.include());
    json.put("exclude" + what, choice.exclude());
  }

  private static Map<String, Object> ordered(
      String first, Object value, String second, Object other) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(first, value);
    json.put(second, other);
    return json;
  }

  private static List<String> texts(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(JsonFields::camel).sorted().toList();
  }
}
