package dev.platen.stubs.exchange;

import dev.platen.stubs.directory.MailFacts;
import dev.platen.stubs.directory.MailSettings.BasicAuthentication;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.policy.ConditionalAccess;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.ClientApp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.TransferMethod;
import dev.platen.stubs.entra.policy.Decision;
import dev.platen.stubs.entra.policy.SignIn.SecondFactor;
import dev.platen.stubs.exchange.smtp.Authenticator.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What forbids an organization's users to log in with a password, legacy authentication. */
final class LegacyAccess {
  private static final Instant RETIRED =
      LocalDate.parse(MailFacts.text("basic-authentication-ends"))
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant();

  /** Office 365 Exchange Online, what a log-in here is for (reference entra 4). */
  private static final UUID EXCHANGE = UUID.fromString("00000002-0000-0ff1-ce00-000000000000");

  private final String client;

  /**
   * @param client the address that the client comes from
   */
  LegacyAccess(String client) {
    this.client = client;
  }

  /**
   * Empty where nothing forbids it.
   *
   * @param propagated the tenant as far as its changes have propagated
   */
  Optional<Refused> refusal(Tenant tenant, Tenant propagated, User user, Instant now) {
    BasicAuthentication basic = tenant.mail().basicAuthentication();
    if (basic == BasicAuthentication.RETIRED
        || (basic == BasicAuthentication.BY_DATE && !now.isBefore(RETIRED))) {
      return Optional.of(
          new Refused("auth-basic-retired", "basic authentication is retired for submission"));
    }
    if (propagated
        .mail()
        .policy(user.mailbox().address())
        .filter(policy -> !policy.allowBasicAuthSmtp())
        .isPresent()) {
      return Optional.of(
          new Refused("auth-basic-disabled", "an authentication policy forbids passwords"));
    }
    if (tenant.securityDefaults()) {
      return Optional.of(
          new Refused("auth-security-defaults", "security defaults forbid passwords"));
    }
    return ConditionalAccess.evaluate(tenant.access(), signIn(tenant, user))
            instanceof Decision.Granted
        ? Optional.empty()
        : Optional.of(
            new Refused("auth-criteria", "a conditional access policy forbids this log-in"));
  }

  /** A password over SMTP: no second factor, no device. */
  private dev.platen.stubs.entra.policy.SignIn signIn(Tenant tenant, User user) {
    return new dev.platen.stubs.entra.policy.SignIn(
        user.id(),
        tenant.access().groupsOf(user.id()),
        Set.of(),
        EXCHANGE,
        ClientApp.OTHER,
        Optional.empty(),
        TransferMethod.NONE,
        client,
        SecondFactor.MISSING,
        Optional.empty());
  }
}
