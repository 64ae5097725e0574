package dev.platen.stubs.entra.access;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.policy.AccessPolicies;
import dev.platen.stubs.entra.policy.AccessPolicies.Group;
import dev.platen.stubs.entra.policy.AccessPolicies.Mfa;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Choice;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Conditions;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.People;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.State;
import dev.platen.stubs.entra.policy.NamedLocation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a Conditional Access Administrator does about an organization. Whatever is refused throws an
 * {@link IllegalArgumentException} that names the field.
 */
public final class PolicyAdministration {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Directory directory;
  private final UUID tenantId;

  public PolicyAdministration(Directory directory, UUID tenantId) {
    this.directory = directory;
    this.tenantId = tenantId;
  }

  /** Everything as it is now. */
  public AccessPolicies now() {
    return directory.tenant(tenantId).map(Tenant::access).orElse(AccessPolicies.NONE);
  }

  /**
   * Makes a policy.
   *
   * @param json Graph's; an id in it is kept
   * @throws IllegalArgumentException where it is not understood, names what the organization does
   *     not have, or is to be enforced while security defaults are on
   */
  public ConditionalAccessPolicy create(JsonNode json) {
    return put(ConditionalAccessPolicy.parse(json));
  }

  /** Adds a policy, or replaces the one with its id. */
  public ConditionalAccessPolicy put(ConditionalAccessPolicy policy) {
    directory.update(
        tenantId,
        tenant -> {
          check(tenant, policy);
          return tenant.withAccess(access -> access.with(policy));
        });
    return policy;
  }

  /**
   * Changes the fields of a policy that {@code patch} has (RFC 7396).
   *
   * @throws IllegalArgumentException as for {@link #create}, and where there is no such policy
   */
  public ConditionalAccessPolicy change(UUID id, JsonNode patch) {
    ConditionalAccessPolicy before =
        now()
            .policy(id)
            .orElseThrow(() -> new IllegalArgumentException("There is no policy " + id));
    if (!patch.isObject()) {
      throw new IllegalArgumentException("A change must be a JSON object");
    }
    if (patch.has("id") && !patch.path("id").asString("").equals(id.toString())) {
      throw new IllegalArgumentException("id cannot be changed");
    }
    ObjectNode merged = (ObjectNode) JSON.readTree(JSON.writeValueAsString(before));
    merge(merged, patch);
    return put(ConditionalAccessPolicy.parse(merged));
  }

  private static void merge(ObjectNode target, JsonNode patch) {
    for (String name : patch.propertyNames()) {
      JsonNode value = patch.required(name);
      if (value.isObject() && target.get(name) instanceof ObjectNode inner) {
        merge(inner, value);
      } else if (value.isNull()) {
        target.remove(name);
      } else {
        target.set(name, value);
      }
    }
  }

  /** Makes or replaces a named location. */
  public NamedLocation put(NamedLocation location) {
    directory.update(tenantId, tenant -> tenant.withAccess(access -> access.with(location)));
    return location;
  }

  /**
   * Makes or replaces a group.
   *
   * @throws IllegalArgumentException where a member is no user of the organization
   */
  public Group put(Group group) {
    directory.update(
        tenantId,
        tenant -> {
          for (UUID member : group.members()) {
            if (tenant.user(member).isEmpty()) {
              throw new IllegalArgumentException("There is no user " + member);
            }
          }
          return tenant.withAccess(access -> access.with(group));
        });
    return group;
  }

  /**
   * Says what comes of it when a user is asked for a second factor.
   *
   * @throws IllegalArgumentException where there is no such user
   */
  public void setMfa(String principalName, Mfa mfa) {
    directory.update(
        tenantId,
        tenant -> {
          UUID userId =
              tenant
                  .user(principalName)
                  .orElseThrow(
                      () -> new IllegalArgumentException("There is no user " + principalName))
                  .id();
          return tenant.withAccess(access -> access.with(userId, mfa));
        });
  }

  /**
   * Removes a policy, a location or a group; false where there is none with this id.
   *
   * @throws IllegalArgumentException where a policy names it
   */
  public boolean remove(UUID id) {
    AccessPolicies before = now();
    for (ConditionalAccessPolicy policy : before.policies()) {
      if (!policy.id().equals(id) && names(policy.conditions()).anyMatch(id.toString()::equals)) {
        throw new IllegalArgumentException(
            "The policy \"" + policy.displayName() + "\" names " + id + "; change it first");
      }
    }
    AccessPolicies after =
        directory
            .update(tenantId, tenant -> tenant.withAccess(access -> access.without(id)))
            .access();
    return !after.equals(before);
  }

  // --- Checks

  private static Stream<String> names(Conditions conditions) {
    People users = conditions.users();
    return Stream.concat(
        both(users.groups()), conditions.locations().stream().flatMap(PolicyAdministration::both));
  }

  private static Stream<String> both(Choice choice) {
    return Stream.concat(choice.include().stream(), choice.exclude().stream());
  }

  private static void check(Tenant tenant, ConditionalAccessPolicy policy) {
    // Reference entra 8: security defaults must be off before policies can be used.
    if (policy.state() == State.ENABLED && tenant.securityDefaults()) {
      throw new IllegalArgumentException(
          "state cannot be enabled while security defaults are on; turn those off first, or use"
              + " enabledForReportingButNotEnforced");
    }
    Conditions conditions = policy.conditions();
    known(
        "conditions.users",
        "user",
        both(conditions.users().users()),
        Set.of("All", "None"),
        id -> tenant.user(id).isPresent());
    known(
        "conditions.users",
        "group",
        both(conditions.users().groups()),
        Set.of(),
        id -> tenant.access().groups().stream().anyMatch(group -> group.id().equals(id)));
    known(
        "conditions.locations",
        "location",
        conditions.locations().stream().flatMap(PolicyAdministration::both),
        Set.of("All", "AllTrusted"),
        id -> tenant.access().location(id).isPresent());
  }

  private static void known(
      String path,
      String kind,
      Stream<String> ids,
      Set<String> words,
      java.util.function.Predicate<UUID> exists) {
    List<String> unknown =
        ids.filter(id -> !words.contains(id))
            .filter(id -> !exists.test(UUID.fromString(id.toLowerCase(Locale.ROOT))))
            .toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          path + " names the " + kind + " " + unknown.getFirst() + ", which does not exist");
    }
  }
}
