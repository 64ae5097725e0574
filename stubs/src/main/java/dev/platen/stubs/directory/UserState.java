package dev.platen.stubs.directory;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a user's account has come to, beyond being enabled.
 *
 * @param authenticators the registered second factors; none where the user has yet to register one
 * @param passwordExpired whether the password must be replaced at the next sign-in (AADSTS50055)
 * @param lockedUntil until when nobody can sign in with any password (AADSTS50053); the epoch where
 *     the account is not locked
 * @param consent what this user may consent to; where it is forbidden, the organization's consent
 *     does not cover the user either
 * @param habits what is odd about this account's sign-ins
 * @param passwordKeeper who keeps the password; an expired one of the organization's own Active
 *     Directory cannot be replaced here (AADSTS50144)
 */
public record UserState(
    List<AuthenticatorApp> authenticators,
    boolean passwordExpired,
    Instant lockedUntil,
    UserConsent consent,
    Habits habits,
    PasswordKeeper passwordKeeper) {

  /** Of a user about whom nothing is to be told. */
  public static final UserState NONE =
      new UserState(
          List.of(),
          false,
          Instant.EPOCH,
          UserConsent.ALLOWED,
          Habits.NONE,
          PasswordKeeper.ENTRA_ID);

  /** Null is what a file of an earlier version holds. */
  public UserState(
      @Nullable List<AuthenticatorApp> authenticators,
      boolean passwordExpired,
      @Nullable Instant lockedUntil,
      @Nullable UserConsent consent,
      @Nullable Habits habits,
      @Nullable PasswordKeeper passwordKeeper) {
    this.authenticators = authenticators == null ? List.of() : List.copyOf(authenticators);
    this.passwordExpired = passwordExpired;
    this.lockedUntil = lockedUntil == null ? Instant.EPOCH : lockedUntil;
    this.consent = consent == null ? UserConsent.ALLOWED : consent;
    this.habits = habits == null ? Habits.NONE : habits;
    this.passwordKeeper = passwordKeeper == null ? PasswordKeeper.ENTRA_ID : passwordKeeper;
  }

  /** Who keeps a user's password. */
  public enum PasswordKeeper {
    ENTRA_ID,
    ACTIVE_DIRECTORY
  }

  /** Replaces the registered second factors. */
  public UserState withAuthenticators(List<AuthenticatorApp> changed) {
    return new UserState(changed, passwordExpired, lockedUntil, consent, habits, passwordKeeper);
  }

  /** Says whether the password must be replaced. */
  public UserState withPasswordExpired(boolean changed) {
    return new UserState(authenticators, changed, lockedUntil, consent, habits, passwordKeeper);
  }

  /** Locks the account until then; {@link Instant#EPOCH} unlocks it. */
  public UserState withLockedUntil(Instant changed) {
    return new UserState(authenticators, passwordExpired, changed, consent, habits, passwordKeeper);
  }

  /** Changes what the user may consent to. */
  public UserState withConsent(UserConsent changed) {
    return new UserState(
        authenticators, passwordExpired, lockedUntil, changed, habits, passwordKeeper);
  }

  /** Changes what is odd about the account. */
  public UserState withHabits(UnaryOperator<Habits> change) {
    return new UserState(
        authenticators,
        passwordExpired,
        lockedUntil,
        consent,
        change.apply(habits),
        passwordKeeper);
  }

  /** Changes who keeps the password. */
  public UserState withPasswordKeeper(PasswordKeeper changed) {
    return new UserState(authenticators, passwordExpired, lockedUntil, consent, habits, changed);
  }
}
