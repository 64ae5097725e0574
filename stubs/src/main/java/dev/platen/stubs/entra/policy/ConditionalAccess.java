package dev.platen.stubs.entra.policy;

import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Choice;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.ClientApp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Conditions;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Control;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Grant;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Operator;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.People;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platform;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platforms;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.State;
import dev.platen.stubs.entra.policy.SignIn.SecondFactor;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Decides about sign-ins. All policies that apply must be satisfied; a block wins over everything,
 * and of other demands the first unmet one is told: sign-in frequency, second factor, device.
 *
 * <pre>{@code
 * switch (ConditionalAccess.evaluate(tenant.access(), signIn)) {
 *   case Decision.Granted granted -> ...
 *   case Decision.Blocked blocked -> ... // AADSTS53003
 * }
 * }</pre>
 */
public final class ConditionalAccess {
  /**
   * What the word Office365 stands for, so far as this service has it. Graph is no part of the
   * suite that a policy can choose. Source: Microsoft, concept-conditional-access-cloud-apps.md.
   * Mark: recalled.
   */
  private static final Set<UUID> OFFICE_365 =
      Set.of(UUID.fromString("00000002-0000-0ff1-ce00-000000000000"));

  private ConditionalAccess() {}

  /** What a policy can make depend on, in the order in which it is looked at. */
  public enum Condition {
    USERS,
    APPLICATIONS,
    CLIENT_APPS,
    LOCATIONS,
    PLATFORMS,
    AUTHENTICATION_FLOWS
  }

  /** What the policies that are enforced make of a sign-in. */
  public static Decision evaluate(AccessPolicies access, SignIn signIn) {
    return decide(access, signIn, State.ENABLED);
  }

  /** What the report-only policies would have made of it. */
  public static Decision evaluateReportOnly(AccessPolicies access, SignIn signIn) {
    return decide(access, signIn, State.ENABLED_FOR_REPORTING_BUT_NOT_ENFORCED);
  }

  private static Decision decide(AccessPolicies access, SignIn signIn, State state) {
    List<ConditionalAccessPolicy> applying =
        access.policies().stream()
            .filter(policy -> policy.state() == state)
            .filter(policy -> applies(policy.conditions(), access, signIn))
            .toList();
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
    List<ConditionalAccessPolicy> factor =
        those(
            unmet,
            policy -> demands(policy, Control.MFA) && signIn.secondFactor() != SecondFactor.GIVEN);
    if (!factor.isEmpty()) {
      return signIn.secondFactor() == SecondFactor.NOT_REGISTERED
          ? new Decision.SecondFactorNotRegistered(factor)
          : new Decision.SecondFactorMissing(factor);
    }
    if (!unmet.isEmpty()) {
      return unmet.stream().anyMatch(policy -> demands(policy, Control.COMPLIANT_DEVICE))
          ? new Decision.DeviceNotCompliant(unmet)
          : new Decision.DeviceNotJoined(unmet);
    }
    return new Decision.Granted(
        applying, applying.stream().anyMatch(policy -> demands(policy, Control.MFA)));
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
        .min(Comparator.comparing(policy -> policy.signInFrequency().orElseThrow()))
        .filter(
            policy -> {
              Duration longest = policy.signInFrequency().orElseThrow();
              return longest.isZero() || age.compareTo(longest) > 0;
            })
        .map(
            policy -> new Decision.TooOld(List.of(policy), policy.signInFrequency().orElseThrow()));
  }

  private static boolean demands(ConditionalAccessPolicy policy, Control control) {
    return policy.grant().filter(grant -> grant.controls().contains(control)).isPresent();
  }

  private static boolean isMet(ConditionalAccessPolicy policy, SignIn signIn) {
    if (policy.grant().isEmpty()) {
      return true;
    }
    Grant grant = policy.grant().get();
    // A device that signs in by a code is not registered, whatever the browser's is: so no device
    // control is ever met here (reference entra 4.1, 53000).
    Predicate<Control> met =
        control -> control == Control.MFA && signIn.secondFactor() == SecondFactor.GIVEN;
    return grant.operator() == Operator.AND
        ? grant.controls().stream().allMatch(met)
        : grant.controls().stream().anyMatch(met);
  }

  // --- Whom a policy is about

  private static boolean applies(Conditions conditions, AccessPolicies access, SignIn signIn) {
    return unmet(conditions, access, signIn).isEmpty();
  }

  /**
   * Why a policy is not about a sign-in: the first condition that does not hold, if one does not.
   */
  public static Optional<Condition> unmet(
      Conditions conditions, AccessPolicies access, SignIn signIn) {
    return Arrays.stream(Condition.values())
        .filter(condition -> !holds(condition, conditions, access, signIn))
        .findFirst();
  }

  private static boolean holds(
      Condition condition, Conditions conditions, AccessPolicies access, SignIn signIn) {
    return switch (condition) {
      case USERS -> isAbout(conditions.users(), signIn);
      case APPLICATIONS ->
          chooses(conditions.applications(), word -> isApplication(word, signIn.resource()));
      case CLIENT_APPS ->
          conditions.clientApps().contains(ClientApp.ALL)
              || conditions.clientApps().contains(signIn.clientApp());
      case LOCATIONS ->
          conditions
              .locations()
              .map(choice -> chooses(choice, word -> isAt(word, access, signIn.ipAddress())))
              .orElse(true);
      case PLATFORMS ->
          conditions.platforms().map(platforms -> runsOn(platforms, signIn)).orElse(true);
      case AUTHENTICATION_FLOWS ->
          conditions.transferMethods().isEmpty()
              || conditions.transferMethods().contains(signIn.transferMethod());
    };
  }

  private static boolean isAbout(People people, SignIn signIn) {
    Predicate<String> user = word -> word.equals("All") || word.equals(signIn.user().toString());
    Predicate<String> group = word -> hasId(signIn.groups(), word);
    Predicate<String> role = word -> hasId(signIn.roles(), word);
    return any(people, Choice::include, user, group, role)
        && !any(people, Choice::exclude, user, group, role);
  }

  private static boolean any(
      People people,
      Function<Choice, List<String>> side,
      Predicate<String> user,
      Predicate<String> group,
      Predicate<String> role) {
    return side.apply(people.users()).stream().anyMatch(user)
        || side.apply(people.groups()).stream().anyMatch(group)
        || side.apply(people.roles()).stream().anyMatch(role);
  }

  private static boolean hasId(Set<UUID> ids, String text) {
    return ids.stream().anyMatch(id -> id.toString().equals(text));
  }

  private static boolean chooses(Choice choice, Predicate<String> test) {
    return choice.include().stream().anyMatch(test) && choice.exclude().stream().noneMatch(test);
  }

  private static boolean isApplication(String word, UUID resource) {
    return switch (word) {
      case "All" -> true;
      case "None" -> false;
      case "Office365" -> OFFICE_365.contains(resource);
      default -> word.equals(resource.toString());
    };
  }

  private static boolean isAt(String word, AccessPolicies access, String ipAddress) {
    return switch (word) {
      case "All" -> true;
      case "AllTrusted" ->
          access.locations().stream()
              .anyMatch(location -> location.trusted() && location.contains(ipAddress));
      default ->
          access
              .location(UUID.fromString(word))
              .filter(location -> location.contains(ipAddress))
              .isPresent();
    };
  }

  /** An unknown platform is among all of them, and is no particular one. */
  private static boolean runsOn(Platforms platforms, SignIn signIn) {
    Predicate<Platform> test =
        platform ->
            platform == Platform.ALL || signIn.platform().filter(platform::equals).isPresent();
    return platforms.include().stream().anyMatch(test)
        && platforms.exclude().stream().noneMatch(test);
  }
}
