package dev.platen.stubs.entra.scope;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A {@code scope} parameter taken apart, not yet looked up.
 *
 * @param openId those of {@code openid profile email offline_access} that were asked for, in lower
 *     case
 * @param resourceName URI of the resource that the others are for, or that of Graph where there are
 *     none
 * @param names the others, without the resource's name, without repetition
 */
public record ScopeRequest(Set<String> openId, String resourceName, List<String> names) {
  private static final Set<String> OPEN_ID = Set.of("openid", "profile", "email", "offline_access");

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final String DEFAULT = ".default";

  /**
   * @throws Problem (AADSTS70011) where a scope has impossible characters, (AADSTS28000) where they
   *     are for more than one resource
   */
  public static ScopeRequest parse(String text) {
    Set<String> openId = new LinkedHashSet<>();
    Set<String> resources = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (String scope : SPACE.split(text.strip())) {
      if (scope.isEmpty() || !scope.chars().allMatch(ScopeRequest::isOfScope)) {
        throw new Problem(Situation.SCOPE_NOT_VALID, Map.of("scope", scope));
      }
      String lower = scope.toLowerCase(Locale.ROOT);
      if (OPEN_ID.contains(lower)) {
        openId.add(lower);
      } else {
        int slash = scope.lastIndexOf('/');
        resources.add(slash < 0 ? Resource.unnamed() : withoutSlash(scope.substring(0, slash)));
        names.add(scope.substring(slash + 1));
      }
    }
    if (resources.size() > 1) {
      throw new Problem(Situation.SCOPE_OF_TWO_RESOURCES, Map.of("scope", text.strip()));
    }
    return new ScopeRequest(
        openId, resources.stream().findFirst().orElse(Resource.unnamed()), List.copyOf(names));
  }

  /** RFC 6749 section 3.3 lets a scope have visible ASCII but for the quote and the backslash. */
  private static boolean isOfScope(int c) {
    return c > ' ' && c < 0x7F && c != '"' && c != '\\';
  }

  /** {@code https://outlook.office365.com//.default} is a usual slip that the service forgives. */
  private static String withoutSlash(String uri) {
    return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
  }

  /** Whether these are exactly {@code <resource>/.default}, as a daemon must ask. */
  public boolean isDefaultOnly() {
    return names.equals(List.of(DEFAULT));
  }

  /**
   * Looks the scopes up.
   *
   * @throws Problem (AADSTS500011, AADSTS650052) where there is no such resource, (AADSTS650053)
   *     where it has no such scope, (AADSTS650056, AADSTS650057) where the application does not
   *     list it
   */
  public Scopes in(Tenant tenant, Application application) {
    Resource resource = resource(tenant);
    if (names.contains(DEFAULT)) {
      checkListed(resource, application);
    }
    List<String> granted = new ArrayList<>();
    for (String name : names) {
      if (name.equals(DEFAULT)) {
        granted.addAll(resource.defaultScopes());
      } else {
        granted.add(
            resource.scopes().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(
                    () ->
                        new Problem(
                            Situation.SCOPE_UNKNOWN,
                            Map.of(
                                "name", application.displayName(),
                                "scope", name,
                                "resource", resource.id().toString()))));
      }
    }
    return new Scopes(this, resource, granted.stream().distinct().toList());
  }

  /** What is asked for by its name need not be listed; what stands for the list must be. */
  private static void checkListed(Resource resource, Application application) {
    Set<UUID> listed = application.admission().resources();
    if (listed == null || listed.contains(resource.id())) {
      return;
    }
    throw new Problem(
        listed.isEmpty() ? Situation.PERMISSIONS_NONE : Situation.RESOURCE_NOT_LISTED,
        Map.of(
            "app", application.clientId().toString(),
            "name", application.displayName(),
            "resource", resource.id().toString()));
  }

  /**
   * @throws Problem (AADSTS500011) where there is no such resource, (AADSTS650052) where the
   *     organization does not have it
   */
  public Resource resource(Tenant tenant) {
    Map<String, String> values = Map.of("resource", resourceName, "tenant", tenant.displayName());
    Resource resource =
        Resource.named(resourceName)
            .orElseThrow(() -> new Problem(Situation.RESOURCE_NOT_FOUND, values));
    if (tenant.unsubscribed().contains(resource.id())) {
      throw new Problem(Situation.SERVICE_NOT_SUBSCRIBED, values);
    }
    return resource;
  }

  /** As one parameter that parses to the same. */
  public String text() {
    List<String> all = new ArrayList<>();
    names.forEach(name -> all.add(resourceName + "/" + name));
    all.addAll(openId);
    return String.join(" ", all);
  }
}
