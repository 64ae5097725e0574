package dev.platen.stubs.entra.policy;

import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Choice;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.ClientApp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Conditions;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.GuestType;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.People;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platform;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platforms;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Risk;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Targets;
import dev.platen.stubs.entra.policy.Outcome.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Whom a policy is about: all its conditions must hold. */
final class Applicability {
  /**
   * What the word Office365 stands for, so far as this service has it. Graph is no part of the
   * suite that a policy can choose. Source: Microsoft, concept-conditional-access-cloud-apps.md.
   * Mark: recalled.
   */
  private static final Set<UUID> OFFICE_365 =
      Set.of(UUID.fromString("00000002-0000-0ff1-ce00-000000000000"));

  private Applicability() {}

  /** The first condition that does not hold; nothing where the policy is about the sign-in. */
  static Optional<Reason> whyNot(Conditions conditions, AccessPolicies access, SignIn signIn) {
    if (!isAbout(conditions.users(), signIn)) {
      return Optional.of(Reason.USERS);
    }
    Optional<Reason> target = whyNot(conditions.targets(), signIn);
    if (target.isPresent()) {
      return target;
    }
    if (!conditions.clientApps().contains(ClientApp.ALL)
        && !conditions.clientApps().contains(signIn.clientApp())) {
      return Optional.of(Reason.CLIENT_APPS);
    }
    if (conditions
        .locations()
        .filter(choice -> !chooses(choice, word -> isAt(word, access, signIn)))
        .isPresent()) {
      return Optional.of(Reason.LOCATION);
    }
    if (conditions.platforms().filter(platforms -> !runsOn(platforms, signIn)).isPresent()) {
      return Optional.of(Reason.DEVICE_PLATFORM);
    }
    if (conditions.devices().filter(filter -> !filter.appliesToUnregistered()).isPresent()) {
      return Optional.of(Reason.DEVICES);
    }
    if (!isRisk(conditions.signInRisks(), signIn.signInRisk())) {
      return Optional.of(Reason.SIGN_IN_RISK);
    }
    if (!isRisk(conditions.userRisks(), signIn.userRisk())) {
      return Optional.of(Reason.USER_RISK);
    }
    return conditions.transferMethods().isEmpty()
            || conditions.transferMethods().contains(signIn.transferMethod())
        ? Optional.empty()
        : Optional.of(Reason.AUTHENTICATION_FLOW);
  }

  private static boolean isRisk(Set<Risk> wanted, Risk risk) {
    return wanted.isEmpty() || wanted.contains(risk);
  }

  private static boolean isAbout(People people, SignIn signIn) {
    return (hasUser(people.users().include(), signIn)
            || hasId(people.groups().include(), signIn.groups())
            || hasId(people.roles().include(), signIn.roles())
            || isGuest(people.guests(), signIn))
        && !hasUser(people.users().exclude(), signIn)
        && !hasId(people.groups().exclude(), signIn.groups())
        && !hasId(people.roles().exclude(), signIn.roles())
        && !isGuest(people.exceptGuests(), signIn);
  }

  private static boolean hasUser(java.util.List<String> words, SignIn signIn) {
    return words.contains("All")
        || words.contains(signIn.user().toString())
        || (signIn.guest() && words.contains("GuestsOrExternalUsers"));
  }

  private static boolean isGuest(Set<GuestType> types, SignIn signIn) {
    return signIn.guest() && types.contains(GuestType.B2B_COLLABORATION_GUEST);
  }

  private static boolean hasId(java.util.List<String> words, Set<UUID> ids) {
    return ids.stream().map(UUID::toString).anyMatch(words::contains);
  }

  private static boolean chooses(Choice choice, Predicate<String> test) {
    return choice.include().stream().anyMatch(test) && choice.exclude().stream().noneMatch(test);
  }

  private static Optional<Reason> whyNot(Targets targets, SignIn signIn) {
    if (chooses(targets.applications(), word -> isApplication(word, signIn.resource()))) {
      return Optional.empty();
    }
    if (!targets.userActions().isEmpty()) {
      return Optional.of(Reason.USER_ACTIONS);
    }
    return Optional.of(
        targets.contexts().isEmpty() ? Reason.APPLICATION : Reason.AUTHENTICATION_CONTEXT);
  }

  private static boolean isApplication(String word, UUID resource) {
    return switch (word) {
      case "All" -> true;
      case "None", "MicrosoftAdminPortals" -> false;
      case "Office365" -> OFFICE_365.contains(resource);
      default -> word.equals(resource.toString());
    };
  }

  private static boolean isAt(String word, AccessPolicies access, SignIn signIn) {
    return switch (word) {
      case "All" -> true;
      case "AllTrusted" ->
          access.locations().stream()
              .anyMatch(
                  location ->
                      location.trusted()
                          && location.contains(signIn.ipAddress(), signIn.country()));
      default ->
          access
              .location(UUID.fromString(word))
              .filter(location -> location.contains(signIn.ipAddress(), signIn.country()))
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
