package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.http.HttpProblem;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.mail.EmailServerSettings;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.Purpose;
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
import java.util.function.Function;

/**
 * The page of one of the printer's mail servers and its sign-in screen (SET-3 to SET-12, FAX-1).
 */
final class EmailServerPages {
  private static final int UNPROCESSABLE = 422;
  private static final int NO_SCRIPT_REFRESH_SECONDS = 5;

  /** The mail server's own. */
  static final String TOP = SiteMap.Page.EMAIL_SERVER_BASIC.top();

  static final String SET = SiteMap.Page.EMAIL_SERVER_BASIC.path("SET");
  static final String SIGN_IN = SiteMap.Page.EMAIL_SERVER_BASIC.path("SIGNIN");
  static final String SIGN_IN_STATUS = SiteMap.Page.EMAIL_SERVER_BASIC.path("SIGNIN_STATUS");

  private final Device device;
  private final EmailServer server;
  private final String top;
  private final String signIn;

  /** The form with what was typed, where {@link #top} alone shows what is saved. */
  private final String topWithDraft;

  /**
   * The newest state of the sign-in that a screen has shown or asked about, and how many before.
   */
  private SignInState newest = new SignInState.SignedOut();

  private long states;

  EmailServerPages(Device device, EmailServer server) {
    this.device = device;
    this.server = server;
    this.top = server.page().top();
    this.signIn = server.page().path("SIGNIN");
    this.topWithDraft = top + "?DRAFT=KEPT";
  }

  /** What answers a GET, by path. */
  Map<String, Function<Visit, Reply>> gets() {
    return Map.of(
        top, this::top, signIn, this::signIn, server.page().path("SIGNIN_STATUS"), this::status);
  }

  /** What answers a POST, by path. */
  Map<String, Function<Visit, Reply>> posts() {
    return Map.of(
        server.page().path("SET"),
        this::set,
        server.page().path("UPDATE"),
        this::update,
        signIn,
        this::toSignIn,
        server.page().path("SIGNIN_START"),
        this::signInStart,
        server.page().path("SIGNIN_CANCEL"),
        this::signInCancel,
        server.page().path("SIGNOUT"),
        this::signOut);
  }

  private EmailServerDraft draft(Visit visit) {
    return visit.administrator().emailServer(server.purpose());
  }

  private Reply top(Visit visit) {
    EmailServerDraft draft = draft(visit);
    SignInState state = server.signIn().state();
    settle(draft, state);
    if (draft.signingIn().isEmpty() && !visit.query().containsKey("DRAFT")) {
      draft.drop();
    }
    return page(visit, 200, base(draft, state), state, Map.of());
  }

  /** Shows the rows of another method, for browsers without scripts. */
  private Reply update(Visit visit) {
    EmailServerDraft draft = draft(visit);
    draft.keep(read(visit));
    return Reply.seeOther(topWithDraft);
  }

  private Reply set(Visit visit) {
    EmailServerDraft draft = draft(visit);
    EmailServerForm form = read(visit);
    SignInState state = server.signIn().state();
    var rules =
        new EmailServerRules(device.firmware().maxMailPasswordLength(), server.choosesServer());
    Map<Control, Violation> wrong = rules.check(form, state);
    if (!wrong.isEmpty()) {
      draft.keep(form);
      return page(visit, UNPROCESSABLE, form, state, wrong);
    }
    server.save().accept(rules.settings(form, server.settings().get(), state));
    draft.drop();
    draft.signInEnded();
    if (!has(Defect.SILENT_OK)) {
      visit.administrator().notice("web.setup_complete");
    }
    return Reply.seeOther(top);
  }

  private EmailServerForm read(Visit visit) {
    return EmailServerForm.read(
        visit.form(), base(draft(visit), server.signIn().state()), oauth2());
  }

  /** Whether OAuth2 can be chosen: the additional network does not support it (SET-N). */
  private boolean oauth2() {
    boolean hidden =
        has(Defect.HIDES_OAUTH2)
            || (has(Defect.FAX_WITHOUT_OAUTH2) && server.purpose() == Purpose.FAX_SERVER);
    return device.firmware().oauth2() && !overAdditionalNetwork() && !hidden;
  }

  private boolean has(Defect defect) {
    return device.firmware().has(defect);
  }

  private boolean overAdditionalNetwork() {
    return device.model().additionalNetwork()
        && !has(Defect.OFFERS_OAUTH2_ON_ADDITIONAL_NETWORK)
        && device.networkSettings().mailNetwork() == MailNetwork.ADDITIONAL;
  }

  /** What the form shows before anything is typed. */
  private EmailServerForm base(EmailServerDraft draft, SignInState state) {
    return draft
        .form()
        // What was typed before the network was changed.
        .filter(form -> oauth2() || form.method() != AuthenticationMethod.OAUTH2)
        .orElseGet(() -> saved(server.settings().get(), state));
  }

  private EmailServerForm saved(EmailServerSettings saved, SignInState state) {
    EmailServerForm form = EmailServerForm.of(saved);
    if (!oauth2()
        || !(state instanceof SignInState.SignedIn signedIn)
        || (has(Defect.HIDES_UNSAVED_SIGN_IN) && !signedIn.saved())) {
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
        : withAccount(chosen, signedIn);
  }

  /**
   * With what a sign-in brings: the sender and, where it can be chosen, the service's server. What
   * the person has chosen stays.
   */
  private EmailServerForm withAccount(EmailServerForm form, SignInState.SignedIn signedIn) {
    if (!server.choosesServer()) {
      return form.withSender(signedIn.account());
    }
    boolean ownSender =
        !form.sender().isEmpty() && !form.sender().equals(server.settings().get().account());
    return (ownSender ? form : form.withSender(signedIn.account())).withServerOfService();
  }

  /** Where this session's sign-in has succeeded, its account becomes the sender. */
  private void settle(EmailServerDraft draft, SignInState state) {
    if (state instanceof SignInState.SignedIn signedIn
        && draft.signingIn().filter(signedIn.service()::equals).isPresent()) {
      draft.signInEnded();
      draft
          .form()
          .map(form -> withAccount(form.withOAuth2(signedIn.service()), signedIn))
          .ifPresent(draft::keep);
    }
  }

  private Reply page(
      Visit visit,
      int status,
      EmailServerForm form,
      SignInState state,
      Map<Control, Violation> wrong) {
    // Asked each time: a firmware update may bring OAuth2 while Web Config runs.
    var views =
        new EmailServerViews(
            server, oauth2(), device.firmware().maxMailPasswordLength(), this::has);
    var view = views.view(visit.words(), form, state, wrong);
    return Reply.page(
        status,
        Templates.render(
            "webconfig/email.jte",
            Map.of(
                "frame",
                visit.frame(server.page()),
                "view",
                view,
                "base",
                server.page().path(""),
                "note",
                device.firmware().oauth2() && overAdditionalNetwork()
                    ? visit.words().text("web.additional_no_oauth2")
                    : "")));
  }

  /** Sign In on the form: keeps what was typed and goes to the sign-in screen. */
  private Reply toSignIn(Visit visit) {
    EmailServerForm form = read(visit);
    if (form.method() != AuthenticationMethod.OAUTH2) {
      throw HttpProblem.unknownValue();
    }
    EmailServerDraft draft = draft(visit);
    draft.keep(form);
    draft.signInEnded();
    return Reply.seeOther(has(Defect.SIGN_IN_BUTTON_DOES_NOTHING) ? topWithDraft : signIn);
  }

  private Reply signIn(Visit visit) {
    if (overAdditionalNetwork()) {
      return Reply.seeOther(top);
    }
    EmailServerDraft draft = draft(visit);
    SignInState state = server.signIn().state();
    settle(draft, state);
    EmailService service = service(draft);
    if (state instanceof SignInState.SignedIn signedIn && signedIn.service() == service) {
      return Reply.seeOther(topWithDraft);
    }
    SignInView view = signInView(visit, draft, state, service);
    var frame =
        visit.frame(
            visit.words().text("web.sign_in_screen"),
            top,
            Optional.of(server.page().tab()),
            Optional.of(server.page()),
            view.phase() == Phase.START ? 0 : NO_SCRIPT_REFRESH_SECONDS);
    return Reply.page(
        200,
        Templates.render(
            "webconfig/signin.jte",
            Map.of("frame", frame, "view", view, "base", server.page().path(""))));
  }

  private EmailService service(EmailServerDraft draft) {
    return draft
        .signingIn()
        .or(() -> draft.form().map(EmailServerForm::service))
        .orElseGet(() -> server.settings().get().emailService());
  }

  private SignInView signInView(
      Visit visit, EmailServerDraft draft, SignInState state, EmailService service) {
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
              timeLeft(code.expiresAt()),
              number(code));
      case SignInState.Requesting requesting ->
          new SignInView(
              Phase.REQUESTING,
              requesting.service().name(),
              DeviceTexts.name(words, requesting.service()),
              "",
              "",
              "",
              "",
              number(requesting));
      case SignInState.Failed failed when draft.signingIn().isPresent() ->
          start(
              visit,
              service,
              words.text("web.sign_in_failed." + failed.reason().name().toLowerCase(Locale.ROOT)));
      case SignInState.Failed failed -> start(visit, service, "");
      case SignInState.SignedOut signedOut -> start(visit, service, "");
      case SignInState.SignedIn signedIn -> start(visit, service, "");
    };
  }

  private static SignInView start(Visit visit, EmailService service, String failure) {
    return new SignInView(
        Phase.START,
        service.name(),
        DeviceTexts.name(visit.words(), service),
        failure,
        "",
        "",
        "",
        "");
  }

  /** Tells a state from earlier ones without a word of its code. */
  private synchronized String number(SignInState state) {
    if (!state.equals(newest)) {
      newest = state;
      states++;
    }
    return Long.toString(states);
  }

  private String timeLeft(Instant expiresAt) {
    Duration left = Duration.between(device.clock().instant(), expiresAt);
    long seconds = Math.max(0, left.toSeconds());
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private Reply signInStart(Visit visit) {
    EmailService service =
        Arrays.stream(EmailService.values())
            .filter(value -> value.name().equals(visit.form().text("INPUTD_EMAILSERVICE")))
            .findAny()
            .orElseThrow(HttpProblem::unknownValue);
    if (!oauth2()) {
      throw HttpProblem.notFound();
    }
    EmailServerDraft draft = draft(visit);
    draft.signInStarted(service);
    server.signIn().start(service);
    return Reply.seeOther(signIn);
  }

  /** What the sign-in screen asks for each second: a new time left, or to be loaded again. */
  private Reply status(Visit visit) {
    EmailServerDraft draft = draft(visit);
    SignInState state = server.signIn().state();
    SignInView view = signInView(visit, draft, state, service(draft));
    // Another's sign-in can take the place of the shown one between two questions.
    if (!view.seen().equals(visit.query().get("SEEN"))) {
      return Reply.data("text/html; charset=utf-8", "").with("HX-Redirect", signIn);
    }
    return Reply.data(
        "text/html; charset=utf-8",
        Templates.render(
            "webconfig/progress.jte",
            Map.of("words", visit.words(), "view", view, "base", server.page().path(""))));
  }

  private Reply signInCancel(Visit visit) {
    server.signIn().cancel();
    draft(visit).signInEnded();
    return Reply.seeOther(topWithDraft);
  }

  private Reply signOut(Visit visit) {
    EmailServerDraft draft = draft(visit);
    draft.keep(read(visit));
    draft.signInEnded();
    server.signIn().signOut();
    if (has(Defect.SIGN_OUT_ENDS_FAX_SIGN_IN)) {
      device.fax().ifPresent(fax -> fax.signIn().signOut());
    }
    return Reply.seeOther(topWithDraft);
  }
}
