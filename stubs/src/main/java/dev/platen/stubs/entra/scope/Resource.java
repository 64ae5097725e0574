package dev.platen.stubs.entra.scope;

import dev.platen.stubs.entra.fact.Facts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that tokens are for.
 *
 * @param id its application id in every tenant
 * @param name as people know it
 * @param names URIs that scopes may begin with; the first is the one that consent and tokens name
 * @param scopes delegated permissions
 * @param defaultScopes what {@code /.default} stands for
 * @param appRoles what a daemon is granted
 * @param source where the row is from
 * @param mark how sure it is
 */
public record Resource(
    UUID id,
    String name,
    List<String> names,
    List<String> scopes,
    List<String> defaultScopes,
    List<String> appRoles,
    String source,
    String mark) {

  private static final Resources ALL = Facts.read("resources.yaml", Resources.class);

  /** The name of the resource that a scope without one is for. */
  static String unnamed() {
    return ALL.unnamed();
  }

  /** All there are. */
  public static List<Resource> all() {
    return ALL.resources();
  }

  /** The resource with this URI or application id. */
  public static Optional<Resource> named(String uri) {
    return ALL.resources().stream()
        .filter(
            resource ->
                resource.id().toString().equalsIgnoreCase(uri)
                    || resource.names().stream().anyMatch(uri::equalsIgnoreCase))
        .findFirst();
  }

  /** The name that consent is recorded under and that tokens carry in {@code aud}. */
  public String audience() {
    return names.getFirst();
  }

  private record Resources(List<Resource> resources, String unnamed) {}
}
