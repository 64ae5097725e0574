package dev.platen.stubs.entra.page;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.ConsentGrant;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.access.AccessControl;
import dev.platen.stubs.entra.authority.ServiceFacts;
import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.device.DeviceCode;
import dev.platen.stubs.entra.device.DeviceCodes;
import dev.platen.stubs.entra.error.ErrorCatalog;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import dev.platen.stubs.entra.page.SignInFlow.SignedIn;
import dev.platen.stubs.entra.page.SignInFlow.Step;
import dev.platen.stubs.entra.scope.Scopes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The pages on which a person enters a device's code, signs in and lets the device in. */
public final class SignInPages {
  private static final String COOKIE = "buid";
  private static final int LONGEST_INPUT = 256;

  /** Where each step's form goes. */
  private static final Map<Step, String> ACTIONS =
      Map.of(
          Step.CODE, "/common/oauth2/deviceauth",
          Step.USER_NAME, "/common/login/username",
          Step.PASSWORD, "/common/login",
          Step.CONSENT, "/common/Consent/Set",
          Step.STAY, "/kmsi",
          Step.CONFIRM, "/appverify");

  private final Directory directory;
  private final DeviceCodes codes;
  private final ErrorCatalog errors;
  private final Clock clock;
  private final boolean staySignedIn;
  private final PageAccess access;
  private final SignInFlows flows = new SignInFlows();
  private final Pages pages = new Pages();

  /**
   * @param clock for what belongs to no tenant
   * @param staySignedIn whether "Stay signed in?" is asked after the password
   * @param access asked after the password
   */
  public SignInPages(
      Directory directory,
      DeviceCodes codes,
      ErrorCatalog errors,
      Clock clock,
      boolean staySignedIn,
      AccessControl access) {
    this.access = new PageAccess(directory, access);
    this.directory = directory;
    this.codes = codes;
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
      case "/common/passwordreset" -> Optional.of(message(words(request), "reset"));
      default -> Optional.empty();
    };
  }

  /** The page after signing out. */
  public Reply signedOut(Request request) {
    return message(words(request), "signedout");
  }

  /** A page for a problem that ends everything. */
  public Reply error(Call call, Problem problem) {
    return error(call, words(call.request()), problem, clock.instant(), 400);
  }

  private static boolean isPost(Request request) {
    return request.method().equals("POST");
  }

  private static Words words(Request request) {
    return Words.best(request.query().value("mkt"), request.header("Accept-Language"));
  }

  private Reply begin(Call call) {
    Optional<String> known = Optional.ofNullable(call.request().cookies().get(COOKIE));
    String browser = known.orElseGet(flows::secret);
    SignInFlow flow = flows.begin(browser, words(call.request()));
    Reply page = show(flow, Optional.empty());
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
        return flow.get().accepts(posted)
            ? handle(call, flow.get(), posted)
            : show(flow.get(), Optional.empty());
      } catch (Problem problem) {
        access.refused(call, flow.get(), problem);
        flow.get().end("ended");
        return error(call, flow.get().words(), problem, now(flow.get()), 200);
      }
    }
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
        Reply next = password(flow, call.request().form().raw("passwd").orElse(""));
        access.check(call, flow);
        yield next;
      }
      case CONSENT -> cancelled ? decline(flow) : consent(call, flow);
      case STAY -> {
        flow.go(Step.CONFIRM);
        yield show(flow, Optional.empty());
      }
      case CONFIRM -> cancelled ? decline(flow) : confirm(flow);
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
    if (code.isExpired(now(code))) {
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
    boolean known = directory.homeOf(typed).isPresent();
    if (known && device(flow).segment() == TenantSegment.Shared.CONSUMERS) {
      return refuse(flow, "usernameError", "username.work", Situation.WORK_ACCOUNT_NOT_SUPPORTED);
    }
    if (!known) {
      return refuse(flow, "usernameError", "username.unknown", Situation.USER_NOT_FOUND);
    }
    flow.name(typed);
    return show(flow, Optional.empty());
  }

  private Reply password(SignInFlow flow, String typed) {
    if (typed.isEmpty()) {
      return refuse(flow, "passwordError", "password.missing", Situation.WRONG_PASSWORD);
    }
    Optional<Tenant> home = directory.homeOf(flow.userName());
    Optional<User> user = home.flatMap(tenant -> tenant.user(flow.userName()));
    if (home.isEmpty() || user.isEmpty() || !isPassword(user.get(), typed)) {
      return refuse(flow, "passwordError", "password.wrong", Situation.WRONG_PASSWORD);
    }
    if (!user.get().enabled()) {
      return refuse(flow, "passwordError", "password.disabled", Situation.USER_DISABLED);
    }
    flow.signIn(signedIn(device(flow), home.get(), user.get()));
    return afterPassword(flow);
  }

  private static boolean isPassword(User user, String typed) {
    return MessageDigest.isEqual(
        user.password().getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether this user may let this device in; what refuses is a page of its own, and the device
   * goes on waiting.
   */
  private SignedIn signedIn(DeviceCode device, Tenant tenant, User user) {
    UUID clientId = device.clientId();
    if (device.segment() instanceof TenantSegment.Own own && !own.tenantId().equals(tenant.id())) {
      throw userOfOtherTenant(own, clientId, tenant, user);
    }
    Application application =
        tenant
            .application(clientId)
            .orElseThrow(
                () -> TenantSegment.notRegistered(clientId.toString(), tenant.displayName()));
    if (!application.enabled()) {
      throw new Problem(
          Situation.APPLICATION_DISABLED,
          Map.of("app", clientId.toString(), "name", application.displayName()));
    }
    if (tenant.securityDefaults()) {
      throw new Problem(Situation.BLOCKED_BY_SECURITY_DEFAULTS);
    }
    Scopes scopes = device.scopes().in(tenant, application);
    return new SignedIn(tenant, application, user, scopes, directory.clock(tenant.id()).instant());
  }

  private Problem userOfOtherTenant(
      TenantSegment.Own own, UUID clientId, Tenant userTenant, User user) {
    Optional<Tenant> wanted = directory.tenant(own.tenantId());
    return new Problem(
        Situation.USER_OF_OTHER_TENANT,
        Map.of(
            "user", user.principalName(),
            "issuer", "https://sts.windows.net/" + userTenant.id() + "/",
            "tenant", wanted.map(Tenant::displayName).orElse(own.path()),
            "app", clientId.toString(),
            "name",
                wanted
                    .flatMap(tenant -> tenant.application(clientId))
                    .map(Application::displayName)
                    .orElse("")));
  }

  private Reply afterPassword(SignInFlow flow) {
    flow.go(hasConsent(who(flow)) ? afterConsent() : Step.CONSENT);
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

  private Step afterConsent() {
    return staySignedIn ? Step.STAY : Step.CONFIRM;
  }

  private Reply consent(Call call, SignInFlow flow) {
    SignedIn who = who(flow);
    boolean forOrganization =
        mayConsentForOrganization(who.user())
            && call.request().form().raw("consentOnBehalf").isPresent();
    Set<String> scopes = who.scopes().needingConsent();
    ConsentGrant grant =
        new ConsentGrant(
            who.application().clientId(), forOrganization ? null : who.user().id(), scopes);
    directory.update(
        who.tenant().id(),
        tenant -> tenant.consents().contains(grant) ? tenant : tenant.withConsent(grant));
    flow.go(afterConsent());
    return show(flow, Optional.empty());
  }

  private static boolean mayConsentForOrganization(User user) {
    return user.roles().stream().anyMatch(Role::mayConsentForOrganization);
  }

  private Reply decline(SignInFlow flow) {
    DeviceCode device = device(flow);
    checkOpen(device.isExpired(now(device)) || device.decline());
    flow.end("declined");
    return show(flow, Optional.empty());
  }

  private Reply confirm(SignInFlow flow) {
    DeviceCode device = device(flow);
    SignedIn who = who(flow);
    if (device.isExpired(now(device))) {
      throw new Problem(Situation.USER_CODE_EXPIRED);
    }
    checkOpen(device.approve(who.tenant().id(), who.user(), who.at()));
    flow.end("finished");
    return show(flow, Optional.empty());
  }

  private static void checkOpen(boolean open) {
    if (!open) {
      throw new Problem(Situation.USER_CODE_ALREADY_USED);
    }
  }

  // --- What is shown

  private Reply refuse(SignInFlow flow, String id, String key, Situation situation) {
    return show(
        flow,
        Optional.of(new View.FieldError(id, flow.words().text(key), errors.number(situation))));
  }

  private Reply show(SignInFlow flow, Optional<View.FieldError> error) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put(
        "view", new View(flow.words(), ACTIONS.getOrDefault(flow.step(), ""), flow.token(), error));
    return switch (flow.step()) {
      case CODE -> pages.render(200, "code", parameters);
      case USER_NAME -> {
        parameters.put("userName", flow.userName());
        parameters.put("application", applicationName(flow));
        parameters.put("country", flow.words().country(ServiceFacts.FACTS.country()));
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
        parameters.put("forOrganization", mayConsentForOrganization(who.user()));
        yield pages.render(200, "consent", parameters);
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
      case END -> message(flow.words(), flow.ending(), applicationName(flow));
    };
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
                flow.device()
                    .flatMap(
                        device ->
                            directory
                                .tenant(device.homeTenantId())
                                .flatMap(tenant -> tenant.application(device.clientId()))))
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

  private Reply error(Call call, Words words, Problem problem, Instant now, int status) {
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
                ErrorCatalog.timestamp(now))));
  }

  private static DeviceCode device(SignInFlow flow) {
    return flow.device().orElseThrow(() -> new Problem(Situation.PAGE_WITHOUT_ITS_FLOW));
  }

  private static SignedIn who(SignInFlow flow) {
    return flow.signedIn().orElseThrow(() -> new Problem(Situation.PAGE_WITHOUT_ITS_FLOW));
  }

  private Instant now(SignInFlow flow) {
    return flow.device().map(this::now).orElseGet(clock::instant);
  }

  private Instant now(DeviceCode code) {
    return directory
        .tenant(code.homeTenantId())
        .map(tenant -> directory.clock(tenant.id()))
        .orElse(clock)
        .instant();
  }
}
