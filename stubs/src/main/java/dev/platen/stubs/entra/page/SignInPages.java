package dev.platen.stubs.entra.page;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.ConsentGrant;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantKind;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.directory.UserConsent;
import dev.platen.stubs.entra.access.AccessControl;
import dev.platen.stubs.entra.authority.Admissions;
import dev.platen.stubs.entra.authority.ClientInfo;
import dev.platen.stubs.entra.authority.ServiceFacts;
import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.authorize.AdminConsentRequest;
import dev.platen.stubs.entra.authorize.AuthorizationCode;
import dev.platen.stubs.entra.authorize.AuthorizationCodes;
import dev.platen.stubs.entra.authorize.AuthorizationRequest;
import dev.platen.stubs.entra.authorize.Prompt;
import dev.platen.stubs.entra.authorize.Redirect;
import dev.platen.stubs.entra.device.DeviceCode;
import dev.platen.stubs.entra.device.DeviceCodes;
import dev.platen.stubs.entra.error.ErrorCatalog;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import dev.platen.stubs.entra.magic.MagicAccounts;
import dev.platen.stubs.entra.page.SignInFlow.SignedIn;
import dev.platen.stubs.entra.page.SignInFlow.Step;
import dev.platen.stubs.entra.scope.Scopes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The pages on which a person signs in and lets somebody in: a device whose code they enter, or an
 * application that sent their browser here.
 */
public final class SignInPages {
  private static final String COOKIE = "buid";
  private static final int LONGEST_INPUT = 256;

  /** Where each step's form goes. */
  private static final Map<Step, String> ACTIONS =
      Map.ofEntries(
          Map.entry(Step.CODE, "/common/oauth2/deviceauth"),
          Map.entry(Step.USER_NAME, "/common/login/username"),
          Map.entry(Step.PASSWORD, "/common/login"),
          Map.entry(Step.UPDATE_PASSWORD, "/common/SSPR/end"),
          Map.entry(Step.FACTOR, "/common/SAS/ProcessAuth"),
          Map.entry(Step.MORE_INFORMATION, "/common/SAS/ProofUp"),
          Map.entry(Step.REGISTER, "/common/SAS/Register"),
          Map.entry(Step.CONSENT, "/common/Consent/Set"),
          Map.entry(Step.APPROVAL, "/common/Consent/Approval"),
          Map.entry(Step.REQUEST, "/common/Consent/Request"),
          Map.entry(Step.STAY, "/kmsi"),
          Map.entry(Step.CONFIRM, "/appverify"));

  /** What is said of a password that does not let its user in. */
  private static final Map<Situation, String> PASSWORD_WORDS =
      Map.of(
          Situation.WRONG_PASSWORD, "password.wrong",
          Situation.USER_LOCKED, "password.locked",
          Situation.USER_DISABLED, "password.disabled");

  private final Directory directory;
  private final DeviceCodes codes;
  private final AuthorizationCodes authorizationCodes;
  private final ErrorCatalog errors;
  private final Clock clock;
  private final boolean staySignedIn;
  private final PageAccess access;
  private final Credentials credentials;
  private final AccountSteps steps;
  private final SignInFlows flows = new SignInFlows();
  private final Pages pages = new Pages();
  private final Redirects redirects;

  /** Problems that the application is told of, not the person. */
  private static final Set<Situation> TOLD =
      Set.of(Situation.SCOPE_UNKNOWN, Situation.RESOURCE_NOT_FOUND);

  /**
   * @param clock for what belongs to no tenant
   * @param staySignedIn whether "Stay signed in?" is asked after the password
   * @param access asked after the password
   */
  public SignInPages(
      Directory directory,
      DeviceCodes codes,
      AuthorizationCodes authorizationCodes,
      ErrorCatalog errors,
      Clock clock,
      boolean staySignedIn,
      AccessControl access) {
    this.access = new PageAccess(access);
    this.directory = directory;
    credentials = new Credentials(directory);
    steps = new AccountSteps(this, credentials, this.access);
    this.codes = codes;
    this.authorizationCodes = authorizationCodes;
    redirects = new Redirects(pages, errors);
    this.errors = errors;
    this.clock = clock;
    this.staySignedIn = staySignedIn;
  }

  /** The words of the device endpoint's {@code message}. */
  public static String instructions(
      List<String> languages, String verificationUri, String userCode) {
    return Words.best(languages.stream().findFirst(), Optional.empty())
        .text("device.message", verificationUri, userCode);
  }

  /** Answers a request for a page, or nothing where no page has this path. */
  public Optional<Reply> answer(Call call) {
    Request request = call.request();
    String path = request.path();
    if (request.segments().size() == 3 && path.endsWith("/oauth2/deviceauth")) {
      // A real one has any tenant here; the code decides.
      return Optional.of(isPost(request) ? submit(call, Step.CODE) : begin(call));
    }
    for (Map.Entry<Step, String> action : ACTIONS.entrySet()) {
      if (path.equals(action.getValue())) {
        return Optional.of(isPost(request) ? submit(call, action.getKey()) : begin(call));
      }
    }
    return switch (path) {
      case "/" + Pages.STYLE_PATH -> Optional.of(pages.style());
      case "/" + Pages.SCRIPT_PATH -> Optional.of(pages.script());
      case "/common/passwordreset" -> Optional.of(message(words(request), "reset"));
      default -> Optional.empty();
    };
  }

  /** The page after signing out. */
  public Reply signedOut(Request request) {
    return message(words(request), "signedout");
  }

  /** The page that native applications are sent to; the parameters are in its address. */
  Reply nativeClient(Request request) {
    return message(words(request), "native");
  }

  /** A page for a problem that ends everything. */
  public Reply error(Call call, Problem problem) {
    return error(call, words(call.request()), problem, clock.instant(), 400, false);
  }

  /** Tells an application of a problem before anyone was asked. */
  Reply refused(
      Call call, Redirect redirect, Problem problem, Clock ofHome, Map<String, String> before) {
    return redirects.refused(
        call, redirect, words(call.request()), problem, ofHome.instant(), before);
  }

  private static boolean isPost(Request request) {
    return request.method().equals("POST");
  }

  private static Words words(Request request) {
    return Words.best(request.query().value("mkt"), request.header("Accept-Language"));
  }

  private Reply begin(Call call) {
    return begin(call, flow -> show(flow, Optional.empty()));
  }

  /**
   * Begins where an application sent the browser.
   *
   * @param hint who will probably sign in; one who may goes on to the password at once
   */
  Reply begin(Call call, Purpose purpose, Optional<String> hint) {
    return begin(
        call,
        flow -> {
          flow.enter(purpose);
          hint.filter(name -> name.length() <= LONGEST_INPUT).ifPresent(flow::suggest);
          MagicAccounts.summon(directory, flow.userName());
          boolean mayGoOn =
              hint.isPresent() && !asks(purpose, Prompt.SELECT_ACCOUNT) && isWelcome(flow);
          flow.go(mayGoOn ? Step.PASSWORD : Step.USER_NAME);
          return show(flow, Optional.empty());
        });
  }

  private boolean isWelcome(SignInFlow flow) {
    return directory
        .homeOf(flow.userName())
        .filter(home -> wrongKind(home, purpose(flow).segment()).isEmpty())
        .isPresent();
  }

  private static boolean asks(Purpose purpose, Prompt prompt) {
    return purpose instanceof Purpose.ForApplication(AuthorizationRequest request)
        && request.prompts().contains(prompt);
  }

  private Reply begin(Call call, Function<SignInFlow, Reply> first) {
    Optional<String> known = Optional.ofNullable(call.request().cookies().get(COOKIE));
    String browser = known.orElseGet(flows::secret);
    SignInFlow flow = flows.begin(browser, words(call.request()));
    Reply page = guard(flow, first.apply(flow));
    return known.isPresent()
        ? page
        : page.with(
            "Set-Cookie", COOKIE + "=" + browser + "; path=/; secure; httponly; samesite=lax");
  }

  private Reply submit(Call call, Step posted) {
    Request request = call.request();
    Optional<SignInFlow> flow =
        request
            .form()
            .value("flowToken")
            .flatMap(token -> flows.find(token, request.cookies().getOrDefault(COOKIE, "")));
    if (flow.isEmpty()) {
      Situation reason =
          request.malformed() ? Situation.REQUEST_MALFORMED : Situation.PAGE_WITHOUT_ITS_FLOW;
      return error(call, new Problem(reason));
    }
    synchronized (flow.get()) {
      try {
        Reply reply =
            flow.get().accepts(posted)
                ? handle(call, flow.get(), posted)
                : show(flow.get(), Optional.empty());
        return guard(flow.get(), reply);
      } catch (Problem problem) {
        access.refused(call, flow.get(), problem);
        return end(call, flow.get(), problem);
      }
    }
  }

  private Reply end(Call call, SignInFlow flow, Problem problem) {
    Optional<Redirect> redirect = flow.purpose().flatMap(Purpose::redirect);
    if (redirect.isPresent() && TOLD.contains(problem.situation())) {
      return flow.leave(refused(call, flow, redirect.get(), problem));
    }
    flow.end("ended");
    return error(call, flow.words(), problem, now(flow), 200, redirect.isEmpty());
  }

  /** Lets a page's forms end at the application's redirect URI. */
  private static Reply guard(SignInFlow flow, Reply page) {
    return flow.purpose()
        .flatMap(Purpose::redirect)
        .filter(redirect -> flow.leaving().isEmpty())
        .map(redirect -> Pages.allowing(page, redirect.source(), false))
        .orElse(page);
  }

  private Reply handle(Call call, SignInFlow flow, Step posted) {
    boolean cancelled = call.request().form().raw("cancel").isPresent();
    return switch (posted) {
      case CODE -> code(flow, input(call, "otc"));
      case USER_NAME -> userName(flow, input(call, "loginfmt"));
      case PASSWORD -> {
        if (call.request().form().raw("back").isPresent()) {
          flow.go(Step.USER_NAME);
          yield show(flow, Optional.empty());
        }
        yield password(call, flow, call.request().form().raw("passwd").orElse(""));
      }
      case UPDATE_PASSWORD -> steps.updatePassword(call, flow);
      case FACTOR -> steps.factor(call, flow);
      case MORE_INFORMATION -> cancelled ? decline(call, flow) : steps.moreInformation(flow);
      case REGISTER -> cancelled ? decline(call, flow) : steps.register(call, flow);
      case CONSENT -> cancelled ? decline(call, flow) : consent(call, flow);
      case REQUEST -> cancelled ? decline(call, flow) : request(call, flow);
      case APPROVAL -> {
        if (cancelled) {
          yield decline(call, flow);
        }
        flow.go(Step.USER_NAME);
        yield show(flow, Optional.empty());
      }
      case STAY -> afterStay(flow);
      case CONFIRM -> cancelled ? decline(call, flow) : confirm(flow);
      case END -> show(flow, Optional.empty());
    };
  }

  private static String input(Call call, String name) {
    String text = call.request().form().raw(name).orElse("").strip();
    return text.length() > LONGEST_INPUT ? text.substring(0, LONGEST_INPUT) : text;
  }

  // --- The steps

  private Reply code(SignInFlow flow, String typed) {
    flow.go(Step.CODE);
    if (typed.isEmpty()) {
      return refuse(flow, "otcError", "code.missing", Situation.USER_CODE_MISSING);
    }
    Optional<DeviceCode> found = codes.byUserCode(typed);
    if (found.isEmpty()) {
      return refuse(flow, "otcError", "code.unknown", Situation.USER_CODE_UNKNOWN);
    }
    DeviceCode code = found.get();
    if (code.isExpired(now(code.homeTenantId()))) {
      return refuse(flow, "otcError", "code.expired", Situation.USER_CODE_EXPIRED);
    }
    if (!(code.state() instanceof DeviceCode.Pending)) {
      return refuse(flow, "otcError", "code.unknown", Situation.USER_CODE_ALREADY_USED);
    }
    flow.enter(code);
    return show(flow, Optional.empty());
  }

  private Reply userName(SignInFlow flow, String typed) {
    flow.go(Step.USER_NAME);
    if (typed.isEmpty()) {
      return refuse(flow, "usernameError", "username.missing", Situation.USER_NOT_FOUND);
    }
    MagicAccounts.summon(directory, typed);
    Optional<Tenant> home = directory.homeOf(typed);
    if (home.isEmpty()) {
      return refuse(flow, "usernameError", "username.unknown", Situation.USER_NOT_FOUND);
    }
    Optional<Situation> wrongKind = wrongKind(home.get(), purpose(flow).segment());
    if (wrongKind.isPresent()) {
      boolean work = wrongKind.get() == Situation.WORK_ACCOUNT_NOT_SUPPORTED;
      return refuse(
          flow, "usernameError", work ? "username.work" : "username.personal", wrongKind.get());
    }
    boolean refused =
        home.get().user(typed).filter(user -> user.state().habits().codeRefusedOnce()).isPresent()
            && flow.device().filter(DeviceCode::refuseOnce).isPresent();
    if (refused) {
      flow.go(Step.CODE);
      return refuse(flow, "otcError", "code.unknown", Situation.USER_CODE_UNKNOWN);
    }
    flow.name(typed);
    return show(flow, Optional.empty());
  }

  /** A work account among consumers, or a personal one among organizations. */
  private static Optional<Situation> wrongKind(Tenant home, TenantSegment segment) {
    boolean personal = home.kind() == TenantKind.PERSONAL;
    if (!personal && segment == TenantSegment.Shared.CONSUMERS) {
      return Optional.of(Situation.WORK_ACCOUNT_NOT_SUPPORTED);
    }
    if (personal && segment == TenantSegment.Shared.ORGANIZATIONS) {
      return Optional.of(Situation.PERSONAL_ACCOUNT_NOT_SUPPORTED);
    }
    return Optional.empty();
  }

  private Reply password(Call call, SignInFlow flow, String typed) {
    if (typed.isEmpty()) {
      return refuse(flow, "passwordError", "password.missing", Situation.WRONG_PASSWORD);
    }
    Optional<Situation> refusal = credentials.refusal(flow.userName(), typed);
    if (refusal.isEmpty()) {
      return signIn(call, flow);
    }
    access.refused(call, flow, refusal.get());
    if (refusal.get() == Situation.PASSWORD_EXPIRED_ON_PREMISES) {
      return end(call, flow, new Problem(refusal.get()));
    }
    if (refusal.get() == Situation.PASSWORD_EXPIRED) {
      flow.go(Step.UPDATE_PASSWORD);
      return show(flow, Optional.empty());
    }
    String key = PASSWORD_WORDS.getOrDefault(refusal.get(), "password.wrong");
    return refuse(flow, "passwordError", key, refusal.get());
  }

  /** After the right password. */
  Reply signIn(Call call, SignInFlow flow) {
    Tenant home =
        directory
            .homeOf(flow.userName())
            .orElseThrow(() -> new Problem(Situation.PAGE_WITHOUT_ITS_FLOW));
    User user =
        home.user(flow.userName()).orElseThrow(() -> new Problem(Situation.PAGE_WITHOUT_ITS_FLOW));
    flow.signIn(signedIn(purpose(flow), home, user));
    return steps.admit(call, flow);
  }

  /**
   * Whether this user may let this application in; what refuses is a page of its own, and a device
   * goes on waiting.
   */
  private SignedIn signedIn(Purpose purpose, Tenant tenant, User user) {
    UUID clientId = purpose.clientId();
    if (purpose.segment() instanceof TenantSegment.Own own && !own.tenantId().equals(tenant.id())) {
      throw userOfOtherTenant(own, clientId, tenant, user);
    }
    Application application =
        directory
            .application(tenant, clientId)
            .orElseThrow(
                () -> TenantSegment.notRegistered(clientId.toString(), tenant.displayName()));
    if (!application.enabled()) {
      throw new Problem(
          Situation.APPLICATION_DISABLED,
          Map.of("app", clientId.toString(), "name", application.displayName()));
    }
    Admissions.check(tenant, application, user);
    if (tenant.securityDefaults() && purpose instanceof Purpose.ForDevice) {
      throw new Problem(Situation.BLOCKED_BY_SECURITY_DEFAULTS);
    }
    Scopes scopes = purpose.scopes().in(tenant, application);
    return new SignedIn(tenant, application, user, scopes, directory.clock(tenant.id()).instant());
  }

  private Problem userOfOtherTenant(
      TenantSegment.Own own, UUID clientId, Tenant userTenant, User user) {
    Optional<Tenant> wanted = directory.tenant(own.tenantId());
    return new Problem(
        Situation.USER_OF_OTHER_TENANT,
        Map.of(
            "user", user.principalName(),
            "issuer",
                userTenant.kind() == TenantKind.PERSONAL
                    ? "live.com"
                    : "https://sts.windows.net/" + userTenant.id() + "/",
            "tenant", wanted.map(Tenant::displayName).orElse(own.path()),
            "app", clientId.toString(),
            "name",
                wanted
                    .flatMap(tenant -> tenant.application(clientId))
                    .map(Application::displayName)
                    .orElse("")));
  }

  Reply afterPassword(Call call, SignInFlow flow) {
    SignedIn who = who(flow);
    Purpose purpose = purpose(flow);
    if (purpose instanceof Purpose.ForAdministrator(AdminConsentRequest request)) {
      if (!mayConsentForOrganization(who.user())) {
        Problem problem = new Problem(Situation.ADMIN_CONSENT_REQUIRED);
        return flow.leave(refused(call, flow, request.redirect(), problem));
      }
      flow.go(Step.CONSENT);
    } else if (hasConsent(who) && !asks(purpose, Prompt.CONSENT)) {
      return afterConsent(flow);
    } else {
      flow.go(consentStep(who));
      if (flow.step() != Step.CONSENT) {
        access.refused(call, flow, new Problem(refusal(flow.step())));
      }
    }
    return show(flow, Optional.empty());
  }

  private static Situation refusal(Step step) {
    return step == Step.REQUEST
        ? Situation.ADMIN_CONSENT_REQUEST
        : Situation.ADMIN_CONSENT_REQUIRED;
  }

  /** Where one comes who has not consented. */
  private Step consentStep(SignedIn who) {
    UserConsent setting =
        directory.tenant(who.tenant().id()).map(Tenant::userConsent).orElse(UserConsent.ALLOWED);
    if (setting == UserConsent.ALLOWED) {
      setting = who.user().state().consent();
    }
    if (setting == UserConsent.ALLOWED || !who.user().roles().isEmpty()) {
      return Step.CONSENT;
    }
    return setting == UserConsent.FORBIDDEN ? Step.APPROVAL : Step.REQUEST;
  }

  /** Somebody asks the administrators; the sign-in log tells them. */
  private Reply request(Call call, SignInFlow flow) {
    if (input(call, "justification").isEmpty()) {
      return refuse(flow, "justificationError", "request.missing", Situation.ADMIN_CONSENT_REQUEST);
    }
    flow.end("requested");
    return show(flow, Optional.empty());
  }

  private boolean hasConsent(SignedIn who) {
    return directory
        .tenant(who.tenant().id())
        .filter(
            tenant ->
                tenant.hasConsent(who.application(), who.user(), who.scopes().needingConsent()))
        .isPresent();
  }

  private Reply afterConsent(SignInFlow flow) {
    if (!staySignedIn || purpose(flow) instanceof Purpose.ForAdministrator) {
      return afterStay(flow);
    }
    flow.go(Step.STAY);
    return show(flow, Optional.empty());
  }

  private Reply afterStay(SignInFlow flow) {
    return switch (purpose(flow)) {
      case Purpose.ForDevice device -> {
        flow.go(Step.CONFIRM);
        yield show(flow, Optional.empty());
      }
      case Purpose.ForApplication(AuthorizationRequest request) -> letIn(flow, request);
      case Purpose.ForAdministrator(AdminConsentRequest request) -> consented(flow, request);
    };
  }

  private Reply consent(Call call, SignInFlow flow) {
    SignedIn who = who(flow);
    boolean forOrganization =
        mayConsentForOrganization(who.user())
            && (purpose(flow) instanceof Purpose.ForAdministrator
                || call.request().form().raw("consentOnBehalf").isPresent());
    Set<String> scopes = who.scopes().needingConsent();
    ConsentGrant grant =
        new ConsentGrant(
            who.application().clientId(), forOrganization ? null : who.user().id(), scopes);
    directory.update(
        who.tenant().id(),
        tenant -> tenant.consents().contains(grant) ? tenant : tenant.withConsent(grant));
    return afterConsent(flow);
  }

  private static boolean mayConsentForOrganization(User user) {
    return user.roles().stream().anyMatch(Role::mayConsentForOrganization);
  }

  private Reply decline(Call call, SignInFlow flow) {
    return switch (purpose(flow)) {
      case Purpose.ForDevice(DeviceCode device) -> {
        checkOpen(device.isExpired(now(device.homeTenantId())) || device.decline());
        flow.end("declined");
        yield show(flow, Optional.empty());
      }
      case Purpose.ForApplication(AuthorizationRequest request) ->
          flow.leave(
              refused(call, flow, request.redirect(), new Problem(Situation.CONSENT_DECLINED)));
      case Purpose.ForAdministrator(AdminConsentRequest request) ->
          flow.leave(
              refused(
                  call, flow, request.redirect(), new Problem(Situation.ADMIN_CONSENT_DECLINED)));
    };
  }

  private Reply refused(Call call, SignInFlow flow, Redirect redirect, Problem problem) {
    Map<String, String> before = new LinkedHashMap<>();
    if (purpose(flow) instanceof Purpose.ForAdministrator) {
      before.put("admin_consent", "True"); // even then (reference entra 1.6)
    }
    return redirects.refused(call, redirect, flow.words(), problem, now(flow), before);
  }

  /** Sends the browser back with a code. */
  private Reply letIn(SignInFlow flow, AuthorizationRequest request) {
    SignedIn who = who(flow);
    Instant now = directory.clock(who.tenant().id()).instant();
    AuthorizationCode code =
        authorizationCodes.create(
            request, who.tenant().id(), who.user().id(), who.at(), flow.factorGiven(), now);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("code", code.value());
    if (request.clientInfo()) {
      parameters.put("client_info", ClientInfo.of(who.tenant(), who.user()));
    }
    request.redirect().state().ifPresent(state -> parameters.put("state", state));
    parameters.put("session_state", UUID.randomUUID().toString());
    return flow.leave(redirects.to(request.redirect(), flow.words(), parameters));
  }

  /** Sends the browser back with the news that all users' consent is there. */
  private Reply consented(SignInFlow flow, AdminConsentRequest request) {
    SignedIn who = who(flow);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("admin_consent", "True");
    parameters.put("tenant", who.tenant().id().toString());
    parameters.put("scope", String.join(" ", who.scopes().needingConsent()));
    request.redirect().state().ifPresent(state -> parameters.put("state", state));
    return flow.leave(redirects.to(request.redirect(), flow.words(), parameters));
  }

  private Reply confirm(SignInFlow flow) {
    DeviceCode device =
        flow.device().orElseThrow(() -> new Problem(Situation.PAGE_WITHOUT_ITS_FLOW));
    SignedIn who = who(flow);
    if (device.isExpired(now(device.homeTenantId()))) {
      throw new Problem(Situation.USER_CODE_EXPIRED);
    }
    Instant from = now(device.homeTenantId()).plus(who.user().state().habits().approvalDelay());
    checkOpen(
        device.approve(
            new DeviceCode.Approved(
                who.tenant().id(), who.user().id(), who.at(), flow.factorGiven(), from)));
    flow.end("finished");
    return show(flow, Optional.empty());
  }

  private static void checkOpen(boolean open) {
    if (!open) {
      throw new Problem(Situation.USER_CODE_ALREADY_USED);
    }
  }

  // --- What is shown

  Reply refuse(SignInFlow flow, String id, String key, Situation situation) {
    return show(
        flow,
        Optional.of(new View.FieldError(id, flow.words().text(key), errors.number(situation))));
  }

  Reply show(SignInFlow flow, Optional<View.FieldError> error) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put(
        "view",
        new View(
            flow.words(),
            ACTIONS.getOrDefault(flow.step(), ""),
            flow.token(),
            error,
            flow.purpose().map(Wording::of).orElse(Wording.DEVICE)));
    return switch (flow.step()) {
      case CODE -> pages.render(200, "code", parameters);
      case USER_NAME -> {
        parameters.put("userName", flow.userName());
        parameters.put("help", userNameHelp(flow));
        yield pages.render(200, "username", parameters);
      }
      case PASSWORD -> {
        parameters.put("userName", flow.userName());
        yield pages.render(200, "password", parameters);
      }
      case CONSENT -> {
        SignedIn who = who(flow);
        parameters.put("userName", who.user().principalName());
        parameters.put("application", who.application().displayName());
        parameters.put("permissions", permissions(flow));
        boolean review = purpose(flow) instanceof Purpose.ForAdministrator;
        parameters.put("review", review);
        parameters.put("forOrganization", !review && mayConsentForOrganization(who.user()));
        // Scripts know the button of personal accounts by another id (reference entra 6.1).
        parameters.put(
            "acceptId",
            who.tenant().kind() == TenantKind.PERSONAL ? "idBtn_Accept" : "idSIButton9");
        yield pages.render(200, "consent", parameters);
      }
      case UPDATE_PASSWORD -> {
        parameters.put("userName", flow.userName());
        parameters.put("number", errors.number(Situation.PASSWORD_EXPIRED));
        yield pages.render(200, "update", parameters);
      }
      case FACTOR -> {
        parameters.put("userName", who(flow).user().principalName());
        parameters.put("number", errors.number(Situation.SECOND_FACTOR_MISSING));
        yield pages.render(200, "factor", parameters);
      }
      case MORE_INFORMATION -> {
        parameters.put("userName", who(flow).user().principalName());
        parameters.put("number", errors.number(Situation.SECOND_FACTOR_NOT_REGISTERED));
        yield pages.render(200, "proof", parameters);
      }
      case REGISTER -> {
        parameters.put("userName", who(flow).user().principalName());
        AccountSteps.describe(flow, parameters);
        yield pages.render(200, "register", parameters);
      }
      case REQUEST -> {
        parameters.put("userName", who(flow).user().principalName());
        parameters.put("application", applicationName(flow));
        parameters.put("permissions", permissions(flow));
        parameters.put("number", errors.number(Situation.ADMIN_CONSENT_REQUEST));
        yield pages.render(200, "request", parameters);
      }
      case APPROVAL -> {
        parameters.put("userName", who(flow).user().principalName());
        parameters.put("application", applicationName(flow));
        parameters.put("number", errors.number(Situation.ADMIN_CONSENT_REQUIRED));
        yield pages.render(200, "approval", parameters);
      }
      case STAY -> {
        parameters.put("userName", who(flow).user().principalName());
        yield pages.render(200, "stay", parameters);
      }
      case CONFIRM -> {
        parameters.put("userName", who(flow).user().principalName());
        parameters.put("application", applicationName(flow));
        yield pages.render(200, "confirm", parameters);
      }
      case END ->
          flow.leaving()
              .orElseGet(() -> message(flow.words(), flow.ending(), applicationName(flow)));
    };
  }

  private String userNameHelp(SignInFlow flow) {
    String application = applicationName(flow);
    return purpose(flow) instanceof Purpose.ForDevice
        ? flow.words()
            .text("username.help", application, flow.words().country(ServiceFacts.FACTS.country()))
        : flow.words().text("username.continue", application);
  }

  private List<String> permissions(SignInFlow flow) {
    Scopes scopes = who(flow).scopes();
    List<String> all = new ArrayList<>();
    scopes.names().forEach(name -> all.add(flow.words().permission(name)));
    scopes.request().openId().forEach(name -> all.add(flow.words().permission(name)));
    return all;
  }

  private String applicationName(SignInFlow flow) {
    return flow.signedIn()
        .map(SignedIn::application)
        .or(
            () ->
                flow.purpose()
                    .flatMap(
                        purpose ->
                            directory
                                .tenant(purpose.homeTenantId())
                                .flatMap(tenant -> tenant.application(purpose.clientId()))))
        .map(Application::displayName)
        .orElse("");
  }

  private Reply message(Words words, String kind, String... arguments) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("words", words);
    parameters.put("heading", words.text(kind + ".heading"));
    parameters.put("text", words.text(kind + ".text", arguments));
    return pages.render(200, "message", parameters);
  }

  private Reply error(
      Call call, Words words, Problem problem, Instant now, int status, boolean byCode) {
    if (BlockedView.isFor(problem)) {
      BlockedView view =
          BlockedView.of(call, words, problem, errors.number(problem.situation()), now);
      return pages.render(status, "blocked", Map.of("view", view));
    }
    return pages.render(
        status,
        "error",
        Map.of(
            "view",
            new ErrorView(
                words,
                errors.text(problem),
                errors.number(problem.situation()),
                call.traceId().toString(),
                call.correlationId().toString(),
                ErrorCatalog.timestamp(now),
                byCode)));
  }

  private static Purpose purpose(SignInFlow flow) {
    return flow.purpose().orElseThrow(() -> new Problem(Situation.PAGE_WITHOUT_ITS_FLOW));
  }

  static SignedIn who(SignInFlow flow) {
    return flow.signedIn().orElseThrow(() -> new Problem(Situation.PAGE_WITHOUT_ITS_FLOW));
  }

  private Instant now(SignInFlow flow) {
    return flow.purpose().map(purpose -> now(purpose.homeTenantId())).orElseGet(clock::instant);
  }

  private Instant now(UUID tenantId) {
    return directory
        .tenant(tenantId)
        .map(tenant -> directory.clock(tenant.id()))
        .orElse(clock)
        .instant();
  }
}
