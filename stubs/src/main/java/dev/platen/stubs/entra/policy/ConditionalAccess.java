package dev.platen.stubs.entra.policy;

import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Control;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Grant;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Operator;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.State;
import dev.platen.stubs.entra.policy.Outcome.Reason;
import dev.platen.stubs.entra.policy.Outcome.Result;
import dev.platen.stubs.entra.policy.SignIn.SecondFactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Decides about sign-ins. All policies that apply must be satisfied; a block wins over everything,
 * and of other demands the first unmet one is told: sign-in frequency, second factor, device,
 * application, password, terms of use.
 *
 * <pre>{@code
 * switch (ConditionalAccess.evaluate(tenant.access(), signIn)) {
 *   case Decision.Granted granted -> ...
 *   case Decision.Blocked blocked -> ... // AADSTS53003
 * }
 * }</pre>
 */
public final class ConditionalAccess {
  private ConditionalAccess() {}

  /** What the policies that are enforced make of a sign-in. */
  public static Decision evaluate(AccessPolicies access, SignIn signIn) {
    return decide(access, signIn, State.ENABLED);
  }

  /** What the report-only policies would have made of it. */
  public static Decision evaluateReportOnly(AccessPolicies access, SignIn signIn) {
    return decide(access, signIn, State.ENABLED_FOR_REPORTING_BUT_NOT_ENFORCED);
  }

  /** What each policy makes of a sign-in, in the policies' order; those that are off, too. */
  public static List<Outcome> outcomes(AccessPolicies access, SignIn signIn) {
    return access.policies().stream().map(policy -> outcome(policy, access, signIn)).toList();
  }

  private static Outcome outcome(
      ConditionalAccessPolicy policy, AccessPolicies access, SignIn signIn) {
    if (policy.state() == State.DISABLED) {
      return new Outcome(policy, Optional.of(Reason.POLICY_NOT_ENABLED), Result.NOT_ENABLED);
    }
    boolean enforced = policy.state() == State.ENABLED;
    Optional<Reason> whyNot = Applicability.whyNot(policy.conditions(), access, signIn);
    if (whyNot.isPresent()) {
      return new Outcome(
          policy, whyNot, enforced ? Result.NOT_APPLIED : Result.REPORT_ONLY_NOT_APPLIED);
    }
    Result result =
        switch (decide(List.of(policy), signIn)) {
          case Decision.Granted granted -> enforced ? Result.SUCCESS : Result.REPORT_ONLY_SUCCESS;
          case Decision.SecondFactorMissing asked -> asked(enforced);
          case Decision.SecondFactorNotRegistered asked -> asked(enforced);
          case Decision.PasswordChangeDemanded asked -> asked(enforced);
          case Decision.TermsNotAccepted asked -> asked(enforced);
          default -> enforced ? Result.FAILURE : Result.REPORT_ONLY_FAILURE;
        };
    return new Outcome(policy, Optional.empty(), result);
  }

  private static Result asked(boolean enforced) {
    return enforced ? Result.FAILURE : Result.REPORT_ONLY_INTERRUPTED;
  }

  private static Decision decide(AccessPolicies access, SignIn signIn, State state) {
    return decide(
        access.policies().stream()
            .filter(policy -> policy.state() == state)
            .filter(policy -> Applicability.whyNot(policy.conditions(), access, signIn).isEmpty())
            .toList(),
        signIn);
  }

  private static Decision decide(List<ConditionalAccessPolicy> applying, SignIn signIn) {
    List<ConditionalAccessPolicy> blocking =
        those(applying, policy -> demands(policy, Control.BLOCK));
    if (!blocking.isEmpty()) {
      return new Decision.Blocked(blocking);
    }
    Optional<Decision> old = tooOld(applying, signIn);
    if (old.isPresent()) {
      return old.get();
    }
    List<ConditionalAccessPolicy> unmet = those(applying, policy -> !isMet(policy, signIn));
    List<ConditionalAccessPolicy> factor = those(unmet, policy -> lacksFactor(policy, signIn));
    if (!factor.isEmpty()) {
      return signIn.secondFactor() == SecondFactor.NOT_REGISTERED
          ? new Decision.SecondFactorNotRegistered(factor)
          : new Decision.SecondFactorMissing(factor);
    }
    if (!unmet.isEmpty()) {
      return unmetControl(unmet);
    }
    return new Decision.Granted(applying, applying.stream().anyMatch(ConditionalAccess::isFactor));
  }

  /** What is missing but a second factor; {@code unmet} is not empty. */
  private static Decision unmetControl(List<ConditionalAccessPolicy> unmet) {
    Predicate<ConditionalAccessPolicy> compliant =
        policy -> demands(policy, Control.COMPLIANT_DEVICE);
    Predicate<ConditionalAccessPolicy> joined =
        policy -> demands(policy, Control.DOMAIN_JOINED_DEVICE);
    Map<Predicate<ConditionalAccessPolicy>, Function<List<ConditionalAccessPolicy>, Decision>>
        inOrder = new LinkedHashMap<>();
    inOrder.put(compliant.and(joined), Decision.DeviceNotManaged::new);
    inOrder.put(compliant, Decision.DeviceNotCompliant::new);
    inOrder.put(joined, Decision.DeviceNotJoined::new);
    inOrder.put(
        policy -> demands(policy, Control.APPROVED_APPLICATION),
        Decision.ApplicationNotApproved::new);
    inOrder.put(
        policy -> demands(policy, Control.COMPLIANT_APPLICATION),
        Decision.ApplicationNotProtected::new);
    inOrder.put(
        policy -> demands(policy, Control.PASSWORD_CHANGE), Decision.PasswordChangeDemanded::new);
    for (var entry : inOrder.entrySet()) {
      List<ConditionalAccessPolicy> found = those(unmet, entry.getKey());
      if (!found.isEmpty()) {
        return entry.getValue().apply(found);
      }
    }
    return new Decision.TermsNotAccepted(unmet);
  }

  private static List<ConditionalAccessPolicy> those(
      List<ConditionalAccessPolicy> policies, Predicate<ConditionalAccessPolicy> test) {
    return policies.stream().filter(test).toList();
  }

  private static Optional<Decision> tooOld(List<ConditionalAccessPolicy> applying, SignIn signIn) {
    if (signIn.age().isEmpty()) {
      return Optional.empty();
    }
    Duration age = signIn.age().get();
    // The shortest of several counts.
    return applying.stream()
        .filter(policy -> policy.signInFrequency().isPresent())
        // A second factor that was never given does not grow old.
        .filter(
            policy ->
                !policy.session().secondFactorOnly() || signIn.secondFactor() == SecondFactor.GIVEN)
        .min(Comparator.comparing(policy -> policy.signInFrequency().orElseThrow()))
        .filter(
            policy -> {
              Duration longest = policy.signInFrequency().orElseThrow();
              return longest.isZero() || age.compareTo(longest) > 0;
            })
        .map(
            policy ->
                policy.session().secondFactorOnly()
                    ? new Decision.SecondFactorTooOld(List.of(policy))
                    : new Decision.TooOld(List.of(policy), policy.signInFrequency().orElseThrow()));
  }

  private static boolean demands(ConditionalAccessPolicy policy, Control control) {
    return policy.grant().filter(grant -> grant.controls().contains(control)).isPresent();
  }

  private static boolean isFactor(ConditionalAccessPolicy policy) {
    return demands(policy, Control.MFA) || policy.grant().flatMap(Grant::strength).isPresent();
  }

  private static boolean lacksFactor(ConditionalAccessPolicy policy, SignIn signIn) {
    boolean given = signIn.secondFactor() == SecondFactor.GIVEN;
    return (demands(policy, Control.MFA) && !given)
        || policy
            .grant()
            .flatMap(Grant::strength)
            .filter(strength -> !given || !strength.takesCodes())
            .isPresent();
  }

  private static boolean isMet(ConditionalAccessPolicy policy, SignIn signIn) {
    if (policy.grant().isEmpty()) {
      return true;
    }
    Grant grant = policy.grant().get();
    boolean given = signIn.secondFactor() == SecondFactor.GIVEN;
    List<Boolean> met = new ArrayList<>();
    // A device that signs in by a code is not registered, whatever the browser's is: so no device
    // control is ever met here (reference entra 4.1, 53000). Neither is one of applications.
    grant.controls().forEach(control -> met.add(control == Control.MFA && given));
    grant.strength().ifPresent(strength -> met.add(given && strength.takesCodes()));
    grant.termsOfUse().forEach(terms -> met.add(false));
    return grant.operator() == Operator.AND ? !met.contains(false) : met.contains(true);
  }
}
