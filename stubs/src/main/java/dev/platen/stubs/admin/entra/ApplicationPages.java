package dev.platen.stubs.admin.entra;

import dev.platen.stubs.admin.Answer;
import dev.platen.stubs.admin.NoPermissionException;
import dev.platen.stubs.admin.NoSuchPageException;
import dev.platen.stubs.admin.Visit;
import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.ConsentGrant;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantAdministration;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.scope.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Enterprise apps: their switches, and who has consented to what. */
public final class ApplicationPages {
  private final Directory directory;

  ApplicationPages(Directory directory) {
    this.directory = directory;
  }

  /** A line of the list. */
  public record Row(Application application, long grants) {}

  /**
   * Somebody's consent.
   *
   * @param key names it in a form
   * @param who the user, or that it is the organization's
   */
  public record Grant(String key, String who, String scopes) {}

  /** A permission that can be granted. */
  public record Permission(String scope, String resource) {}

  Answer answer(Visit visit) {
    if (visit.depth() == 1 && !visit.posted()) {
      return Answer.page("applications", "Enterprise apps")
          .with(
              "applications",
              visit.tenant().applications().stream()
                  .map(app -> new Row(app, grants(visit.tenant(), app).size()))
                  .toList());
    }
    Application application = application(visit);
    if (visit.posted() && visit.depth() == 3) {
      return change(visit, application);
    }
    if (visit.depth() != 2) {
      throw new NoSuchPageException();
    }
    return sheet(visit, application, Answer.page("application", application.displayName()), "");
  }

  private static Answer sheet(
      Visit visit, Application application, Answer.Page page, String error) {
    return page.with("application", application)
        .with("grants", shown(visit.tenant(), application))
        .with("permissions", permissions())
        .with("error", error);
  }

  private static Application application(Visit visit) {
    UUID id = visit.id(1);
    return visit.tenant().applications().stream()
        .filter(app -> app.clientId().equals(id))
        .findFirst()
        .orElseThrow(NoSuchPageException::new);
  }

  private static List<ConsentGrant> grants(Tenant tenant, Application application) {
    return tenant.consents().stream()
        .filter(grant -> grant.clientId().equals(application.clientId()))
        .toList();
  }

  private static List<Grant> shown(Tenant tenant, Application application) {
    List<Grant> all = new ArrayList<>();
    for (ConsentGrant grant : grants(tenant, application)) {
      all.add(
          new Grant(
              key(grant),
              Optional.ofNullable(grant.userId())
                  .map(id -> tenant.user(id).map(User::principalName).orElse("A former user"))
                  .orElse("All users (admin consent)"),
              String.join(" ", new TreeSet<>(grant.scopes()))));
    }
    return all;
  }

  /** Names a grant by what it says, so that a form of yesterday revokes nothing else. */
  private static String key(ConsentGrant grant) {
    return Optional.ofNullable(grant.userId()).map(UUID::toString).orElse("all")
        + " "
        + String.join(" ", new TreeSet<>(grant.scopes()));
  }

  private static List<Permission> permissions() {
    return Resource.all().stream()
        .flatMap(
            resource ->
                resource.scopes().stream()
                    .map(
                        scope ->
                            new Permission(resource.audience() + "/" + scope, resource.name())))
        .toList();
  }

  private Answer change(Visit visit, Application application) {
    TenantAdministration administration = new TenantAdministration(directory, visit.tenant().id());
    UUID clientId = application.clientId();
    return switch (visit.segment(2)) {
      case "properties" -> {
        needAny(visit, Set.of(Role.values()));
        administration.setApplicationEnabled(clientId, visit.ticked("enabled"));
        administration.setPublicClientFlows(clientId, visit.ticked("publicClientFlows"));
        yield done(application, "The properties are saved.");
      }
      case "consent" -> {
        needConsent(visit);
        try {
          administration.grantAdminConsent(clientId, chosen(visit));
        } catch (IllegalArgumentException e) {
          yield sheet(
              visit,
              application,
              Answer.refused("application", application.displayName()),
              String.valueOf(e.getMessage()));
        }
        yield done(
            application, "Admin consent is granted for " + visit.tenant().displayName() + ".");
      }
      case "revoke" -> {
        needConsent(visit);
        yield done(application, revoke(visit, administration, application));
      }
      default -> throw new NoSuchPageException();
    };
  }

  private static Answer done(Application application, String said) {
    return new Answer.Moved("/applications/" + application.clientId(), said);
  }

  private static String revoke(
      Visit visit, TenantAdministration administration, Application application) {
    return grants(visit.tenant(), application).stream()
            .filter(grant -> key(grant).equals(visit.field("grant")))
            .findFirst()
            .filter(administration::revokeConsent)
            .isPresent()
        ? "The permission is revoked."
        : "There is no such permission any more.";
  }

  private static Set<String> chosen(Visit visit) {
    Set<String> scopes = new TreeSet<>();
    for (Permission permission : permissions()) {
      if (visit
          .request()
          .form()
          .values()
          .getOrDefault("scope", List.of())
          .contains(permission.scope())) {
        scopes.add(permission.scope());
      }
    }
    return scopes;
  }

  private static void needConsent(Visit visit) {
    needAny(visit, Set.of(Role.GLOBAL_ADMINISTRATOR, Role.PRIVILEGED_ROLE_ADMINISTRATOR));
  }

  private static void needAny(Visit visit, Set<Role> roles) {
    if (visit.user().roles().stream().noneMatch(roles::contains)) {
      throw new NoPermissionException("Privileged Role Administrator");
    }
  }
}
