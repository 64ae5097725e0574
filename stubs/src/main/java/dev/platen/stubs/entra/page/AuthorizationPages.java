package dev.platen.stubs.entra.page;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.authorize.AdminConsentRequest;
import dev.platen.stubs.entra.authorize.AuthorizationRequest;
import dev.platen.stubs.entra.authorize.AuthorizeFacts;
import dev.platen.stubs.entra.authorize.Prompt;
import dev.platen.stubs.entra.authorize.Redirect;
import dev.platen.stubs.entra.authorize.RedirectUris;
import dev.platen.stubs.entra.authorize.ResponseMode;
import dev.platen.stubs.entra.error.Checked;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Parameters;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.scope.ScopeRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a browser is sent to by an application: {@code authorize}, {@code adminconsent}, {@code
 * logout} (reference entra 1.2, 1.5, 1.6). Until the redirect URI is known to be the application's,
 * whatever is wrong is said on a page; after that the application is told.
 */
public final class AuthorizationPages {
  private final Directory directory;
  private final SignInPages pages;

  public AuthorizationPages(Directory directory, SignInPages pages) {
    this.directory = directory;
    this.pages = pages;
  }

  /** Answers a request for one of these pages, or nothing where none has this path. */
  public Optional<Reply> answer(Call call) {
    List<String> segments = call.request().segments();
    if (call.request().path().equals(AuthorizeFacts.FACTS.nativeClientPath())) {
      return Optional.of(pages.nativeClient(call.request()));
    }
    if (segments.size() < 2) {
      return Optional.empty();
    }
    String tenant = segments.getFirst();
    try {
      return switch (String.join("/", segments.subList(1, segments.size()))) {
        case "oauth2/v2.0/authorize", "oauth2/authorize" -> Optional.of(authorize(call, tenant));
        case "v2.0/adminconsent" -> Optional.of(adminConsent(call, tenant, true));
        case "adminconsent" -> Optional.of(adminConsent(call, tenant, false));
        case "oauth2/v2.0/logout", "oauth2/logout" -> Optional.of(logout(call, tenant));
        default -> Optional.empty();
      };
    } catch (Problem problem) {
      return Optional.of(pages.error(call, problem));
    }
  }

  // --- The authorization code flow

  private Reply authorize(Call call, String tenantName) {
    Parameters parameters = parameters(call);
    Target target = Target.of(parameters, tenantName, directory);
    Optional<String> mode = Checked.optional(parameters, "response_mode");
    Redirect redirect = target.redirect(ResponseMode.QUERY);
    try {
      redirect = target.redirect(mode.map(ResponseMode::of).orElse(ResponseMode.QUERY));
      AuthorizationRequest request =
          AuthorizationRequest.read(
              parameters,
              target.application().clientId(),
              target.home().id(),
              target.segment(),
              redirect);
      if (request.prompts().contains(Prompt.NONE)) {
        // Nobody stays signed in here, so there is never anyone to answer silently for.
        throw new Problem(Situation.LOGIN_REQUIRED);
      }
      return pages.begin(call, new Purpose.ForApplication(request), request.loginHint());
    } catch (Problem problem) {
      return pages.refused(call, redirect, problem, directory.clock(target.home().id()), Map.of());
    }
  }

  /** By POST the parameters are in the form. */
  private static Parameters parameters(Call call) {
    if (call.request().malformed()) {
      throw new Problem(Situation.REQUEST_MALFORMED);
    }
    boolean posted =
        call.request().method().equals("POST")
            && call.request().form().value("client_id").isPresent();
    return posted ? call.request().form() : call.request().query();
  }

  // --- Admin consent

  private Reply adminConsent(Call call, String tenantName, boolean withScope) {
    Parameters parameters = parameters(call);
    Target target = Target.of(parameters, tenantName, directory);
    if (target.segment() == TenantSegment.Shared.CONSUMERS) {
      throw new Problem(Situation.WORK_ACCOUNT_NOT_SUPPORTED);
    }
    Redirect redirect = target.redirect(ResponseMode.QUERY);
    try {
      String scope =
          withScope
              ? Checked.required(parameters, "scope")
              : Checked.optional(parameters, "scope")
                  .orElse(AuthorizeFacts.FACTS.adminConsentScope());
      return pages.begin(
          call,
          new Purpose.ForAdministrator(
              new AdminConsentRequest(
                  target.application().clientId(),
                  target.home().id(),
                  target.segment(),
                  redirect,
                  ScopeRequest.parse(scope))),
          Optional.empty());
    } catch (Problem problem) {
      return pages.refused(
          call,
          redirect,
          problem,
          directory.clock(target.home().id()),
          Map.of("admin_consent", "True"));
    }
  }

  // --- Signing out

  /**
   * Says that the user is signed out, or goes back to an application that registered the address.
   */
  private Reply logout(Call call, String tenantName) {
    Parameters query = parameters(call);
    Optional<String> back = Checked.optional(query, "post_logout_redirect_uri");
    TenantSegment segment = TenantSegment.parse(tenantName, directory);
    return back.filter(uri -> isRegistered(segment, query.value("client_id"), uri))
        .map(uri -> new Redirect(uri, ResponseMode.QUERY, query.raw("state")))
        .map(
            redirect ->
                Reply.redirect(
                    redirect
                        .state()
                        .map(state -> redirect.location(Map.of("state", state)))
                        .orElse(redirect.uri())))
        .orElseGet(() -> pages.signedOut(call.request()));
  }

  private boolean isRegistered(TenantSegment segment, Optional<String> clientId, String uri) {
    return directory.tenants().stream()
        .filter(
            tenant ->
                !(segment instanceof TenantSegment.Own own) || own.tenantId().equals(tenant.id()))
        .flatMap(tenant -> tenant.applications().stream())
        .filter(app -> clientId.flatMap(Call::uuid).map(app.clientId()::equals).orElse(true))
        .anyMatch(app -> RedirectUris.isRegistered(app, uri));
  }

  /**
   * The application, and where it may be told of what follows.
   *
   * @param home the tenant where it is registered
   */
  private record Target(
      TenantSegment segment,
      Tenant home,
      Application application,
      String redirectUri,
      Optional<String> state) {

    /**
     * @throws Problem AADSTS90002, 900144, 9000411, 700016, 700038, 50011, 900971
     */
    static Target of(Parameters parameters, String tenantName, Directory directory) {
      TenantSegment segment = TenantSegment.parse(tenantName, directory);
      String clientId = Checked.required(parameters, "client_id");
      Tenant home = segment.home(clientId, directory);
      Optional<UUID> id = Call.uuid(clientId);
      Application application =
          id.flatMap(home::application)
              .orElseThrow(() -> TenantSegment.notRegistered(clientId, home.displayName()));
      String uri = RedirectUris.check(application, Checked.optional(parameters, "redirect_uri"));
      return new Target(segment, home, application, uri, parameters.raw("state"));
    }

    Redirect redirect(ResponseMode mode) {
      return new Redirect(redirectUri, mode, state);
    }
  }
}
