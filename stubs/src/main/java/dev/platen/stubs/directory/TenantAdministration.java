package dev.platen.stubs.directory;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What administrators do about an organization, its users and its applications. Whatever is refused
 * throws an {@link IllegalArgumentException} that says why, and changes nothing. Security defaults
 * and conditional access have {@link dev.platen.stubs.entra.access.PolicyAdministration}.
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

  /**
   * The object id of a user.
   *
   * @throws IllegalArgumentException where nobody has this sign-in name
   */
  public UUID userId(String principalName) {
    Tenant now = now();
    return now.user(principalName)
        .map(User::id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No user "
                        + principalName
                        + " in the tenant "
                        + now.domain()
                        + "; it has "
                        + now.users()));
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
    update(userId, user -> user.withSessionsRevoked(at));
  }

  /** "Enabled for users to sign-in?" (AADSTS7000112). */
  public void setApplicationEnabled(UUID clientId, boolean enabled) {
    update(tenant -> tenant.withApplication(clientId, app -> app.withEnabled(enabled)));
  }

  /** "Allow public client flows" (AADSTS7000218). */
  public void setPublicClientFlows(UUID clientId, boolean allowed) {
    update(tenant -> tenant.withApplication(clientId, app -> app.withPublicClientFlows(allowed)));
  }

  /** Lets an application have browsers sent to one more address after a sign-in. */
  public void addRedirect(UUID clientId, URI address) {
    update(
        tenant ->
            tenant.withApplication(
                clientId,
                app ->
                    app.withRedirectUris(
                        Stream.concat(app.redirectUris().stream(), Stream.of(address.toString()))
                            .distinct()
                            .toList())));
  }

  /**
   * "Grant admin consent": lets an application act for all users.
   *
   * @param scopes full names such as {@code https://outlook.office.com/SMTP.Send}
   */
  public void grantAdminConsent(UUID clientId, Set<String> scopes) {
    grant(new ConsentGrant(clientId, null, scopes));
  }

  /** Lets an application act for a user or for all; what is granted already is not so twice. */
  public void grant(ConsentGrant grant) {
    if (grant.scopes().isEmpty()) {
      throw new IllegalArgumentException("Choose at least one permission");
    }
    update(
        tenant -> {
          if (tenant.applications().stream()
              .noneMatch(app -> app.clientId().equals(grant.clientId()))) {
            throw new IllegalArgumentException("There is no application " + grant.clientId());
          }
          return tenant.consents().contains(grant) ? tenant : tenant.withConsent(grant);
        });
  }

  /**
   * "Revoke permission": the application may no longer use these scopes for this user, or for all;
   * no other grant to the same lets it.
   *
   * @return whether it could before
   */
  public boolean revokeConsent(ConsentGrant revoked) {
    List<ConsentGrant> before = now().consents();
    return !before.equals(
        directory
            .update(id, tenant -> tenant.withConsents(without(tenant.consents(), revoked)))
            .consents());
  }

  /** Takes back all consent that users and administrators have given. */
  public void revokeAllConsent() {
    update(tenant -> tenant.withConsents(List.of()));
  }

  private static List<ConsentGrant> without(List<ConsentGrant> consents, ConsentGrant revoked) {
    return consents.stream()
        .map(grant -> without(grant, revoked))
        .filter(grant -> !grant.scopes().isEmpty())
        .toList();
  }

  private static ConsentGrant without(ConsentGrant grant, ConsentGrant revoked) {
    return grant.clientId().equals(revoked.clientId())
            && Objects.equals(grant.userId(), revoked.userId())
        ? new ConsentGrant(
            grant.clientId(),
            grant.userId(),
            grant.scopes().stream()
                .filter(scope -> !revoked.scopes().contains(scope))
                .collect(Collectors.toSet()))
        : grant;
  }
}
