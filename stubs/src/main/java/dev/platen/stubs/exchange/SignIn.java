package dev.platen.stubs.exchange;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantKind;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.exchange.limit.Lockout;
import dev.platen.stubs.exchange.smtp.Authenticator;
import dev.platen.stubs.exchange.smtp.Identity;
import dev.platen.stubs.exchange.token.InvalidTokenException;
import dev.platen.stubs.exchange.token.TokenSubject;
import dev.platen.stubs.exchange.token.TokenVerifier;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may submit mail (reference exchange 5): the credential and the lockout; for a password the
 * end of basic authentication, the authentication policy, security defaults, conditional access;
 * then the switches of the mailbox and the tenant. Switches and authentication policies are in
 * force once they have propagated.
 */
final class SignIn implements Authenticator {
  private final Directory directory;
  private final TokenVerifier tokens;
  private final Lockout lockout;
  private final String client;

  SignIn(Directory directory, TokenVerifier tokens) {
    this(directory, tokens, new Lockout(), InetAddress.getLoopbackAddress().getHostAddress());
  }

  private SignIn(Directory directory, TokenVerifier tokens, Lockout lockout, String client) {
    this.directory = directory;
    this.tokens = tokens;
    this.lockout = lockout;
    this.client = client;
  }

  @Override
  public Authenticator from(InetAddress address) {
    return new SignIn(directory, tokens, lockout, address.getHostAddress());
  }

  @Override
  public Result password(String name, String password) {
    Optional<Account> found =
        directory
            .homeOf(name)
            .or(() -> directory.tenantOfMailbox(name))
            .flatMap(tenant -> account(tenant, name));
    if (found.isEmpty()) {
      return new Refused("auth-wrong-credentials", "there is no such user");
    }
    Account account = found.get();
    UUID user = account.user().id();
    Instant now = directory.clock(account.tenant().id()).instant();
    if (lockout.isLocked(user, now)) {
      return new Refused("auth-account-locked", "the account is locked after wrong passwords");
    }
    if (!MessageDigest.isEqual(
        account.user().password().getBytes(StandardCharsets.UTF_8),
        password.getBytes(StandardCharsets.UTF_8))) {
      lockout.failed(user, now);
      return new Refused("auth-wrong-credentials", "the password is not the user's");
    }
    lockout.succeeded(user);
    if (!account.user().enabled()) {
      return new Refused("auth-account-issue", "the account is disabled");
    }
    if (account.tenant().kind() == TenantKind.PERSONAL) {
      return new Refused("auth-basic-disabled", "personal accounts may not use passwords");
    }
    return new LegacyAccess(client)
        .refusal(account.tenant(), propagated(account).tenant(), account.user(), now)
        .<Result>map(refused -> refused)
        .orElseGet(() -> switches(account, "LOGIN"));
  }

  @Override
  public Result bearer(String name, String token) {
    TokenSubject subject;
    try {
      subject = tokens.verify(token);
    } catch (InvalidTokenException e) {
      return new Refused("auth-failed", String.valueOf(e.getMessage()));
    }
    Optional<Account> account =
        directory.tenant(subject.tenant()).flatMap(tenant -> account(tenant, name));
    if (account.isEmpty()) {
      return new Refused("auth-failed", "user= names no mailbox of the token's tenant");
    }
    User user = account.get().user();
    if (subject instanceof TokenSubject.Person person && !user.isNamed(person.principalName())) {
      return new Refused(
          "auth-failed", "the token is for " + person.principalName() + ", not for user=");
    }
    if (!user.enabled()) {
      return new Refused("auth-failed", "the account is disabled");
    }
    return switches(account.get(), "XOAUTH2");
  }

  private Result switches(Account account, String mechanism) {
    if (!account.user().mailbox().licensed()) {
      return new Refused("auth-failed", "the mailbox has no license");
    }
    Account before = propagated(account);
    return switch (before.user().mailbox().authenticatedSmtp()) {
      case DISABLED ->
          new Refused("auth-disabled-mailbox", "Authenticated SMTP is off for the mailbox");
      case INHERIT ->
          before.tenant().smtpClientAuthenticationDisabled()
              ? new Refused("auth-disabled-tenant", "SMTP AUTH is off for the organization")
              : welcome(account, mechanism);
      case ENABLED -> welcome(account, mechanism);
    };
  }

  /** The account as it was when the changes that are in force now were made. */
  private Account propagated(Account account) {
    Tenant tenant =
        directory
            .tenant(account.tenant().id(), account.tenant().mail().propagation())
            .orElse(account.tenant());
    return new Account(tenant, tenant.user(account.user().id()).orElse(account.user()));
  }

  private static Result welcome(Account account, String mechanism) {
    return new Authenticated(
        new Identity(account.tenant().id(), account.user().mailbox().address(), mechanism));
  }

  /** By sign-in name or by the address of the mailbox. */
  private static Optional<Account> account(Tenant tenant, String name) {
    return tenant
        .user(name)
        .or(
            () ->
                tenant.users().stream()
                    .filter(user -> user.mailbox().address().equalsIgnoreCase(name.strip()))
                    .findFirst())
        .map(user -> new Account(tenant, user));
  }

  private record Account(Tenant tenant, User user) {}
}
