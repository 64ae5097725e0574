package dev.platen.stubs.entra.scope;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Scopes that exist.
 *
 * @param request as they were asked for
 * @param names the resource's own names of its permissions, in the order asked for
 */
public record Scopes(ScopeRequest request, Resource resource, List<String> names) {

  /** Whether an ID token was asked for. */
  public boolean openid() {
    return request.openId().contains("openid");
  }

  /** Whether a refresh token was asked for. */
  public boolean offlineAccess() {
    return request.openId().contains("offline_access");
  }

  /** Full names that need consent, for example {@code https://outlook.office.com/SMTP.Send}. */
  public Set<String> needingConsent() {
    Set<String> full = new LinkedHashSet<>();
    names.forEach(name -> full.add(resource.audience() + "/" + name));
    return full;
  }

  /** The claim {@code scp}. */
  public String claim() {
    return names.isEmpty() ? String.join(" ", shownOpenId()) : String.join(" ", names);
  }

  /**
   * The member {@code scope} of a token reply: the resource's scopes under the name that the client
   * used; those of OpenID only where there are no others (reference entra 2.2).
   */
  public String granted() {
    if (names.isEmpty()) {
      return String.join(" ", shownOpenId());
    }
    List<String> all = new ArrayList<>();
    names.forEach(name -> all.add(request.resourceName() + "/" + name));
    if (request.names().contains(".default")) {
      all.add(request.resourceName() + "/.default");
    }
    return String.join(" ", all);
  }

  private List<String> shownOpenId() {
    return request.openId().stream().filter(scope -> !scope.equals("offline_access")).toList();
  }
}
