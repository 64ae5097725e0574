package dev.platen.bench.tenant;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Mailbox.AuthenticatedSmtp;
import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantAdministration;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.access.PolicyAdministration;
import java.net.URI;
import java.util.UUID;

/** An organization of the bench, and what its administrators can decide about it. */
public final class BenchTenant {
  private final Directory directory;
  private final UUID id;

  public BenchTenant(Directory directory, UUID id) {
    this.directory = directory;
    this.id = id;
  }

  /** The tenant as it is now. */
  public Tenant now() {
    return directory.tenant(id).orElseThrow();
  }

  /** The first global administrator. */
  public User administrator() {
    return now().users().stream()
        .filter(user -> user.roles().contains(Role.GLOBAL_ADMINISTRATOR))
        .findFirst()
        .orElseThrow();
  }

  /** The printers' application. */
  public Application printerApplication() {
    return now().applications().stream()
        .filter(application -> application.secret() == null)
        .findFirst()
        .orElseThrow();
  }

  /** The application that sends mail on its own. */
  public Application daemon() {
    return now().applications().stream()
        .filter(application -> application.secret() != null)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Entra admin center: security defaults (guide case PRE-2).
   *
   * @throws IllegalArgumentException where they are to be on beside an enforced policy
   */
  public void setSecurityDefaults(boolean enabled) {
    policies().setSecurityDefaults(enabled);
  }

  /** Exchange admin center: SMTP AUTH for the organization (guide case PRE-2). */
  public void setSmtpAuth(boolean enabled) {
    administration().setSmtpAuthDisabled(!enabled);
  }

  /**
   * Microsoft 365 admin center: SMTP AUTH for a mailbox (guide case PRE-3).
   *
   * @throws IllegalArgumentException where the organization has no such mailbox
   */
  public void setSmtpAuth(String mailbox, AuthenticatedSmtp setting) {
    administration().setAuthenticatedSmtp(administration().userId(mailbox), setting);
  }

  /**
   * Entra admin center: whether a user may sign in.
   *
   * @throws IllegalArgumentException where the organization has no such user
   */
  public void setAccountEnabled(String user, boolean enabled) {
    administration().setAccountEnabled(administration().userId(user), enabled);
  }

  /**
   * Entra admin center: gives a user a new password, which revokes what was granted before.
   *
   * @throws IllegalArgumentException where the organization has no such user
   */
  public void resetPassword(String user) {
    administration().setPassword(administration().userId(user), Passwords.random());
  }

  /**
   * Entra admin center, "Revoke sessions": whatever was granted before is refused from now on.
   *
   * @throws IllegalArgumentException where the organization has no such user
   */
  public void revokeSessions(String user) {
    administration().revokeSessions(administration().userId(user));
  }

  /** Entra admin center: takes back all consent that users and administrators have given. */
  public void withdrawConsent() {
    administration().revokeAllConsent();
  }

  /**
   * Lets the printers' application send a browser back to an address after a sign-in, for example
   * that of a panel (guide case EPAS-2).
   */
  public void allowRedirect(URI address) {
    administration().addRedirect(printerApplication().clientId(), address);
  }

  /** What the admin centers can do about the organization, its users and its applications. */
  public TenantAdministration administration() {
    return new TenantAdministration(directory, id);
  }

  /** Conditional access of the organization, its groups and locations. */
  public PolicyAdministration policies() {
    return new PolicyAdministration(directory, id);
  }
}
