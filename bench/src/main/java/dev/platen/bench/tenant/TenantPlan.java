package dev.platen.bench.tenant;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Mailbox;
import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * An organization to be made: a printer administrator who is global administrator, two users, the
 * printers' application, and a daemon that sends mail on its own.
 *
 * @param displayName the organization's name
 * @param domain its initial domain
 * @param prepared whether security defaults are off and SMTP AUTH is on, as guide cases PRE-2 and
 *     PRE-3 ask for; a real new organization is not
 */
public record TenantPlan(String displayName, String domain, boolean prepared) {
  /** What Microsoft's pages call the printer. */
  public static final String APPLICATION_NAME = "Platen Printer";

  /** Sign-in name, before the domain, of the administrator. */
  public static final String ADMINISTRATOR = "printer.admin";

  /** The tenant, with new ids and random passwords. */
  public Tenant make() {
    Mailbox.AuthenticatedSmtp smtp = Mailbox.AuthenticatedSmtp.INHERIT;
    return new Tenant(
        UUID.randomUUID(),
        displayName,
        List.of(domain),
        !prepared,
        !prepared,
        List.of(
            user(domain, ADMINISTRATOR, "Printer Admin", Set.of(Role.GLOBAL_ADMINISTRATOR), smtp),
            user(domain, "anna", "Anna Jansson", Set.of(), smtp),
            user(domain, "jonas", "Jonas Petrauskas", Set.of(), smtp)),
        List.of(
            new Application(UUID.randomUUID(), APPLICATION_NAME, true, true, null),
            new Application(UUID.randomUUID(), "Platen Daemon", false, true, Passwords.random())),
        List.of());
  }

  /** A user without roles, with a random password and a mailbox. */
  public static User newUser(String domain, String name, String displayName) {
    return user(domain, name, displayName, Set.of(), Mailbox.AuthenticatedSmtp.INHERIT);
  }

  private static User user(
      String domain,
      String name,
      String displayName,
      Set<Role> roles,
      Mailbox.AuthenticatedSmtp smtp) {
    String address = name + "@" + domain;
    return new User(
        UUID.randomUUID(),
        address,
        displayName,
        Passwords.random(),
        roles,
        true,
        Instant.EPOCH,
        new Mailbox(address, smtp, true));
  }
}
