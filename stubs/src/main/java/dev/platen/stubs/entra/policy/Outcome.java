package dev.platen.stubs.entra.policy;

import java.util.Optional;

/**
 * What one policy makes of a sign-in.
 *
 * @param whyNot the first condition that keeps the policy from being about it; empty where it is
 * @param result as the sign-in log has it
 */
public record Outcome(ConditionalAccessPolicy policy, Optional<Reason> whyNot, Result result) {

  /** Whether the policy is about the sign-in, enforced or not. */
  public boolean applies() {
    return whyNot.isEmpty();
  }

  /** Why a policy is not about a sign-in; Graph's {@code whatIfAnalysisReasons}. */
  public enum Reason {
    POLICY_NOT_ENABLED,
    USERS,
    APPLICATION,
    USER_ACTIONS,
    AUTHENTICATION_CONTEXT,
    CLIENT_APPS,
    LOCATION,
    DEVICE_PLATFORM,
    DEVICES,
    SIGN_IN_RISK,
    USER_RISK,
    AUTHENTICATION_FLOW
  }

  /** Graph's {@code appliedConditionalAccessPolicyResult}. */
  public enum Result {
    SUCCESS,
    FAILURE,
    NOT_APPLIED,
    NOT_ENABLED,
    REPORT_ONLY_SUCCESS,
    /** It would have refused. */
    REPORT_ONLY_FAILURE,
    REPORT_ONLY_NOT_APPLIED,
    /** It would have asked the user for something. */
    REPORT_ONLY_INTERRUPTED
  }
}
