package dev.platen.stubs.entra.access;

import dev.platen.stubs.entra.policy.AccessPolicies;
import dev.platen.stubs.entra.policy.AccessPolicies.Group;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Choice;
import dev.platen.stubs.entra.policy.NamedLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Policies and named locations of another organization. */
record Export(List<ConditionalAccessPolicy> policies, List<NamedLocation> locations) {

  /**
   * @throws IllegalArgumentException naming the policy or location and its field
   */
  static Export parse(JsonNode json) {
    for (String name : json.propertyNames()) {
      if (!Set.of("@odata.context", "@odata.count", "value", "namedLocations").contains(name)) {
        throw new IllegalArgumentException(name + " is not understood here; leave it out");
      }
    }
    if (!json.path("value").isArray()) {
      throw new IllegalArgumentException("value must be a list of policies");
    }
    return new Export(
        each(json.path("value"), "value", ConditionalAccessPolicy::parse),
        each(json.path("namedLocations"), "namedLocations", NamedLocation::parse));
  }

  private static <T> List<T> each(JsonNode list, String path, Function<JsonNode, T> reader) {
    List<T> all = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      try {
        all.add(reader.apply(list.get(i)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s[%d] \"%s\": %s"
                .formatted(path, i, list.get(i).path("displayName").asString(""), e.getMessage()),
            e);
      }
    }
    return all;
  }

  /** With the groups that a policy names, where they are missing. */
  AccessPolicies withGroupsOf(AccessPolicies access, ConditionalAccessPolicy policy) {
    Choice groups = policy.conditions().users().groups();
    AccessPolicies changed = access;
    for (String text :
        Stream.concat(groups.include().stream(), groups.exclude().stream()).toList()) {
      UUID id = UUID.fromString(text);
      if (changed.groups().stream().noneMatch(group -> group.id().equals(id))) {
        changed =
            changed.with(new Group(id, "Group of \"" + policy.displayName() + "\"", Set.of()));
      }
    }
    return changed;
  }
}
