package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.network.NetworkSettings.MailNetwork;
import dev.platen.printer.signin.SignInState;
import dev.platen.printer.text.DeviceTexts;
import dev.platen.printer.webconfig.EmailServerForm.Control;
import dev.platen.printer.webconfig.EmailServerRules.Violation;
import dev.platen.printer.webconfig.view.SignInView;
import dev.platen.printer.webconfig.view.SignInView.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Network &gt; Email Server &gt; Basic and its sign-in screen (guide cases SET-3 to SET-12). */
final class EmailServerPages {
  private static final SiteMap.Page PAGE = SiteMap.Page.EMAIL_SERVER_BASIC;
  private static final int UNPROCESSABLE = 422;
  private static final int NO_SCRIPT_REFRESH_SECONDS = 5;

  static final String TOP = PAGE.top();
  static final String SET = PAGE.path("SET");
  static final String UPDATE = PAGE.path("UPDATE");
  static final String SIGN_IN = PAGE.path("SIGNIN");
  static final String SIGN_IN_START = PAGE.path("SIGNIN_START");
  static final String SIGN_IN_STATUS = PAGE.path("SIGNIN_STATUS");
  static final String SIGN_IN_CANCEL = PAGE.path("SIGNIN_CANCEL");
  static final String SIGN_OUT = PAGE.path("SIGNOUT");

  /** The form with what was typed, where {@link #TOP} alone shows what is saved. */
  private static final String TOP_WITH_DRAFT = TOP + "?DRAFT=KEPT";

  private final Device device;
  private final EmailServerRules rules;
  private final int maxPassword;

  EmailServerPages(Device device, int maxPassword) {
    this.device = device;
    this.rules = new EmailServerRules(maxPassword);
    this.maxPassword = maxPassword;
  }

  Reply top(Visit visit) {
    Session session = visit.administrator();
    SignInState state = device.signIn().state();
    settle(session, state);
    if (session.signingIn().isEmpty() && !visit.query().containsKey("DRAFT")) {
      session.dropDraft();
    }
    return page(visit, 200, base(session, state), state, Map.of());
  }

  /** Shows the rows of another method, for browsers without scripts. */
  Reply update(Visit visit) {
    Session session = visit.administrator();
    session.keepDraft(read(visit));
    return Reply.seeOther(TOP_WITH_DRAFT);
  }

  Reply set(Visit visit) {
    Session session = visit.administrator();
    EmailServerForm form = read(visit);
    SignInState state = device.signIn().state();
    Map<Control, Violation> wrong = rules.check(form, state);
    if (!wrong.isEmpty()) {
      session.keepDraft(form);
      return page(visit, UNPROCESSABLE, form, state, wrong);
    }
    device.saveEmailServerSettings(
        EmailServerRules.settings(form, device.emailServerSettings(), state));
    session.dropDraft();
    session.signInEnded();
    session.notice("web.setup_complete");
    return Reply.seeOther(TOP);
  }

  private EmailServerForm read(Visit visit) {
    return EmailServerForm.read(
        visit.form(), base(visit.administrator(), device.signIn().state()), oauth2());
  }

  /** Whether OAuth2 can be chosen: the additional network does not support it (SET-N). */
  private boolean oauth2() {
    return device.firmware().oauth2() && !overAdditionalNetwork();
  }

  private boolean overAdditionalNetwork() {
    return device.model().additionalNetwork()
        && device.networkSettings().mailNetwork() == MailNetwork.ADDITIONAL;
  }

  /** What the form shows before anything is typed. */
  private EmailServerForm base(Session session, SignInState state) {
    return session
        .draft()
        // What was typed before the network was changed.
        .filter(draft -> oauth2() || draft.method() != AuthenticationMethod.OAUTH2)
        .orElseGet(() -> saved(device.emailServerSettings(), state));
  }

  private EmailServerForm saved(EmailServerSettings saved, SignInState state) {
    EmailServerForm form = EmailServerForm.of(saved);
    if (!oauth2() || !(state instanceof SignInState.SignedIn signedIn)) {
      return form;
    }
    // A sign-in that is not saved yet is the printer's, not a session's: whoever comes next can
    // save it (TRB-2A).
    EmailServerForm chosen = signedIn.saved() ? form : form.withOAuth2(signedIn.service());
    boolean sameAccount =
        saved.authenticationMethod() == AuthenticationMethod.OAUTH2
            && saved.account().equals(signedIn.account())
            && !saved.senderAddress().isEmpty();
    return chosen.method() != AuthenticationMethod.OAUTH2 || sameAccount
        ? chosen
        : chosen.withSender(signedIn.account());
  }

  /** Where this session's sign-in has succeeded, its account becomes the sender. */
  private static void settle(Session session, SignInState state) {
    if (state instanceof SignInState.SignedIn signedIn
        && session.signingIn().filter(signedIn.service()::equals).isPresent()) {
      session.signInEnded();
      session
          .draft()
          .map(draft -> draft.withOAuth2(signedIn.service()).withSender(signedIn.account()))
          .ifPresent(session::keepDraft);
    }
  }

  private Reply page(
      Visit visit,
      int status,
      EmailServerForm form,
      SignInState state,
      Map<Control, Violation> wrong) {
    // Asked each time: a firmware update may bring OAuth2 while Web Config runs.
    var views = new EmailServerViews(oauth2(), maxPassword);
    var view = views.view(visit.words(), form, state, wrong);
    return Reply.page(
        status,
        Templates.render(
            "webconfig/email.jte",
            Map.of(
                "frame",
                visit.frame(PAGE),
                "view",
                view,
                "note",
                device.firmware().oauth2() && overAdditionalNetwork()
                    ? visit.words().text("web.additional_no_oauth2")
                    : "")));
  }

  /** Sign In on the form: keeps what was typed and goes to the sign-in screen. */
  Reply toSignIn(Visit visit) {
    EmailServerForm form = read(visit);
    if (form.method() != AuthenticationMethod.OAUTH2) {
      throw HttpProblem.unknownValue();
    }
    Session session = visit.administrator();
    session.keepDraft(form);
    session.signInEnded();
    return Reply.seeOther(SIGN_IN);
  }

  Reply signIn(Visit visit) {
    if (overAdditionalNetwork()) {
      return Reply.seeOther(TOP);
    }
    Session session = visit.administrator();
    SignInState state = device.signIn().state();
    settle(session, state);
    EmailService service = service(session);
    if (state instanceof SignInState.SignedIn signedIn && signedIn.service() == service) {
      return Reply.seeOther(TOP_WITH_DRAFT);
    }
    SignInView view = signInView(visit, session, state, service);
    var frame =
        visit.frame(
            visit.words().text("web.sign_in_screen"),
            TOP,
            Optional.of(PAGE.tab()),
            Optional.of(PAGE),
            view.phase() == Phase.START ? 0 : NO_SCRIPT_REFRESH_SECONDS);
    return Reply.page(
        200, Templates.render("webconfig/signin.jte", Map.of("frame", frame, "view", view)));
  }

  private EmailService service(Session session) {
    return session
        .signingIn()
        .or(() -> session.draft().map(EmailServerForm::service))
        .orElseGet(() -> device.emailServerSettings().emailService());
  }

  private SignInView signInView(
      Visit visit, Session session, SignInState state, EmailService service) {
    var words = visit.words();
    return switch (state) {
      case SignInState.CodeIssued code ->
          new SignInView(
              Phase.CODE,
              code.service().name(),
              DeviceTexts.name(words, code.service()),
              "",
              code.userCode(),
              code.verificationUri().toString(),
              timeLeft(code.expiresAt()));
      case SignInState.Requesting requesting ->
          plain(visit, Phase.REQUESTING, requesting.service(), "");
      case SignInState.Failed failed when session.signingIn().isPresent() ->
          plain(
              visit,
              Phase.START,
              service,
              words.text("web.sign_in_failed." + failed.reason().name().toLowerCase(Locale.ROOT)));
      case SignInState.Failed failed -> plain(visit, Phase.START, service, "");
      case SignInState.SignedOut signedOut -> plain(visit, Phase.START, service, "");
      case SignInState.SignedIn signedIn -> plain(visit, Phase.START, service, "");
    };
  }

  private static SignInView plain(Visit visit, Phase phase, EmailService service, String failure) {
    return new SignInView(
        phase, service.name(), DeviceTexts.name(visit.words(), service), failure, "", "", "");
  }

  private String timeLeft(Instant expiresAt) {
    Duration left = Duration.between(device.clock().instant(), expiresAt);
    long seconds = Math.max(0, left.toSeconds());
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  Reply signInStart(Visit visit) {
    EmailService service =
        Arrays.stream(EmailService.values())
            .filter(value -> value.name().equals(visit.form().text("INPUTD_EMAILSERVICE")))
            .findAny()
            .orElseThrow(HttpProblem::unknownValue);
    if (!oauth2()) {
      throw HttpProblem.notFound();
    }
    Session session = visit.administrator();
    session.signInStarted(service);
    device.signIn().start(service);
    return Reply.seeOther(SIGN_IN);
  }

  /** What the sign-in screen asks for each second: a new time left, or to be loaded again. */
  Reply signInStatus(Visit visit) {
    Session session = visit.administrator();
    SignInState state = device.signIn().state();
    SignInView view = signInView(visit, session, state, service(session));
    boolean same =
        !(state instanceof SignInState.SignedIn)
            && view.phase().name().equals(visit.query().get("PHASE"));
    if (!same) {
      return Reply.data("text/html; charset=utf-8", "").with("HX-Redirect", SIGN_IN);
    }
    return Reply.data(
        "text/html; charset=utf-8",
        Templates.render("webconfig/progress.jte", Map.of("words", visit.words(), "view", view)));
  }

  Reply signInCancel(Visit visit) {
    device.signIn().cancel();
    visit.administrator().signInEnded();
    return Reply.seeOther(TOP_WITH_DRAFT);
  }

  Reply signOut(Visit visit) {
    Session session = visit.administrator();
    session.keepDraft(read(visit));
    session.signInEnded();
    device.signIn().signOut();
    return Reply.seeOther(TOP_WITH_DRAFT);
  }
}
