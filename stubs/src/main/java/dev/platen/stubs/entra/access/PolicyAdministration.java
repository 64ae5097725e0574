package dev.platen.stubs.entra.access;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.policy.AccessPolicies;
import dev.platen.stubs.entra.policy.AccessPolicies.Group;
import dev.platen.stubs.entra.policy.AccessPolicies.Mfa;
import dev.platen.stubs.entra.policy.ConditionalAccess;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Choice;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Conditions;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.People;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.State;
import dev.platen.stubs.entra.policy.NamedLocation;
import dev.platen.stubs.entra.policy.SignIn;
import dev.platen.stubs.entra.policy.SignIn.SecondFactor;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /** "MFA trusted IPs" of the former MFA service; here there are none. */
  private static final String MFA_TRUSTED_ADDRESSES = new UUID(0, 0).toString();

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
    Instant now = directory.clock(tenantId).instant();
    Tenant after =
        directory.update(
            tenantId,
            tenant -> {
              check(tenant, policy);
              return tenant.withAccess(
                  access ->
                      access.with(
                          access
                              .policy(policy.id())
                              .map(before -> policy.dated(created(before.source(), now), some(now)))
                              .orElseGet(() -> policy.dated(now, Optional.empty()))));
            });
    return after.access().policy(policy.id()).orElseThrow();
  }

  private static Optional<Instant> some(Instant instant) {
    return Optional.of(instant);
  }

  /** When something was made; what an earlier version kept does not say. */
  private static Instant created(Map<String, Object> source, Instant otherwise) {
    return source.get("createdDateTime") instanceof String text ? Instant.parse(text) : otherwise;
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
    return put(ConditionalAccessPolicy.parse(merged(before.json(), id, patch)));
  }

  /**
   * Changes the fields of a named location that {@code patch} has.
   *
   * @throws IllegalArgumentException where it is not understood, and where there is no such
   *     location
   */
  public NamedLocation changeLocation(UUID id, JsonNode patch) {
    NamedLocation before =
        now()
            .location(id)
            .orElseThrow(() -> new IllegalArgumentException("There is no named location " + id));
    return put(NamedLocation.parse(merged(before.json(), id, patch)));
  }

  private static ObjectNode merged(Map<String, Object> before, UUID id, JsonNode patch) {
    if (!patch.isObject()) {
      throw new IllegalArgumentException("A change must be a JSON object");
    }
    if (patch.has("id") && !patch.path("id").asString("").equals(id.toString())) {
      throw new IllegalArgumentException("id cannot be changed");
    }
    ObjectNode merged = (ObjectNode) JSON.readTree(JSON.writeValueAsString(before));
    merge(merged, patch);
    return merged;
  }

  /**
   * Loads what another organization has exported: named locations, then policies, all or nothing.
   * Groups and users that policies name are of that organization: groups are made, without members;
   * users are nobody here, which is no harm.
   *
   * @param json {@code {"value": [policies], "namedLocations": [locations]}}; {@code value} as
   *     Graph lists them
   * @return the policies
   * @throws IllegalArgumentException naming the policy and the field that is not understood
   */
  public List<ConditionalAccessPolicy> load(JsonNode json) {
    Export export = Export.parse(json);
    Instant now = directory.clock(tenantId).instant();
    directory.update(
        tenantId,
        tenant -> {
          AccessPolicies access = tenant.access();
          for (NamedLocation location : export.locations()) {
            access = access.with(location.dated(now, Optional.empty()));
          }
          for (ConditionalAccessPolicy policy : export.policies()) {
            access = export.withGroupsOf(access, policy);
          }
          AccessPolicies before = access;
          Tenant known = tenant.withAccess(it -> before);
          for (ConditionalAccessPolicy policy : export.policies()) {
            checkState(known, policy);
            checkLocations(known, policy);
            access = access.with(policy.dated(now, Optional.empty()));
          }
          AccessPolicies all = access;
          return tenant.withAccess(it -> all);
        });
    return export.policies();
  }

  /**
   * Turns security defaults on or off.
   *
   * @throws IllegalArgumentException where they are to be on beside an enforced policy
   */
  public void setSecurityDefaults(boolean enabled) {
    directory.update(
        tenantId,
        tenant -> {
          Optional<ConditionalAccessPolicy> enforced =
              tenant.access().policies().stream()
                  .filter(policy -> policy.state() == State.ENABLED)
                  .findFirst();
          if (enabled && enforced.isPresent()) {
            throw new IllegalArgumentException(
                "isEnabled cannot be true while the conditional access policy \""
                    + enforced.get().displayName()
                    + "\" is enabled; turn that off first");
          }
          return tenant.withSecurityDefaults(enabled);
        });
  }

  /**
   * What would come of a sign-in that nobody makes. Changes nothing.
   *
   * @throws IllegalArgumentException where there is no such user
   */
  public WhatIf whatIf(WhatIf.Question question) {
    AccessPolicies access = now();
    User user =
        directory
            .tenant(tenantId)
            .flatMap(
                tenant ->
                    Call.uuid(question.user())
                        .flatMap(tenant::user)
                        .or(() -> tenant.user(question.user())))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "signInIdentity.userId is \""
                            + question.user()
                            + "\", who is no user here"));
    Optional<String> country = question.country().or(() -> Countries.of(question.ipAddress()));
    SecondFactor usual =
        switch (access.mfaOf(user.id())) {
          case ANSWERS -> SecondFactor.GIVEN;
          case NEVER_ANSWERS -> SecondFactor.MISSING;
          case NOT_REGISTERED -> SecondFactor.NOT_REGISTERED;
        };
    SignIn signIn =
        new SignIn(
                user.id(),
                access.groupsOf(user.id()),
                AccessControl.roles(user),
                question.resource(),
                question.clientApp(),
                question.platform(),
                question.transferMethod(),
                question.ipAddress(),
                question.secondFactor().orElse(usual),
                question.age())
            .withGuest(AccessControl.isGuest(user))
            .withCountry(country)
            .withRisks(question.signInRisk(), question.userRisk());
    return new WhatIf(
        ConditionalAccess.evaluate(access, signIn),
        ConditionalAccess.evaluateReportOnly(access, signIn),
        ConditionalAccess.outcomes(access, signIn),
        country);
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
    Instant now = directory.clock(tenantId).instant();
    Tenant after =
        directory.update(
            tenantId,
            tenant ->
                tenant.withAccess(
                    access ->
                        access.with(
                            access
                                .location(location.id())
                                .map(
                                    before ->
                                        location.dated(created(before.source(), now), some(now)))
                                .orElseGet(() -> location.dated(now, Optional.empty())))));
    return after.access().location(location.id()).orElseThrow();
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
    checkState(tenant, policy);
    Conditions conditions = policy.conditions();
    known(
        "conditions.users",
        "user",
        both(conditions.users().users()),
        Set.of("All", "None", "GuestsOrExternalUsers"),
        id -> tenant.user(id).isPresent());
    known(
        "conditions.users",
        "group",
        both(conditions.users().groups()),
        Set.of(),
        id -> tenant.access().groups().stream().anyMatch(group -> group.id().equals(id)));
    checkLocations(tenant, policy);
  }

  private static void checkState(Tenant tenant, ConditionalAccessPolicy policy) {
    // Reference entra 8: security defaults must be off before policies can be used.
    if (policy.state() == State.ENABLED && tenant.securityDefaults()) {
      throw new IllegalArgumentException(
          "state cannot be enabled while security defaults are on; turn those off first, or use"
              + " enabledForReportingButNotEnforced");
    }
  }

  private static void checkLocations(Tenant tenant, ConditionalAccessPolicy policy) {
    known(
        "conditions.locations",
        "location",
        policy.conditions().locations().stream().flatMap(PolicyAdministration::both),
        Set.of("All", "AllTrusted", MFA_TRUSTED_ADDRESSES),
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
