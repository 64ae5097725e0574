package dev.platen.stubs.entra.access;

import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.error.ErrorCatalog;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.policy.AccessPolicies;
import dev.platen.stubs.entra.policy.ConditionalAccess;
import dev.platen.stubs.entra.policy.ConditionalAccess.Condition;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.ClientApp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platform;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.State;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.TransferMethod;
import dev.platen.stubs.entra.policy.Decision;
import dev.platen.stubs.entra.policy.SignIn;
import dev.platen.stubs.entra.policy.SignIn.SecondFactor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What would become of a sign-in that nobody makes: the "What If" of the Entra admin center.
 *
 * @param result AADSTS number of the refusal; 0 where the user would be let in
 * @param reason the refusal in a few words; empty where there is none
 * @param lines one for each policy, in their order
 * @param reportOnly names of the report-only policies that would have refused
 */
public record WhatIf(int result, String reason, List<Line> lines, List<String> reportOnly) {
  public WhatIf {
    lines = List.copyOf(lines);
    reportOnly = List.copyOf(reportOnly);
  }

  /**
   * A policy's part.
   *
   * @param unmet why it does not apply; empty where it does
   * @param decides whether the result comes of it
   */
  public record Line(ConditionalAccessPolicy policy, Optional<Condition> unmet, boolean decides) {
    /** Whether it is about this sign-in and is enforced. */
    public boolean applies() {
      return unmet.isEmpty() && policy.state() == State.ENABLED;
    }
  }

  /**
   * A sign-in to try.
   *
   * @param resource application id of what is to be used, for example Exchange Online
   * @param age since the password was given, for a refresh; empty for a new sign-in
   */
  public record Question(
      User user,
      UUID resource,
      ClientApp clientApp,
      Optional<Platform> platform,
      TransferMethod transferMethod,
      String ipAddress,
      Optional<Duration> age) {}

  /** Tries a sign-in; nothing is noted. */
  public static WhatIf of(Tenant tenant, Question question, ErrorCatalog errors) {
    AccessPolicies access = tenant.access();
    UUID userId = question.user().id();
    SignIn signIn =
        new SignIn(
            userId,
            access.groupsOf(userId),
            AccessControl.roles(question.user()),
            question.resource(),
            question.clientApp(),
            question.platform(),
            question.transferMethod(),
            question.ipAddress(),
            switch (access.mfaOf(userId)) {
              case ANSWERS -> SecondFactor.GIVEN;
              case NEVER_ANSWERS -> SecondFactor.MISSING;
              case NOT_REGISTERED -> SecondFactor.NOT_REGISTERED;
            },
            question.age());
    Decision decision = ConditionalAccess.evaluate(access, signIn);
    Decision report = ConditionalAccess.evaluateReportOnly(access, signIn);
    // Security defaults come first, as on the pages (reference entra 4.1).
    Optional<Situation> refusal =
        tenant.securityDefaults() && question.transferMethod() == TransferMethod.DEVICE_CODE_FLOW
            ? Optional.of(Situation.BLOCKED_BY_SECURITY_DEFAULTS)
            : AccessControl.situation(decision);
    return new WhatIf(
        refusal.map(errors::number).orElse(0),
        refusal.map(SignInReasons::words).orElse(""),
        access.policies().stream()
            .map(
                policy ->
                    new Line(
                        policy,
                        ConditionalAccess.unmet(policy.conditions(), access, signIn),
                        refusal.isPresent() && decision.policies().contains(policy)))
            .toList(),
        report instanceof Decision.Granted
            ? List.of()
            : report.policies().stream().map(ConditionalAccessPolicy::displayName).toList());
  }
}
