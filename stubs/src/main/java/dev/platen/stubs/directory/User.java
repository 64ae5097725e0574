package dev.platen.stubs.directory;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A person of a tenant and their mailbox.
 *
 * @param id object id, a lower-case GUID
 * @param principalName the sign-in name, {@code user@domain}, compared without case
 * @param displayName the name that pages and tokens show
 * @param password in clear text: this is a stub for test accounts, and its store is mode 600
 * @param roles the directory roles held
 * @param enabled whether the account may sign in
 * @param tokensValidFrom grants issued before this instant are revoked (AADSTS50173)
 * @param mailbox the mailbox and its switches
 */
public record User(
    UUID id,
    String principalName,
    String displayName,
    String password,
    Set<Role> roles,
    boolean enabled,
    Instant tokensValidFrom,
    Mailbox mailbox) {

  public User {
    roles = Set.copyOf(roles);
  }

  /** Whether {@code name} is this user's sign-in name; names are compared without case. */
  public boolean isNamed(String name) {
    return principalName.toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT));
  }

  public User withMailbox(Mailbox changed) {
    return new User(
        id, principalName, displayName, password, roles, enabled, tokensValidFrom, changed);
  }

  public User withEnabled(boolean changed) {
    return new User(
        id, principalName, displayName, password, roles, changed, tokensValidFrom, mailbox);
  }

  /** Sets a new password and revokes the grants made with the old one. */
  public User withPassword(String changed, Instant at) {
    return new User(id, principalName, displayName, changed, roles, enabled, at, mailbox);
  }

  /** Revokes all grants made before this instant. */
  public User withTokensValidFrom(Instant changed) {
    return new User(id, principalName, displayName, password, roles, enabled, changed, mailbox);
  }

  @Override
  public String toString() {
    return "User[" + principalName + "]";
  }
}
