package dev.platen.stubs.graph;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantAdministration;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.policy.AccessPolicies.Group;
import dev.platen.stubs.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users, groups and the organization. */
final class UserHandlers implements Handlers {
  private final Directory directory;

  UserHandlers(Directory directory) {
    this.directory = directory;
  }

  @Override
  public Map<String, Handler> handlers() {
    Map<String, Handler> all = new LinkedHashMap<>();
    all.put("GET me", this::me);
    all.put("GET users", this::users);
    all.put("GET users/{id}", ask -> GraphJson.one(200, ask, "users", line(known(ask))));
    all.put("PATCH users/{id}", this::change);
    all.put("POST users/{id}/revokeSignInSessions", this::revoke);
    all.put("GET groups", this::groups);
    all.put("GET organization", this::organizations);
    all.put("GET organization/{id}", this::organization);
    return all;
  }

  private Reply me(Ask ask) {
    return ask.caller()
        .userId()
        .flatMap(ask.organization()::user)
        .map(user -> GraphJson.one(200, ask, "users", line(user)))
        .orElseThrow(
            () ->
                GraphProblem.badRequest(
                    "/me request is only valid with delegated authentication flow."));
  }

  private Reply users(Ask ask) {
    List<Map<String, Object>> lines =
        ask.organization().users().stream().map(UserHandlers::line).toList();
    return Listing.reply(ask, "users", lines, lines.getFirst());
  }

  /** By object id or by sign-in name. */
  private static User known(Ask ask) {
    return Call.uuid(ask.id())
        .flatMap(ask.organization()::user)
        .or(() -> ask.organization().user(ask.id()))
        .orElseThrow(() -> GraphProblem.notFound(ask.id()));
  }

  private Reply change(Ask ask) {
    User user = known(ask);
    JsonFields fields = JsonFields.of(ask.body(), "A user");
    Optional<Boolean> enabled = fields.flag("accountEnabled");
    Optional<String> password = fields.object("passwordProfile", UserHandlers::password);
    fields.end();
    // The password first: where it is refused, nothing changes.
    password.ifPresent(text -> administration(ask).setPassword(user.id(), text));
    enabled.ifPresent(on -> administration(ask).setAccountEnabled(user.id(), on));
    return Reply.empty(204);
  }

  private static String password(JsonFields profile) {
    if (profile.flag("forceChangePasswordNextSignIn").orElse(false)
        || profile.flag("forceChangePasswordNextSignInWithMfa").orElse(false)) {
      throw profile.wrong(
          "forceChangePasswordNextSignIn", "cannot be true here; set the password itself");
    }
    return profile.requiredText("password");
  }

  private Reply revoke(Ask ask) {
    administration(ask).revokeSessions(known(ask).id());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@odata.context", ask.context("Edm.Boolean"));
    body.put("value", true);
    return GraphJson.reply(200, body);
  }

  private TenantAdministration administration(Ask ask) {
    return new TenantAdministration(directory, ask.organization().id());
  }

  private static Map<String, Object> line(User user) {
    int space = user.displayName().lastIndexOf(' ');
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", user.id().toString());
    line.put("displayName", user.displayName());
    line.put("givenName", space < 0 ? null : user.displayName().substring(0, space));
    line.put("surname", space < 0 ? null : user.displayName().substring(space + 1));
    line.put("mail", user.mailbox().address());
    line.put("userPrincipalName", user.principalName());
    line.put("accountEnabled", user.enabled());
    line.put("signInSessionsValidFromDateTime", user.tokensValidFrom().toString());
    return line;
  }

  private Reply groups(Ask ask) {
    return Listing.reply(
        ask,
        "groups",
        ask.organization().access().groups().stream().map(UserHandlers::line).toList(),
        line(new Group(new java.util.UUID(0, 0), "", java.util.Set.of())));
  }

  private static Map<String, Object> line(Group group) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", group.id().toString());
    line.put("displayName", group.displayName());
    line.put("groupTypes", List.of());
    line.put("mailEnabled", false);
    line.put("securityEnabled", true);
    return line;
  }

  private Reply organizations(Ask ask) {
    Map<String, Object> line = line(ask.organization());
    return Listing.reply(ask, "organization", List.of(line), line);
  }

  private Reply organization(Ask ask) {
    if (!ask.organization().id().toString().equalsIgnoreCase(ask.id())) {
      throw GraphProblem.notFound(ask.id());
    }
    return GraphJson.one(200, ask, "organization", line(ask.organization()));
  }

  private static Map<String, Object> line(Tenant tenant) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", tenant.id().toString());
    line.put("displayName", tenant.displayName());
    line.put("tenantType", "AAD");
    line.put(
        "verifiedDomains",
        tenant.domains().stream()
            .map(
                name -> {
                  Map<String, Object> domain = new LinkedHashMap<>();
                  domain.put("capabilities", "Email, OfficeCommunicationsOnline");
                  domain.put("isDefault", name.equals(tenant.domains().getLast()));
                  domain.put("isInitial", name.endsWith(".onmicrosoft.com"));
                  domain.put("name", name);
                  domain.put("type", "Managed");
                  return domain;
                })
            .toList());
    return line;
  }
}
