package dev.platen.stubs.entra.page;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.access.AccessControl;
import dev.platen.stubs.entra.access.Asker;
import dev.platen.stubs.entra.access.Session.Flow;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Call;
import java.util.Optional;

/** Conditional access on the pages, and what they tell the sign-in log. */
final class PageAccess {
  private final Directory directory;
  private final AccessControl access;

  PageAccess(Directory directory, AccessControl access) {
    this.directory = directory;
    this.access = access;
  }

  /**
   * After a password was posted: asks the policies, or notes that it was the wrong one.
   *
   * @throws Problem AADSTS53003 and its like
   */
  void check(Call call, SignInFlow flow) {
    Optional<Asker> who = asker(flow);
    if (who.isPresent()) {
      access.check(call, who.get(), kind(flow));
    } else if (call.request().form().value("passwd").isPresent()) {
      boolean enabled =
          directory
              .homeOf(flow.userName())
              .flatMap(tenant -> tenant.user(flow.userName()))
              .filter(User::enabled)
              .isPresent();
      access.refused(
          call,
          flow.userName(),
          kind(flow),
          enabled ? Situation.WRONG_PASSWORD : Situation.USER_DISABLED);
    }
  }

  /** Notes a refusal that ends a flow. */
  void refused(Call call, SignInFlow flow, Problem problem) {
    Optional<Asker> who = asker(flow);
    if (who.isPresent()) {
      access.refused(call, who.get(), kind(flow), problem);
    } else {
      access.refused(call, flow.userName(), kind(flow), problem.situation());
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
