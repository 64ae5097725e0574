package dev.platen.stubs.directory;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A person of a tenant and their mailbox.
 *
 * @param id object id, a lower-case GUID
 * @param principalName the sign-in name, {@code user@domain}, compared without case
 * @param displayName the name that pages and tokens show
 * @param password in clear text: this is a stub for test accounts, and its store is mode 600; empty
 *     where the user has none (AADSTS50056)
 * @param roles the directory roles held
 * @param enabled whether the account may sign in
 * @param tokensValidFrom grants issued before this instant are revoked (AADSTS50173)
 * @param mailbox the mailbox and its switches
 * @param state second factors, locks and what else a sign-in meets; none in a file of an earlier
 *     version
 */
public record User(
    UUID id,
    String principalName,
    String displayName,
    String password,
    Set<Role> roles,
    boolean enabled,
    Instant tokensValidFrom,
    Mailbox mailbox,
    UserState state) {

  /** Null for {@code state} is what a file of an earlier version holds. */
  public User(
      UUID id,
      String principalName,
      String displayName,
      String password,
      Set<Role> roles,
      boolean enabled,
      Instant tokensValidFrom,
      Mailbox mailbox,
      @Nullable UserState state) {
    this.id = id;
    this.principalName = principalName;
    this.displayName = displayName;
    this.password = password;
    this.roles = Set.copyOf(roles);
    this.enabled = enabled;
    this.tokensValidFrom = tokensValidFrom;
    this.mailbox = mailbox;
    this.state = state == null ? UserState.NONE : state;
  }

  /** A user about whose state nothing is to be told. */
  public User(
      UUID id,
      String principalName,
      String displayName,
      String password,
      Set<Role> roles,
      boolean enabled,
      Instant tokensValidFrom,
      Mailbox mailbox) {
    this(
        id,
        principalName,
        displayName,
        password,
        roles,
        enabled,
        tokensValidFrom,
        mailbox,
        UserState.NONE);
  }

  /** Whether {@code name} is this user's sign-in name; names are compared without case. */
  public boolean isNamed(String name) {
    return principalName.toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT));
  }

  public User withMailbox(Mailbox changed) {
    return new User(
        id, principalName, displayName, password, roles, enabled, tokensValidFrom, changed, state);
  }

  public User withEnabled(boolean changed) {
    return new User(
        id, principalName, displayName, password, roles, changed, tokensValidFrom, mailbox, state);
  }

  /** Ends all sessions: whatever was granted before {@code at} is revoked (AADSTS50173). */
  public User withSessionsRevoked(Instant at) {
    return new User(id, principalName, displayName, password, roles, enabled, at, mailbox, state);
  }

  /** Sets a new password and revokes the grants made with the old one. */
  public User withPassword(String changed, Instant at) {
    return new User(id, principalName, displayName, changed, roles, enabled, at, mailbox, state);
  }

  /** Changes what the account has come to. */
  public User withState(UnaryOperator<UserState> change) {
    return new User(
        id,
        principalName,
        displayName,
        password,
        roles,
        enabled,
        tokensValidFrom,
        mailbox,
        change.apply(state));
  }

  /** Whether nobody can sign in now because of too many wrong passwords. */
  public boolean lockedAt(Instant now) {
    return now.isBefore(state.lockedUntil());
  }

  @Override
  public String toString() {
    return "User[" + principalName + "]";
  }
}
