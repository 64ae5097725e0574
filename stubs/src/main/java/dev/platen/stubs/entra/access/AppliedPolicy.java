package dev.platen.stubs.entra.access;

import dev.platen.stubs.entra.policy.Outcome;
import java.util.List;
import java.util.UUID;

/**
 * What a policy made of a sign-in, as Graph's {@code appliedConditionalAccessPolicy}; it outlives
 * the policy.
 *
 * @param grantControls what was demanded, for example {@code Mfa}
 * @param sessionControls how the session is limited, for example {@code SignInFrequency}
 */
public record AppliedPolicy(
    UUID id,
    String displayName,
    List<String> grantControls,
    List<String> sessionControls,
    Outcome.Result result) {

  public AppliedPolicy {
    grantControls = List.copyOf(grantControls);
    sessionControls = List.copyOf(sessionControls);
  }

  static AppliedPolicy of(Outcome outcome) {
    boolean applies = outcome.applies();
    return new AppliedPolicy(
        outcome.policy().id(),
        outcome.policy().displayName(),
        applies ? outcome.policy().grantNames() : List.of(),
        applies ? outcome.policy().sessionNames() : List.of(),
        outcome.result());
  }
}
