package dev.platen.stubs.entra.page;

import dev.platen.stubs.entra.access.AccessControl;
import dev.platen.stubs.entra.access.Asker;
import dev.platen.stubs.entra.access.Session.Flow;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Call;
import java.util.Optional;

/** Conditional access on the pages, and what they tell the sign-in log. */
final class PageAccess {
  private final AccessControl access;

  PageAccess(AccessControl access) {
    this.access = access;
  }

  /**
   * After the right password or second factor: asks the policies.
   *
   * @throws Problem AADSTS53003 and its like
   */
  void check(Call call, SignInFlow flow) {
    asker(flow).ifPresent(who -> access.check(call, who, kind(flow), flow.factorGiven()));
  }

  /** Notes a password that did not let its user in. */
  void refused(Call call, SignInFlow flow, Situation situation) {
    access.refused(call, flow.userName(), kind(flow), situation);
  }

  /** Notes a refusal, or an interruption. */
  void refused(Call call, SignInFlow flow, Problem problem) {
    Optional<Asker> who = asker(flow);
    if (who.isPresent()) {
      access.refused(call, who.get(), kind(flow), problem, flow.factorGiven());
    } else {
      refused(call, flow, problem.situation());
    }
  }

  private static Optional<Asker> asker(SignInFlow flow) {
    return flow.signedIn()
        .map(who -> new Asker(who.tenant(), who.application(), who.user(), who.scopes()));
  }

  private static Flow kind(SignInFlow flow) {
    return flow.device().isPresent() ? Flow.DEVICE_CODE : Flow.AUTHORIZATION_CODE;
  }
}
