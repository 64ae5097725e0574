package dev.platen.stubs.directory;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What administrators do about an organization, its users and its applications. Whatever is refused
 * throws an {@link IllegalArgumentException} that says why, and changes nothing. Conditional access
 * has {@link dev.platen.stubs.entra.access.PolicyAdministration}.
 */
public final class TenantAdministration {
  private static final int SHORTEST_PASSWORD = 8;
  private static final int LONGEST_PASSWORD = 256;

  private final Directory directory;
  private final UUID id;

  public TenantAdministration(Directory directory, UUID tenantId) {
    this.directory = directory;
    this.id = tenantId;
  }

  /**
   * The organization as it is now.
   *
   * @throws IllegalArgumentException where it is gone
   */
  public Tenant now() {
    return directory
        .tenant(id)
        .orElseThrow(() -> new IllegalArgumentException("The organization is gone"));
  }

  private void update(UnaryOperator<Tenant> change) {
    directory.update(id, change);
  }

  private void update(UUID userId, UnaryOperator<User> change) {
    update(
        tenant ->
            tenant.withUser(
                tenant
                    .user(userId)
                    .orElseThrow(() -> new IllegalArgumentException("There is no user " + userId))
                    .principalName(),
                change));
  }

  private Instant instant() {
    return directory.clock(id).instant();
  }

  /** Entra admin center: security defaults (guide case PRE-2). */
  public void setSecurityDefaults(boolean enabled) {
    update(tenant -> tenant.withSecurityDefaults(enabled));
  }

  /** Exchange admin center: "Turn off SMTP AUTH protocol for your organization" (PRE-2). */
  public void setSmtpAuthDisabled(boolean disabled) {
    update(tenant -> tenant.withSmtpClientAuthenticationDisabled(disabled));
  }

  /** Entra admin center: whether users may let applications act for themselves. */
  public void setUserConsent(UserConsent changed) {
    update(tenant -> tenant.withUserConsent(changed));
  }

  /** Microsoft 365 admin center: "Authenticated SMTP" of a mailbox (PRE-3). */
  public void setAuthenticatedSmtp(UUID userId, Mailbox.AuthenticatedSmtp setting) {
    update(userId, user -> user.withMailbox(user.mailbox().withAuthenticatedSmtp(setting)));
  }

  /** Whether a user may sign in. */
  public void setAccountEnabled(UUID userId, boolean enabled) {
    update(userId, user -> user.withEnabled(enabled));
  }

  /**
   * Gives a user another password, which revokes what was granted before.
   *
   * @param password 8 to 256 characters, as the service wants it
   */
  public void setPassword(UUID userId, String password) {
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      throw new IllegalArgumentException(
          "A password has "
              + SHORTEST_PASSWORD
              + " to "
              + LONGEST_PASSWORD
              + " characters; this one has "
              + password.length());
    }
    Instant at = instant();
    update(userId, user -> user.withPassword(password, at));
  }

  /** "Revoke sessions": every refresh token of a user is void (AADSTS50173). */
  public void revokeSessions(UUID userId) {
    Instant at = instant();
    update(userId, user -> user.withTokensValidFrom(at));
  }

  /** "Enabled for users to sign-in?" (AADSTS7000112). */
  public void setApplicationEnabled(UUID clientId, boolean enabled) {
    update(tenant -> tenant.withApplication(clientId, app -> app.withEnabled(enabled)));
  }

  /** "Allow public client flows" (AADSTS7000218). */
  public void setPublicClientFlows(UUID clientId, boolean allowed) {
    update(tenant -> tenant.withApplication(clientId, app -> app.withPublicClientFlows(allowed)));
  }

  /**
   * "Grant admin consent": lets an application act for all users; what is granted already is not
   * granted twice.
   *
   * @param scopes full names such as {@code https://outlook.office.com/SMTP.Send}
   */
  public void grantAdminConsent(UUID clientId, Set<String> scopes) {
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("Choose at least one permission");
    }
    ConsentGrant grant = new ConsentGrant(clientId, null, scopes);
    update(
        tenant -> {
          if (tenant.applications().stream().noneMatch(app -> app.clientId().equals(clientId))) {
            throw new IllegalArgumentException("There is no application " + clientId);
          }
          return tenant.consents().contains(grant) ? tenant : tenant.withConsent(grant);
        });
  }

  /**
   * "Revoke permission".
   *
   * @return whether there was such a grant
   */
  public boolean revokeConsent(ConsentGrant grant) {
    boolean granted = now().consents().contains(grant);
    update(tenant -> tenant.withConsents(without(tenant.consents(), grant)));
    return granted;
  }

  private static List<ConsentGrant> without(List<ConsentGrant> consents, ConsentGrant grant) {
    return consents.stream().filter(other -> !other.equals(grant)).toList();
  }
}
