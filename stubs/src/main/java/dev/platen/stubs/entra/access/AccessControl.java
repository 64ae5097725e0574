package dev.platen.stubs.entra.access;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.access.Session.Flow;
import dev.platen.stubs.entra.error.ErrorCatalog;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Json;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.policy.AccessPolicies;
import dev.platen.stubs.entra.policy.ConditionalAccess;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.ClientApp;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.Platform;
import dev.platen.stubs.entra.policy.ConditionalAccessPolicy.TransferMethod;
import dev.platen.stubs.entra.policy.Decision;
import dev.platen.stubs.entra.policy.Outcome;
import dev.platen.stubs.entra.policy.SignIn;
import dev.platen.stubs.entra.policy.SignIn.SecondFactor;
import dev.platen.stubs.entra.token.TokenFacts;
import dev.platen.stubs.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks a tenant's policies, and keeps its sign-in log. Safe for use by many threads. */
public final class AccessControl {
  /** What the page of a refusal shows, as values of its {@link Problem}. */
  public static final String APP_NAME = "app_name";

  /** The client id. */
  public static final String APP_ID = "app_id";

  /** Empty where the user agent does not tell. */
  public static final String PLATFORM = "platform";

  /** What the text of AADSTS53000 calls a device that nobody manages. */
  public static final String STATE = "state";

  private static final String REFRESH = "refreshToken";
  private static final String UNREGISTERED = "unregistered";

  private final Directory directory;
  private final ErrorCatalog errors;
  private final SignInLog log;

  /**
   * @param errors has the numbers that the log shows
   */
  public AccessControl(Directory directory, ErrorCatalog errors, SignInLog log) {
    this.directory = directory;
    this.errors = errors;
    this.log = log;
  }

  /**
   * Lets a user go on who has just given the password, or not. The device's own request is asked
   * about again when it fetches its tokens: browser and device are at different addresses.
   *
   * @throws Problem AADSTS53003, 50076, 50079, 53000, 53001
   */
  public void check(Call call, Asker who, Flow flow) {
    check(call, who, flow, false);
  }

  /**
   * The same.
   *
   * @param secondFactor whether a second factor was given on the pages
   */
  public void check(Call call, Asker who, Flow flow, boolean secondFactor) {
    Session session = begun(who, flow, now(who), secondFactor);
    refuse(call, who, decide(who, described(call, who, session, Optional.empty())), () -> "");
  }

  /**
   * Makes a session's first tokens, or refuses, and notes which.
   *
   * @param signedInAt when the password was given
   * @param secondFactor whether a second factor was given on the pages
   * @param tokens may throw a {@link Problem} of its own
   * @throws Problem as {@link #check} does
   */
  public Reply signIn(
      Call call,
      Asker who,
      Flow flow,
      Instant signedInAt,
      boolean secondFactor,
      Function<Session, Reply> tokens) {
    Session asked = begun(who, flow, signedInAt, secondFactor);
    SignIn signIn = described(call, who, asked, Optional.empty());
    Decision decision = decide(who, signIn);
    boolean factor =
        secondFactor
            || (decision instanceof Decision.Granted granted && granted.withSecondFactor());
    return noted(
        call,
        who,
        asked,
        JsonFields.camel(flow),
        signIn,
        decision,
        factor,
        () -> {
          refuse(call, who, decision, () -> "");
          return tokens.apply(new Session(flow, signedInAt, factor));
        });
  }

  /**
   * Makes fresh tokens of a session, or refuses, and notes which.
   *
   * @param issued when the refresh token was given out, as the text of AADSTS70043 has it
   * @throws Problem as {@link #check} does, and AADSTS70043
   */
  public Reply refresh(
      Call call, Asker who, Session session, Supplier<String> issued, Supplier<Reply> tokens) {
    Duration age = Duration.between(session.signedInAt(), now(who));
    SignIn signIn = described(call, who, session, Optional.of(age));
    Decision decision = decide(who, signIn);
    return noted(
        call,
        who,
        session,
        REFRESH,
        signIn,
        decision,
        session.secondFactor(),
        () -> {
          refuse(call, who, decision, issued);
          return tokens.get();
        });
  }

  /** A session of somebody who gave the second factor if asked and able to. */
  private Session begun(Asker who, Flow flow, Instant signedInAt, boolean secondFactor) {
    boolean answers =
        !hasAuthenticator(who) && access(who).mfaOf(who.user().id()) == AccessPolicies.Mfa.ANSWERS;
    return new Session(flow, signedInAt, secondFactor || answers);
  }

  private boolean hasAuthenticator(Asker who) {
    return directory
        .tenant(who.tenant().id())
        .flatMap(tenant -> tenant.user(who.user().id()))
        .filter(user -> !user.state().authenticators().isEmpty())
        .isPresent();
  }

  private Instant now(Asker who) {
    return directory.clock(who.tenant().id()).instant();
  }

  /** The policies as they are now, not as they were when the sign-in began. */
  private AccessPolicies access(Asker who) {
    return directory.tenant(who.tenant().id()).map(Tenant::access).orElse(AccessPolicies.NONE);
  }

  private Decision decide(Asker who, SignIn signIn) {
    return ConditionalAccess.evaluate(access(who), signIn);
  }

  private SignIn described(Call call, Asker who, Session session, Optional<Duration> age) {
    return new SignIn(
            who.user().id(),
            access(who).groupsOf(who.user().id()),
            roles(who.user()),
            who.scopes().resource().id(),
            ClientApp.MOBILE_APPS_AND_DESKTOP_CLIENTS,
            platform(call),
            session.flow() == Flow.DEVICE_CODE
                ? TransferMethod.DEVICE_CODE_FLOW
                : TransferMethod.NONE,
            call.request().clientAddress(),
            secondFactor(who, session),
            age)
        .withGuest(isGuest(who.user()))
        .withCountry(Countries.of(call.request().clientAddress()));
  }

  /** Guests have a name that says so: {@code fred_fabrikam.com#EXT#@contoso.onmicrosoft.com}. */
  static boolean isGuest(User user) {
    return user.principalName().toUpperCase(Locale.ROOT).contains("#EXT#");
  }

  private SecondFactor secondFactor(Asker who, Session session) {
    if (session.secondFactor()) {
      return SecondFactor.GIVEN;
    }
    return !hasAuthenticator(who)
            && access(who).mfaOf(who.user().id()) == AccessPolicies.Mfa.NOT_REGISTERED
        ? SecondFactor.NOT_REGISTERED
        : SecondFactor.MISSING;
  }

  /** Template ids of a user's directory roles. */
  static Set<UUID> roles(User user) {
    Map<Role, String> ids = TokenFacts.FACTS.roles();
    return user.roles().stream()
        .map(role -> Optional.ofNullable(ids.get(role)))
        .flatMap(Optional::stream)
        .map(UUID::fromString)
        .collect(Collectors.toSet());
  }

  private static Optional<Platform> platform(Call call) {
    return call.request().header("User-Agent").flatMap(UserAgents::platform);
  }

  // --- Refusals

  /** What a decision is told as; nothing where it is a yes. */
  static Optional<Situation> situation(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> Optional.empty();
      case Decision.Blocked blocked -> Optional.of(Situation.BLOCKED_BY_POLICY);
      case Decision.TooOld old -> Optional.of(Situation.SIGN_IN_TOO_OLD);
      case Decision.SecondFactorTooOld old -> Optional.of(Situation.SECOND_FACTOR_TOO_OLD);
      case Decision.SecondFactorMissing missing -> Optional.of(Situation.SECOND_FACTOR_MISSING);
      case Decision.SecondFactorNotRegistered missing ->
          Optional.of(Situation.SECOND_FACTOR_NOT_REGISTERED);
      case Decision.DeviceNotCompliant device -> Optional.of(Situation.DEVICE_NOT_COMPLIANT);
      case Decision.DeviceNotJoined device -> Optional.of(Situation.DEVICE_NOT_JOINED);
      case Decision.DeviceNotManaged device -> Optional.of(Situation.DEVICE_NOT_MANAGED);
      case Decision.ApplicationNotApproved app -> Optional.of(Situation.APPLICATION_NOT_APPROVED);
      case Decision.ApplicationNotProtected app -> Optional.of(Situation.APPLICATION_NOT_PROTECTED);
      case Decision.PasswordChangeDemanded it -> Optional.of(Situation.PASSWORD_CHANGE_DEMANDED);
      case Decision.TermsNotAccepted it -> Optional.of(Situation.TERMS_NOT_ACCEPTED);
    };
  }

  private static void refuse(Call call, Asker who, Decision decision, Supplier<String> issued) {
    Optional<Situation> situation = situation(decision);
    if (situation.isEmpty()) {
      return;
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("resource", who.scopes().resource().id().toString());
    values.put(STATE, UNREGISTERED);
    values.put(APP_NAME, who.application().displayName());
    values.put(APP_ID, who.application().clientId().toString());
    values.put(PLATFORM, platform(call).map(JsonFields::camel).orElse(""));
    if (decision instanceof Decision.TooOld old) {
      values.put("seconds", Long.toString(old.longest().toSeconds()));
      values.put("issued", issued.get());
    } else {
      values.put(Problem.CLAIMS, claims(decision.policies()));
    }
    throw new Problem(situation.get(), values);
  }

  /** The claims challenge that names the policies. */
  private static String claims(List<ConditionalAccessPolicy> policies) {
    Map<String, Object> challenge = new LinkedHashMap<>();
    challenge.put("essential", true);
    challenge.put("values", policies.stream().map(policy -> policy.id().toString()).toList());
    return Json.write(Map.of("access_token", Map.of("capolids", challenge)));
  }

  // --- The log

  private Reply noted(
      Call call,
      Asker who,
      Session session,
      String flow,
      SignIn signIn,
      Decision decision,
      boolean factor,
      Supplier<Reply> tokens) {
    try {
      Reply reply = tokens.get();
      note(call, who, session, flow, signIn, decision, 0, factor);
      return reply;
    } catch (Problem problem) {
      note(call, who, session, flow, signIn, decision, errors.number(problem.situation()), factor);
      throw problem;
    }
  }

  /**
   * Notes that a page has refused a sign-in of which everything is known.
   *
   * @param secondFactor whether a second factor had been given
   */
  public void refused(Call call, Asker who, Flow flow, Problem problem, boolean secondFactor) {
    Session session = begun(who, flow, now(who), secondFactor);
    SignIn signIn = described(call, who, session, Optional.empty());
    note(
        call,
        who,
        session,
        JsonFields.camel(flow),
        signIn,
        decide(who, signIn),
        errors.number(problem.situation()),
        secondFactor);
  }

  /**
   * Notes that a page has refused a sign-in of which only the name is known; a name that nobody has
   * is in no tenant's log.
   */
  public void refused(Call call, String userName, Flow flow, Situation situation) {
    directory
        .homeOf(userName)
        .ifPresent(
            tenant ->
                log.add(
                    tenant.id(),
                    new SignInEvent(
                        directory.clock(tenant.id()).instant(),
                        userName,
                        Optional.empty(),
                        "",
                        JsonFields.camel(flow),
                        JsonFields.camel(flow),
                        call.request().clientAddress(),
                        errors.number(situation),
                        List.of(),
                        List.of(),
                        call.correlationId())));
  }

  private void note(
      Call call,
      Asker who,
      Session session,
      String flow,
      SignIn asked,
      Decision decision,
      int result,
      boolean factor) {
    SignIn signIn = asked.anew();
    Decision report = ConditionalAccess.evaluateReportOnly(access(who), signIn);
    boolean decided = result == situation(decision).map(errors::number).orElse(0);
    log.add(
        who.tenant().id(),
        new SignInEvent(
            now(who),
            who.user().principalName(),
            Optional.of(who.application().clientId()),
            who.application().displayName(),
            flow,
            JsonFields.camel(session.flow()),
            call.request().clientAddress(),
            result,
            decided ? names(decision) : List.of(),
            report instanceof Decision.Granted ? List.of() : names(report),
            call.correlationId(),
            factor,
            UUID.randomUUID(),
            who.scopes().resource().name(),
            applied(who, signIn, decision)));
  }

  /** A refresh that is too old failed by the policy that says so, which a new sign-in would not. */
  private List<AppliedPolicy> applied(Asker who, SignIn signIn, Decision decision) {
    return ConditionalAccess.outcomes(access(who), signIn).stream()
        .map(
            outcome ->
                (decision instanceof Decision.TooOld
                            || decision instanceof Decision.SecondFactorTooOld)
                        && decision.policies().contains(outcome.policy())
                    ? new Outcome(outcome.policy(), Optional.empty(), Outcome.Result.FAILURE)
                    : outcome)
        .map(AppliedPolicy::of)
        .toList();
  }

  private static List<String> names(Decision decision) {
    return decision.policies().stream().map(ConditionalAccessPolicy::displayName).toList();
  }
}
