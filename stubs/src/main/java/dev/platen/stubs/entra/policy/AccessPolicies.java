package dev.platen.stubs.entra.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an organization has set up for conditional access. Immutable.
 *
 * @param policies in the order they were made
 * @param locations that policies name
 * @param groups that policies name
 * @param mfa who can do multi-factor authentication, by user id; the others have not registered
 */
public record AccessPolicies(
    List<ConditionalAccessPolicy> policies,
    List<NamedLocation> locations,
    List<Group> groups,
    Map<UUID, Mfa> mfa) {

  /** No policy at all. */
  public static final AccessPolicies NONE =
      new AccessPolicies(List.of(), List.of(), List.of(), Map.of());

  /** What comes of it when a user is asked for a second factor. */
  public enum Mfa {
    /** Must enroll first (AADSTS50079); so is a user of whom nothing is said. */
    NOT_REGISTERED,
    /** Is registered and never answers (AADSTS50076). */
    NEVER_ANSWERS,
    /** Answers at once. */
    ANSWERS
  }

  /**
   * A security group.
   *
   * @param members user ids
   */
  public record Group(UUID id, String displayName, Set<UUID> members) {
    public Group {
      members = Set.copyOf(members);
    }
  }

  // Nothing is null but in a file of an earlier version.
  public AccessPolicies {
    policies = List.copyOf(Objects.requireNonNullElse(policies, List.of()));
    locations = List.copyOf(Objects.requireNonNullElse(locations, List.of()));
    groups = List.copyOf(Objects.requireNonNullElse(groups, List.of()));
    mfa = Map.copyOf(Objects.requireNonNullElse(mfa, Map.of()));
  }

  /** The policy with this id. */
  public Optional<ConditionalAccessPolicy> policy(UUID id) {
    return policies.stream().filter(policy -> policy.id().equals(id)).findFirst();
  }

  /** The location with this id. */
  public Optional<NamedLocation> location(UUID id) {
    return locations.stream().filter(location -> location.id().equals(id)).findFirst();
  }

  /** Ids of the groups that a user is in. */
  public Set<UUID> groupsOf(UUID userId) {
    return groups.stream()
        .filter(group -> group.members().contains(userId))
        .map(Group::id)
        .collect(Collectors.toSet());
  }

  /** What comes of it when this user is asked for a second factor. */
  public Mfa mfaOf(UUID userId) {
    return mfa.getOrDefault(userId, Mfa.NOT_REGISTERED);
  }

  /** Adds a policy, or replaces the one with its id. */
  public AccessPolicies with(ConditionalAccessPolicy policy) {
    return new AccessPolicies(
        replaced(policies, policy, ConditionalAccessPolicy::id), locations, groups, mfa);
  }

  /** Adds a location, or replaces the one with its id. */
  public AccessPolicies with(NamedLocation location) {
    return new AccessPolicies(
        policies, replaced(locations, location, NamedLocation::id), groups, mfa);
  }

  /** Adds a group, or replaces the one with its id. */
  public AccessPolicies with(Group group) {
    return new AccessPolicies(policies, locations, replaced(groups, group, Group::id), mfa);
  }

  /** Says what comes of it when a user is asked for a second factor. */
  public AccessPolicies with(UUID userId, Mfa changed) {
    Map<UUID, Mfa> all = new TreeMap<>(mfa);
    all.put(userId, changed);
    return new AccessPolicies(policies, locations, groups, all);
  }

  /** Removes the policy, location or group with this id. */
  public AccessPolicies without(UUID id) {
    return new AccessPolicies(
        policies.stream().filter(policy -> !policy.id().equals(id)).toList(),
        locations.stream().filter(location -> !location.id().equals(id)).toList(),
        groups.stream().filter(group -> !group.id().equals(id)).toList(),
        mfa);
  }

  private static <T> List<T> replaced(List<T> all, T one, Function<T, UUID> id) {
    List<T> changed = new ArrayList<>(all);
    for (int i = 0; i < changed.size(); i++) {
      if (id.apply(changed.get(i)).equals(id.apply(one))) {
        changed.set(i, one);
        return changed;
      }
    }
    return Stream.concat(changed.stream(), Stream.of(one)).toList();
  }
}
