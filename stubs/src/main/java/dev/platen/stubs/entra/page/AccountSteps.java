package dev.platen.stubs.entra.page;

import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.factor.QrCode;
import dev.platen.stubs.entra.factor.Totp;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.page.SignInFlow.SignedIn;
import dev.platen.stubs.entra.page.SignInFlow.Step;
import java.util.Map;
import java.util.Optional;

/**
 * The steps between the password and consent that only some accounts meet: an expired password, the
 * second factor, its registration.
 */
final class AccountSteps {
  /** Id of the field for a code (reference entra 6.1). */
  private static final String CODE_ERROR = "idSpan_SAOTCC_Error_OTC";

  private final SignInPages pages;
  private final Credentials credentials;
  private final PageAccess access;

  AccountSteps(SignInPages pages, Credentials credentials, PageAccess access) {
    this.pages = pages;
    this.credentials = credentials;
    this.access = access;
  }

  /**
   * Asks the policies about somebody whose password was right; who is asked for a second factor
   * gets its page.
   *
   * @throws Problem AADSTS53003 and its like
   */
  Reply admit(Call call, SignInFlow flow) {
    SignedIn who = SignInPages.who(flow);
    try {
      access.check(call, flow);
    } catch (Problem problem) {
      boolean registered = credentials.hasFactor(who.tenant(), who.user());
      if (problem.situation() == Situation.SECOND_FACTOR_MISSING && registered) {
        flow.go(Step.FACTOR);
      } else if (problem.situation() == Situation.SECOND_FACTOR_NOT_REGISTERED) {
        flow.go(Step.MORE_INFORMATION);
      } else {
        throw problem;
      }
      access.refused(call, flow, problem); // the log has such an interruption, too
      return pages.show(flow, Optional.empty());
    }
    return pages.afterPassword(call, flow);
  }

  Reply updatePassword(Call call, SignInFlow flow) {
    Optional<Credentials.Flaw> flaw =
        credentials.replace(
            flow.userName(),
            typed(call, "currentPassword"),
            typed(call, "newPassword"),
            typed(call, "confirmNewPassword"));
    return flaw.isPresent()
        ? pages.refuse(
            flow, flaw.get().field() + "Error", flaw.get().key(), Situation.PASSWORD_EXPIRED)
        : pages.signIn(call, flow);
  }

  Reply factor(Call call, SignInFlow flow) {
    if (call.request().form().raw("method").isPresent()) {
      return pages.show(flow, Optional.empty()); // the only method there is
    }
    SignedIn who = SignInPages.who(flow);
    return credentials.answer(who.tenant(), who.user(), typed(call, "otc"))
        ? proved(call, flow)
        : wrong(call, flow);
  }

  private Reply proved(Call call, SignInFlow flow) {
    flow.proved();
    return admit(call, flow);
  }

  private Reply wrong(Call call, SignInFlow flow) {
    access.refused(call, flow, new Problem(Situation.SECOND_FACTOR_WRONG));
    return pages.refuse(flow, CODE_ERROR, "factor.wrong", Situation.SECOND_FACTOR_WRONG);
  }

  Reply moreInformation(SignInFlow flow) {
    flow.offer(Totp.newSecret());
    flow.go(Step.REGISTER);
    return pages.show(flow, Optional.empty());
  }

  Reply register(Call call, SignInFlow flow) {
    SignedIn who = SignInPages.who(flow);
    return credentials.register(who.tenant(), who.user(), flow.secret(), typed(call, "otc"))
        ? proved(call, flow)
        : wrong(call, flow);
  }

  private static String typed(Call call, String name) {
    return call.request().form().raw(name).orElse("");
  }

  /** Adds what the page of registration shows. */
  static void describe(SignInFlow flow, Map<String, Object> parameters) {
    SignedIn who = SignInPages.who(flow);
    parameters.put("secret", flow.secret().replaceAll("(.{4})(?=.)", "$1 "));
    parameters.put(
        "code",
        QrCode.of(
            Totp.address(who.tenant().displayName(), who.user().principalName(), flow.secret())));
  }
}
