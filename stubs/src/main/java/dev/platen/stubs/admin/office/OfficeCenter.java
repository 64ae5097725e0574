package dev.platen.stubs.admin.office;

import dev.platen.stubs.admin.Answer;
import dev.platen.stubs.admin.Center;
import dev.platen.stubs.admin.NoSuchPageException;
import dev.platen.stubs.admin.Texts;
import dev.platen.stubs.admin.Visit;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantAdministration;
import dev.platen.stubs.directory.User;
import java.util.List;
import java.util.UUID;

/**
 * The pages of the Microsoft 365 admin center: Users, Active users, Mail, Manage email apps,
 * Authenticated SMTP (reference exchange 5; guide case PRE-3).
 */
public final class OfficeCenter implements Center {
  private static final List<MenuItem> MENU = List.of(new MenuItem("Active users", "/users"));

  private final Directory directory;

  public OfficeCenter(Directory directory) {
    this.directory = directory;
  }

  /** A line of the list. */
  public record Row(UUID id, String name, String displayName, String roles, String state) {}

  /**
   * Authenticated SMTP of a mailbox.
   *
   * @param inherits whether the organization's switch counts
   * @param on whether the mailbox may use it, all considered
   */
  public record EmailApps(boolean inherits, boolean on, boolean organizationOn) {}

  @Override
  public String key() {
    return "office";
  }

  @Override
  public boolean admits(User user) {
    return user.roles().contains(Role.GLOBAL_ADMINISTRATOR);
  }

  @Override
  public List<MenuItem> menu() {
    return MENU;
  }

  @Override
  public Answer answer(Visit visit) {
    if (visit.depth() > 0 && !visit.segment(0).equals("users")) {
      throw new NoSuchPageException();
    }
    boolean emailApps = visit.depth() == 3 && visit.segment(2).equals("email-apps");
    if (visit.posted()) {
      if (!emailApps) {
        throw new NoSuchPageException();
      }
      return change(visit, visit.user(1));
    }
    if (visit.depth() < 2) {
      return Answer.page("people", "Active users")
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
                              user.enabled() ? "Sign-in allowed" : "Sign-in blocked"))
                  .toList());
    }
    User user = visit.user(1);
    if (visit.depth() == 2) {
      return Answer.page("person", user.displayName())
          .with("user", user)
          .with("roles", Texts.roles(user))
          .with("apps", apps(visit.tenant(), user));
    }
    if (!emailApps) {
      throw new NoSuchPageException();
    }
    return Answer.page("emailapps", "Manage email apps")
        .with("user", user)
        .with("apps", apps(visit.tenant(), user));
  }

  private static EmailApps apps(Tenant tenant, User user) {
    boolean organizationOn = !tenant.smtpClientAuthenticationDisabled();
    return switch (user.mailbox().authenticatedSmtp()) {
      case INHERIT -> new EmailApps(true, organizationOn, organizationOn);
      case ENABLED -> new EmailApps(false, true, organizationOn);
      case DISABLED -> new EmailApps(false, false, organizationOn);
    };
  }

  /** The box decides, unless the mailbox is to follow the organization. */
  private Answer change(Visit visit, User user) {
    AuthenticatedSmtp setting =
        visit.field("follow").equals("organization")
            ? AuthenticatedSmtp.INHERIT
            : visit.ticked("authenticatedSmtp")
                ? AuthenticatedSmtp.ENABLED
                : AuthenticatedSmtp.DISABLED;
    new TenantAdministration(directory, visit.tenant().id())
        .setAuthenticatedSmtp(user.id(), setting);
    return new Answer.Moved(
        "/users/" + user.id() + "/email-apps",
        switch (setting) {
          case INHERIT -> "Authenticated SMTP follows the organization.";
          case ENABLED -> "Authenticated SMTP is on for this mailbox.";
          case DISABLED -> "Authenticated SMTP is off for this mailbox.";
        });
  }
}
