package dev.platen.stubs.entra.policy;

import java.time.Duration;
import java.util.List;

/** What the policies make of a sign-in. */
public sealed interface Decision {
  /** The policies that decided so. */
  List<ConditionalAccessPolicy> policies();

  /**
   * Goes on.
   *
   * @param policies those that apply, all satisfied
   * @param withSecondFactor whether one of them took a second factor for it
   */
  record Granted(List<ConditionalAccessPolicy> policies, boolean withSecondFactor)
      implements Decision {}

  /** AADSTS53003. */
  record Blocked(List<ConditionalAccessPolicy> policies) implements Decision {}

  /**
   * The sign-in is too old to be refreshed: AADSTS70043.
   *
   * @param longest how old it may be
   */
  record TooOld(List<ConditionalAccessPolicy> policies, Duration longest) implements Decision {}

  /** The second factor was given too long ago: AADSTS50078. */
  record SecondFactorTooOld(List<ConditionalAccessPolicy> policies) implements Decision {}

  /** A second factor is demanded and did not come: AADSTS50076. */
  record SecondFactorMissing(List<ConditionalAccessPolicy> policies) implements Decision {}

  /** A second factor is demanded of a user who has none: AADSTS50079. */
  record SecondFactorNotRegistered(List<ConditionalAccessPolicy> policies) implements Decision {}

  /** The device ought to be managed and compliant: AADSTS53000. No printer can be. */
  record DeviceNotCompliant(List<ConditionalAccessPolicy> policies) implements Decision {}

  /** The device ought to be joined to a domain: AADSTS53001. */
  record DeviceNotJoined(List<ConditionalAccessPolicy> policies) implements Decision {}

  /** The device ought to be compliant or joined, either will do: AADSTS530003. */
  record DeviceNotManaged(List<ConditionalAccessPolicy> policies) implements Decision {}

  /** The application ought to be one of Microsoft's list: AADSTS53002. */
  record ApplicationNotApproved(List<ConditionalAccessPolicy> policies) implements Decision {}

  /** The application ought to have a protection policy: AADSTS53009. */
  record ApplicationNotProtected(List<ConditionalAccessPolicy> policies) implements Decision {}

  /** The user ought to change the password first: AADSTS50142. */
  record PasswordChangeDemanded(List<ConditionalAccessPolicy> policies) implements Decision {}

  /** The user ought to accept terms of use first: AADSTS50158. */
  record TermsNotAccepted(List<ConditionalAccessPolicy> policies) implements Decision {}
}
