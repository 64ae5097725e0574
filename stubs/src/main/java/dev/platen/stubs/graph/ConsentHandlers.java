package dev.platen.stubs.graph;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.ConsentGrant;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantAdministration;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.scope.Resource;
import dev.platen.stubs.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applications as an organization has them, and the consent to what they do for users. */
final class ConsentHandlers implements Handlers {
  private static final String GRANTS = "oauth2PermissionGrants";
  private static final String PRINCIPALS = "servicePrincipals";
  private final Directory directory;

  ConsentHandlers(Directory directory) {
    this.directory = directory;
  }

  @Override
  public Map<String, Handler> handlers() {
    Map<String, Handler> all = new LinkedHashMap<>();
    all.put("GET " + PRINCIPALS, this::principals);
    all.put("GET " + PRINCIPALS + "/{id}", this::principal);
    all.put("GET " + GRANTS, this::grants);
    all.put("GET " + GRANTS + "/{id}", this::grant);
    all.put("POST " + GRANTS, this::newGrant);
    all.put("DELETE " + GRANTS + "/{id}", this::removeGrant);
    return all;
  }

  // --- Service principals

  private Reply principals(Ask ask) {
    List<Map<String, Object>> lines = principals(ask.organization());
    return Listing.reply(ask, PRINCIPALS, lines, lines.getFirst());
  }

  private Reply principal(Ask ask) {
    return principals(ask.organization()).stream()
        .filter(line -> ask.id().equalsIgnoreCase(String.valueOf(line.get("id"))))
        .findFirst()
        .map(line -> GraphJson.one(200, ask, PRINCIPALS, line))
        .orElseThrow(() -> GraphProblem.notFound(ask.id()));
  }

  private static List<Map<String, Object>> principals(Tenant tenant) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Application app : tenant.applications()) {
      lines.add(line(tenant, app.clientId(), app.displayName(), app.enabled(), List.of()));
    }
    for (Resource resource : Resource.all()) {
      lines.add(line(tenant, resource.id(), resource.name(), true, resource.names()));
    }
    return lines;
  }

  private static Map<String, Object> line(
      Tenant tenant, UUID appId, String name, boolean enabled, List<String> names) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", tenant.servicePrincipalId(appId).toString());
    line.put("appId", appId.toString());
    line.put("displayName", name);
    line.put("appDisplayName", name);
    line.put("accountEnabled", enabled);
    line.put("servicePrincipalType", "Application");
    List<String> all = new ArrayList<>(List.of(appId.toString()));
    all.addAll(names);
    line.put("servicePrincipalNames", all);
    return line;
  }

  // --- Consent

  /** Consent for one client, by one user or all, to one resource. */
  private record Grant(UUID clientId, @Nullable UUID userId, Resource resource) {
    /** These scopes, known by the resource's own names for them. */
    ConsentGrant of(Set<String> names) {
      return new ConsentGrant(
          clientId, userId, names.stream().map(prefix()::concat).collect(Collectors.toSet()));
    }

    String prefix() {
      return resource.audience() + "/";
    }

    String id() {
      return UUID.nameUUIDFromBytes(
              (clientId + " " + userId + " " + resource.id()).getBytes(StandardCharsets.UTF_8))
          .toString();
    }
  }

  private Reply grants(Ask ask) {
    return Listing.reply(
        ask,
        GRANTS,
        lines(ask.organization()),
        line(
            ask.organization(),
            new Grant(new UUID(0, 0), null, Resource.all().getFirst()),
            Set.of()));
  }

  private Reply grant(Ask ask) {
    return lines(ask.organization()).stream()
        .filter(line -> ask.id().equals(line.get("id")))
        .findFirst()
        .map(line -> GraphJson.one(200, ask, GRANTS, line))
        .orElseThrow(() -> GraphProblem.notFound(ask.id()));
  }

  private static Map<Grant, Set<String>> grants(Tenant tenant) {
    Map<Grant, Set<String>> all = new LinkedHashMap<>();
    for (ConsentGrant consent : tenant.consents()) {
      for (Resource resource : Resource.all()) {
        Grant grant = new Grant(consent.clientId(), consent.userId(), resource);
        Set<String> names =
            consent.scopes().stream()
                .filter(scope -> scope.startsWith(grant.prefix()))
                .map(scope -> scope.substring(grant.prefix().length()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!names.isEmpty()) {
          all.computeIfAbsent(grant, it -> new TreeSet<>()).addAll(names);
        }
      }
    }
    return all;
  }

  private static List<Map<String, Object>> lines(Tenant tenant) {
    List<Map<String, Object>> lines = new ArrayList<>();
    grants(tenant).forEach((grant, names) -> lines.add(line(tenant, grant, names)));
    return lines;
  }

  private static Map<String, Object> line(Tenant tenant, Grant grant, Set<String> names) {
    UUID user = grant.userId();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("clientId", tenant.servicePrincipalId(grant.clientId()).toString());
    line.put("consentType", user == null ? "AllPrincipals" : "Principal");
    line.put("id", grant.id());
    line.put("principalId", user == null ? null : user.toString());
    line.put("resourceId", tenant.servicePrincipalId(grant.resource().id()).toString());
    line.put("scope", String.join(" ", names));
    return line;
  }

  private Reply newGrant(Ask ask) {
    Tenant tenant = ask.organization();
    JsonFields fields = JsonFields.of(ask.body(), "A permission grant");
    fields.ignore("@odata.type", "startTime", "expiryTime");
    String client = fields.requiredText("clientId");
    Application application =
        tenant.applications().stream()
            .filter(app -> isOf(tenant, app.clientId(), client))
            .findFirst()
            .orElseThrow(() -> fields.wrong("clientId", "names no service principal here"));
    String of = fields.requiredText("resourceId");
    Resource resource =
        Resource.all().stream()
            .filter(it -> isOf(tenant, it.id(), of))
            .findFirst()
            .orElseThrow(() -> fields.wrong("resourceId", "names no resource here"));
    boolean everybody =
        switch (fields.requiredText("consentType")) {
          case "AllPrincipals" -> true;
          case "Principal" -> false;
          default -> throw fields.wrong("consentType", "must be AllPrincipals or Principal");
        };
    Optional<UUID> user =
        fields
            .text("principalId")
            .map(
                text ->
                    Call.uuid(text)
                        .filter(id -> tenant.user(id).isPresent())
                        .orElseThrow(() -> fields.wrong("principalId", "names no user here")));
    String scope = fields.requiredText("scope");
    fields.end();
    if (everybody == user.isPresent()) {
      throw fields.wrong("principalId", "must be given for Principal, and only then");
    }
    Grant grant = new Grant(application.clientId(), user.orElse(null), resource);
    Set<String> names = new TreeSet<>();
    for (String name : scope.strip().split("\\s+")) {
      if (!resource.scopes().contains(name)) {
        throw fields.wrong("scope", "has \"" + name + "\", which " + resource.name() + " lacks");
      }
      names.add(name);
    }
    administration(ask).grant(grant.of(names));
    return GraphJson.one(201, ask, GRANTS, line(tenant, grant, names));
  }

  private static boolean isOf(Tenant tenant, UUID appId, String principalId) {
    return tenant.servicePrincipalId(appId).toString().equalsIgnoreCase(principalId);
  }

  private Reply removeGrant(Ask ask) {
    Map.Entry<Grant, Set<String>> found =
        grants(ask.organization()).entrySet().stream()
            .filter(it -> it.getKey().id().equals(ask.id()))
            .findFirst()
            .orElseThrow(() -> GraphProblem.notFound(ask.id()));
    administration(ask).revokeConsent(found.getKey().of(found.getValue()));
    return Reply.empty(204);
  }

  private TenantAdministration administration(Ask ask) {
    return new TenantAdministration(directory, ask.organization().id());
  }
}
