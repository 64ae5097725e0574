package dev.platen.stubs.admin.entra;

import dev.platen.stubs.admin.Answer;
import dev.platen.stubs.admin.NoSuchPageException;
import dev.platen.stubs.admin.Texts;
import dev.platen.stubs.admin.Visit;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.TenantAdministration;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.access.PolicyAdministration;
import dev.platen.stubs.entra.policy.AccessPolicies.Mfa;
import dev.platen.stubs.json.JsonFields;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Users: state, roles, password, sessions, authentication methods. */
public final class UserPages {
  private static final Map<Mfa, String> MFA =
      Map.of(
          Mfa.NOT_REGISTERED, "Not registered",
          Mfa.NEVER_ANSWERS, "Registered, but never answered",
          Mfa.ANSWERS, "Registered and answered");

  private final Directory directory;

  UserPages(Directory directory) {
    this.directory = directory;
  }

  /** A line of the list. */
  public record Row(UUID id, String name, String displayName, String roles, boolean enabled) {}

  /**
   * One user.
   *
   * @param revoked since when grants count
   */
  public record Sheet(User user, String roles, List<Method> methods, String revoked) {}

  /** What comes of asking a user for a second factor. */
  public record Method(String value, String text, boolean chosen) {}

  Answer answer(Visit visit) {
    if (visit.posted() && visit.depth() == 3) {
      return change(visit, visit.user(1));
    }
    return switch (visit.depth()) {
      case 1 ->
          Answer.page("users", "Users")
              .with(
                  "users",
                  visit.tenant().users().stream()
                      .map(
                          user ->
                              new Row(
                                  user.id(),
                                  user.principalName(),
                                  user.displayName(),
                                  Texts.roles(user),
                                  user.enabled()))
                      .toList());
      case 2 -> sheet(visit, visit.user(1), Answer.page("user", visit.user(1).displayName()), "");
      default -> throw new NoSuchPageException();
    };
  }

  private static Answer sheet(Visit visit, User user, Answer.Page page, String error) {
    Mfa mfa = visit.tenant().access().mfaOf(user.id());
    List<Method> methods =
        List.of(Mfa.values()).stream()
            .map(one -> new Method(JsonFields.camel(one), MFA.getOrDefault(one, ""), one == mfa))
            .toList();
    return page.with(
            "sheet",
            new Sheet(user, Texts.roles(user), methods, Texts.time(user.tokensValidFrom())))
        .with("error", error);
  }

  private Answer change(Visit visit, User user) {
    visit.needGlobalAdministrator();
    UUID tenantId = visit.tenant().id();
    TenantAdministration administration = new TenantAdministration(directory, tenantId);
    return switch (visit.segment(2)) {
      case "account" -> {
        boolean enabled = OverviewPages.enabled(visit, "The account");
        administration.setAccountEnabled(user.id(), enabled);
        yield done(user, enabled ? "The account is enabled." : "The account is disabled.");
      }
      case "password" -> {
        try {
          administration.setPassword(user.id(), visit.secret("password"));
        } catch (IllegalArgumentException e) {
          yield sheet(
              visit,
              user,
              Answer.refused("user", user.displayName()),
              String.valueOf(e.getMessage()));
        }
        yield done(user, "The password is reset.");
      }
      case "sessions" -> {
        administration.revokeSessions(user.id());
        yield done(user, "All sessions are revoked.");
      }
      case "methods" -> {
        new PolicyAdministration(directory, tenantId)
            .setMfa(
                user.principalName(),
                JsonFields.constant("The method", visit.field("mfa"), Mfa.class));
        yield done(user, "The authentication method is set.");
      }
      default -> throw new NoSuchPageException();
    };
  }

  private static Answer done(User user, String said) {
    return new Answer.Moved("/users/" + user.id(), said);
  }
}
