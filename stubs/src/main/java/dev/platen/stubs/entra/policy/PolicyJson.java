package dev.platen.stubs.entra.policy;

import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Choice;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.ClientApp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Conditions;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Control;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Grant;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.GuestType;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Operator;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.People;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platform;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platforms;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Risk;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.SessionControls;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.State;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Targets;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.TransferMethod;
import dev.platen.stubs.json.JsonFields;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Graph's JSON of a policy. A field that an export holds empty may be there; one that asks for what
 * this service does not do is refused, lest a policy seem to be in force that is not.
 */
final class PolicyJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TYPE = "@odata.type";
  private static final String GUESTS = "GuestsOrExternalUsers";
  private static final Set<String> USER_WORDS = Set.of("All", "None", GUESTS);
  private static final Set<String> APPLICATION_WORDS =
      Set.of("All", "None", "Office365", "MicrosoftAdminPortals");
  private static final Set<String> LOCATION_WORDS = Set.of("All", "AllTrusted");

  private PolicyJson() {}

  static ConditionalAccessPolicy read(JsonNode json) {
    JsonFields policy = JsonFields.of(json, "A conditional access policy");
    // Read-only in Graph; an export has them.
    policy.ignore(
        "@odata.context", TYPE, "createdDateTime", "modifiedDateTime", "templateId", "description");
    policy.empty("deletedDateTime", "partialEnablementStrategy");
    UUID id =
        policy.text("id").map(text -> guid(text, policy.path("id"))).orElseGet(UUID::randomUUID);
    String name = policy.requiredText("displayName");
    State state = policy.choice("state", State.class).orElseThrow(() -> policy.missing("state"));
    Conditions conditions =
        policy
            .object("conditions", PolicyJson::conditions)
            .orElseThrow(() -> policy.missing("conditions"));
    Optional<Grant> grant = policy.object("grantControls", PolicyJson::grant);
    SessionControls session =
        policy.object("sessionControls", SessionJson::read).orElse(SessionControls.NONE);
    policy.end();
    if (grant.isEmpty() && session.signInFrequency().isEmpty() && session.others().isEmpty()) {
      throw policy.wrong("grantControls", "is missing, and so is sessionControls; give one");
    }
    return new ConditionalAccessPolicy(
        id, name, state, conditions, grant, session, source(json, Map.of("id", id.toString())));
  }

  /** What came, less what tells where it came from, after what is known of it. */
  static Map<String, Object> source(JsonNode json, Map<String, Object> first) {
    Map<String, Object> source = new LinkedHashMap<>(first);
    source.putAll(JSON.convertValue(json, new TypeReference<Map<String, Object>>() {}));
    source.remove("@odata.context");
    source.putAll(first);
    return source;
  }

  private static Conditions conditions(JsonFields json) {
    json.ignore(TYPE);
    json.empty(
        "servicePrincipalRiskLevels",
        "insiderRiskLevels",
        "agentIdRiskLevels",
        "clientApplications",
        "clients",
        "deviceStates",
        "times");
    People users =
        json.object("users", PolicyJson::people).orElseThrow(() -> json.missing("users"));
    Targets targets =
        json.object("applications", PolicyJson::targets)
            .orElseThrow(() -> json.missing("applications"));
    List<ClientApp> clientApps = json.choices("clientAppTypes", ClientApp.class);
    return new Conditions(
        users,
        targets,
        // Graph takes an absent list for all.
        clientApps.isEmpty() ? Set.of(ClientApp.ALL) : EnumSet.copyOf(clientApps),
        json.object("locations", PolicyJson::locations).filter(PolicyJson::isAny),
        json.object("platforms", PolicyJson::platforms)
            .filter(platforms -> !platforms.include().isEmpty()),
        json.object("authenticationFlows", PolicyJson::transferMethods).orElse(Set.of()),
        Set.copyOf(json.choices("signInRiskLevels", Risk.class)),
        Set.copyOf(json.choices("userRiskLevels", Risk.class)),
        json.object("devices", PolicyJson::devices).flatMap(found -> found));
  }

  private static boolean isAny(Choice choice) {
    return !choice.include().isEmpty() || !choice.exclude().isEmpty();
  }

  private static People people(JsonFields json) {
    json.ignore(TYPE);
    People people =
        new People(
            new Choice(
                ids(json, "includeUsers", USER_WORDS), ids(json, "excludeUsers", Set.of(GUESTS))),
            new Choice(ids(json, "includeGroups", Set.of()), ids(json, "excludeGroups", Set.of())),
            new Choice(ids(json, "includeRoles", Set.of()), ids(json, "excludeRoles", Set.of())),
            json.object("includeGuestsOrExternalUsers", PolicyJson::guests).orElse(Set.of()),
            json.object("excludeGuestsOrExternalUsers", PolicyJson::guests).orElse(Set.of()));
    if (people.users().include().isEmpty()
        && people.groups().include().isEmpty()
        && people.roles().include().isEmpty()
        && people.guests().isEmpty()) {
      throw json.wrong(
          "includeUsers", "is missing, and so are includeGroups and includeRoles; give one");
    }
    return people;
  }

  /** One text with commas, as Graph writes values of such a type. */
  private static Set<GuestType> guests(JsonFields json) {
    json.ignore(TYPE);
    Set<GuestType> types = EnumSet.noneOf(GuestType.class);
    for (String text : json.text("guestOrExternalUserTypes").orElse("none").split(",", -1)) {
      types.add(
          JsonFields.constant(
              json.path("guestOrExternalUserTypes"), text.strip(), GuestType.class));
    }
    types.remove(GuestType.NONE);
    json.object(
        "externalTenants",
        tenants -> {
          tenants.ignore(TYPE);
          tenants
              .text("membershipKind")
              .filter(kind -> !kind.equals("all"))
              .ifPresent(
                  kind -> {
                    throw tenants.wrong(
                        "membershipKind",
                        "must be all; from which organization a guest is, nobody knows here");
                  });
          tenants.empty("members");
          return true;
        });
    return types;
  }

  private static Targets targets(JsonFields json) {
    json.ignore(TYPE);
    json.empty("applicationFilter", "networkAccess", "globalSecureAccess");
    Targets targets =
        new Targets(
            new Choice(
                ids(json, "includeApplications", APPLICATION_WORDS),
                ids(json, "excludeApplications", Set.of("Office365", "MicrosoftAdminPortals"))),
            json.texts("includeUserActions"),
            json.texts("includeAuthenticationContextClassReferences"));
    if (targets.applications().include().isEmpty()
        && targets.userActions().isEmpty()
        && targets.contexts().isEmpty()) {
      throw json.missing("includeApplications");
    }
    return targets;
  }

  private static Choice locations(JsonFields json) {
    json.ignore(TYPE);
    Choice choice =
        new Choice(
            ids(json, "includeLocations", LOCATION_WORDS),
            ids(json, "excludeLocations", LOCATION_WORDS));
    if (choice.include().isEmpty() && !choice.exclude().isEmpty()) {
      throw json.missing("includeLocations");
    }
    return choice;
  }

  private static Platforms platforms(JsonFields json) {
    json.ignore(TYPE);
    Platforms platforms =
        new Platforms(
            Set.copyOf(json.choices("includePlatforms", Platform.class)),
            Set.copyOf(json.choices("excludePlatforms", Platform.class)));
    if (platforms.include().isEmpty() && !platforms.exclude().isEmpty()) {
      throw json.missing("includePlatforms");
    }
    return platforms;
  }

  private static Optional<DeviceFilter> devices(JsonFields json) {
    json.ignore(TYPE);
    json.empty("includeDevices", "excludeDevices", "includeDeviceStates", "excludeDeviceStates");
    return json.object(
        "deviceFilter",
        filter -> {
          filter.ignore(TYPE);
          boolean exclude =
              switch (filter.requiredText("mode")) {
                case "include" -> false;
                case "exclude" -> true;
                default -> throw filter.wrong("mode", "must be include or exclude");
              };
          try {
            return DeviceFilter.parse(exclude, filter.requiredText("rule"));
          } catch (IllegalArgumentException e) {
            throw filter.wrong("rule", String.valueOf(e.getMessage()));
          }
        });
  }

  /** One text with commas, as Graph writes values of such a type. */
  private static Set<TransferMethod> transferMethods(JsonFields json) {
    json.ignore(TYPE);
    Set<TransferMethod> methods = EnumSet.noneOf(TransferMethod.class);
    for (String text : json.requiredText("transferMethods").split(",", -1)) {
      methods.add(
          JsonFields.constant(json.path("transferMethods"), text.strip(), TransferMethod.class));
    }
    methods.remove(TransferMethod.NONE);
    return methods;
  }

  private static Grant grant(JsonFields json) {
    json.ignore(TYPE, "authenticationStrength@odata.context");
    json.empty("customAuthenticationFactors");
    Operator operator =
        switch (json.text("operator").orElse("OR")) {
          case "AND" -> Operator.AND;
          case "OR" -> Operator.OR;
          default -> throw json.wrong("operator", "must be AND or OR");
        };
    List<Control> controls = json.choices("builtInControls", Control.class);
    Grant grant =
        new Grant(
            operator,
            Set.copyOf(controls),
            json.object("authenticationStrength", AuthenticationStrength::read),
            ids(json, "termsOfUse", Set.of()));
    boolean others = grant.strength().isPresent() || !grant.termsOfUse().isEmpty();
    if (controls.isEmpty() && !others) {
      throw json.missing("builtInControls");
    }
    if (grant.controls().contains(Control.BLOCK) && (grant.controls().size() > 1 || others)) {
      throw json.wrong("builtInControls", "has block beside others; block stands alone");
    }
    return grant;
  }

  private static List<String> ids(JsonFields json, String name, Set<String> words) {
    return json.list(
        name,
        (text, where) ->
            words.stream()
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .orElseGet(() -> guid(text, where).toString()));
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
}
