package dev.platen.stubs.exchange;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Mailbox;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantKind;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.exchange.smtp.Authenticator;
import dev.platen.stubs.exchange.smtp.Identity;
import dev.platen.stubs.exchange.token.InvalidTokenException;
import dev.platen.stubs.exchange.token.TokenSubject;
import dev.platen.stubs.exchange.token.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Who may submit mail: first the credential, then the policies of the organization, then the
 * switches of the mailbox and the tenant (reference exchange 5).
 */
final class SignIn implements Authenticator {
  private final Directory directory;
  private final TokenVerifier tokens;

  SignIn(Directory directory, TokenVerifier tokens) {
    this.directory = directory;
    this.tokens = tokens;
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
    if (!MessageDigest.isEqual(
        account.user().password().getBytes(StandardCharsets.UTF_8),
        password.getBytes(StandardCharsets.UTF_8))) {
      return new Refused("auth-wrong-credentials", "the password is not the user's");
    }
    if (!account.user().enabled()) {
      return new Refused("auth-account-issue", "the account is disabled");
    }
    if (account.tenant().kind() == TenantKind.PERSONAL) {
      return new Refused("auth-basic-disabled", "personal accounts may not use passwords");
    }
    if (account.tenant().securityDefaults()) {
      return new Refused("auth-security-defaults", "security defaults forbid passwords");
    }
    return switches(account);
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
    return switches(account.get());
  }

  private static Result switches(Account account) {
    Mailbox mailbox = account.user().mailbox();
    if (!mailbox.licensed()) {
      return new Refused("auth-failed", "the mailbox has no license");
    }
    return switch (mailbox.authenticatedSmtp()) {
      case DISABLED ->
          new Refused("auth-disabled-mailbox", "Authenticated SMTP is off for the mailbox");
      case INHERIT ->
          account.tenant().smtpClientAuthenticationDisabled()
              ? new Refused("auth-disabled-tenant", "SMTP AUTH is off for the organization")
              : welcome(account);
      case ENABLED -> welcome(account);
    };
  }

  private static Result welcome(Account account) {
    return new Authenticated(
        new Identity(account.tenant().id(), account.user().mailbox().address()));
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
