package dev.platen.stubs.entra.page;

import dev.platen.stubs.directory.AuthenticatorApp;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.directory.UserState.PasswordKeeper;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.factor.Totp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passwords and second factors: whether they are right, and how new ones are set. */
final class Credentials {
  private final Directory directory;
  private final Lockouts lockouts = new Lockouts();

  Credentials(Directory directory) {
    this.directory = directory;
  }

  /**
   * Why a password does not let its user in, if so. That an account is disabled or its password
   * expired is told only to those who know the password.
   */
  Optional<Situation> refusal(String userName, String typed) {
    Optional<Tenant> home = directory.homeOf(userName);
    Optional<User> user = home.flatMap(tenant -> tenant.user(userName));
    if (home.isEmpty() || user.isEmpty()) {
      return Optional.of(Situation.WRONG_PASSWORD);
    }
    UUID tenantId = home.get().id();
    Instant now = directory.clock(tenantId).instant();
    if (user.get().lockedAt(now)) {
      return Optional.of(Situation.USER_LOCKED);
    }
    if (user.get().password().isEmpty()) {
      return Optional.of(Situation.PASSWORD_NONE);
    }
    if (!isPassword(user.get(), typed)) {
      if (!lockouts.wrong(user.get().id(), typed)) {
        return Optional.of(Situation.WRONG_PASSWORD);
      }
      Instant until = now.plusSeconds(SignInFacts.FACTS.lockoutSeconds());
      change(tenantId, userName, found -> found.withState(state -> state.withLockedUntil(until)));
      return Optional.of(Situation.USER_LOCKED);
    }
    lockouts.right(user.get().id());
    if (!user.get().enabled()) {
      return Optional.of(Situation.USER_DISABLED);
    }
    if (!user.get().state().passwordExpired()) {
      return Optional.empty();
    }
    return Optional.of(
        user.get().state().passwordKeeper() == PasswordKeeper.ACTIVE_DIRECTORY
            ? Situation.PASSWORD_EXPIRED_ON_PREMISES
            : Situation.PASSWORD_EXPIRED);
  }

  private void change(
      UUID tenantId, String userName, java.util.function.UnaryOperator<User> changed) {
    directory.update(tenantId, tenant -> tenant.withUser(userName, changed));
  }

  private static boolean isPassword(User user, String typed) {
    return MessageDigest.isEqual(
        user.password().getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What is wrong with a form that replaces a password.
   *
   * @param field id of the input
   * @param key of the words that say so
   */
  record Flaw(String field, String key) {}

  /** Replaces an expired password, or says what is wrong. */
  Optional<Flaw> replace(String userName, String current, String wanted, String again) {
    Tenant home = directory.homeOf(userName).orElseThrow();
    User user = home.user(userName).orElseThrow();
    if (!isPassword(user, current)) {
      return Optional.of(new Flaw("currentPassword", "update.wrong"));
    }
    Optional<Flaw> flaw = flaw(user, wanted, again);
    if (flaw.isEmpty()) {
      Instant now = directory.clock(home.id()).instant();
      change(
          home.id(),
          userName,
          found ->
              found.withPassword(wanted, now).withState(state -> state.withPasswordExpired(false)));
    }
    return flaw;
  }

  private static Optional<Flaw> flaw(User user, String wanted, String again) {
    SignInFacts facts = SignInFacts.FACTS;
    if (wanted.length() < facts.passwordLeast()
        || wanted.length() > facts.passwordMost()
        || kinds(wanted) < facts.passwordKinds()) {
      return Optional.of(new Flaw("newPassword", "update.weak"));
    }
    String name = user.principalName().toLowerCase(Locale.ROOT);
    if (wanted.toLowerCase(Locale.ROOT).contains(name.substring(0, name.indexOf('@')))) {
      return Optional.of(new Flaw("newPassword", "update.name"));
    }
    if (isPassword(user, wanted)) {
      return Optional.of(new Flaw("newPassword", "update.same"));
    }
    return wanted.equals(again)
        ? Optional.empty()
        : Optional.of(new Flaw("confirmNewPassword", "update.mismatch"));
  }

  private static long kinds(String password) {
    return List.of("\\p{Lu}", "\\p{Ll}", "\\p{Nd}", "[^\\p{L}\\p{Nd}]").stream()
        .filter(kind -> java.util.regex.Pattern.compile(kind).matcher(password).find())
        .count();
  }

  // --- The second factor

  /** Whether the user has registered one. */
  boolean hasFactor(Tenant tenant, User user) {
    return now(tenant, user).filter(found -> !found.state().authenticators().isEmpty()).isPresent();
  }

  private Optional<User> now(Tenant tenant, User user) {
    return directory.tenant(tenant.id()).flatMap(found -> found.user(user.id()));
  }

  /** Whether this is a code of one of the user's apps; then it is used up. */
  boolean answer(Tenant tenant, User user, String typed) {
    Instant now = directory.clock(tenant.id()).instant();
    AtomicBoolean right = new AtomicBoolean();
    if (!now(tenant, user).filter(found -> used(found, typed, now).isPresent()).isPresent()) {
      return false;
    }
    // Again, alone: of two who type one code at once, one succeeds.
    change(
        tenant.id(),
        user.principalName(),
        found -> {
          Optional<User> after = used(found, typed, now);
          right.set(after.isPresent());
          return after.orElse(found);
        });
    return right.get();
  }

  private static Optional<User> used(User user, String typed, Instant now) {
    List<AuthenticatorApp> apps = new ArrayList<>(user.state().authenticators());
    for (int i = 0; i < apps.size(); i++) {
      AuthenticatorApp app = apps.get(i);
      OptionalLong step = Totp.accept(app.secret(), typed, now, app.lastStep());
      if (step.isPresent()) {
        apps.set(i, app.usedAt(step.getAsLong()));
        return Optional.of(user.withState(state -> state.withAuthenticators(apps)));
      }
    }
    return Optional.empty();
  }

  /** Registers an app if the code is its; the code is used up. */
  boolean register(Tenant tenant, User user, String secret, String typed) {
    Instant now = directory.clock(tenant.id()).instant();
    OptionalLong step = Totp.accept(secret, typed, now, -1);
    if (step.isEmpty()) {
      return false;
    }
    AuthenticatorApp app = AuthenticatorApp.of(secret).usedAt(step.getAsLong());
    change(
        tenant.id(),
        user.principalName(),
        found ->
            found.withState(
                state -> {
                  List<AuthenticatorApp> all = new ArrayList<>(state.authenticators());
                  all.add(app);
                  return state.withAuthenticators(all);
                }));
    return true;
  }
}
