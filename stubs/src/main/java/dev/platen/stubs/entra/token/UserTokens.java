package dev.platen.stubs.entra.token;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.TenantKind;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.access.AccessControl;
import dev.platen.stubs.entra.access.Asker;
import dev.platen.stubs.entra.access.Session;
import dev.platen.stubs.entra.authority.Admissions;
import dev.platen.stubs.entra.authority.ClientInfo;
import dev.platen.stubs.entra.authority.Protocol;
import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.scope.ScopeRequest;
import dev.platen.stubs.entra.scope.Scopes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the grants for users share: whether the user may still be acted for, and the reply. */
final class UserTokens {
  private static final DateTimeFormatter PRECISE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Directory directory;
  private final SigningKeys keys;
  private final TokenIssuer issuer;
  private final AccessControl access;

  UserTokens(Directory directory, SigningKeys keys, TokenIssuer issuer, AccessControl access) {
    this.access = access;
    this.directory = directory;
    this.keys = keys;
    this.issuer = issuer;
  }

  /**
   * The user whom a grant is about.
   *
   * @param grantedAt when the grant was made
   * @throws Problem AADSTS90002, 700016, 7000112, 50034, 50057, 50173, 500200, 50105
   */
  TokenIssuer.Subject subject(
      UUID tenantId, UUID userId, UUID clientId, Instant grantedAt, boolean publicClient) {
    Tenant tenant =
        directory
            .tenant(tenantId)
            .orElseThrow(
                () ->
                    new Problem(Situation.TENANT_NOT_FOUND, Map.of("tenant", tenantId.toString())));
    Application application =
        directory
            .application(tenant, clientId)
            .orElseThrow(
                () -> TenantSegment.notRegistered(clientId.toString(), tenant.displayName()));
    checkEnabled(application);
    User user =
        tenant
            .user(userId)
            .orElseThrow(
                () ->
                    new Problem(
                        Situation.USER_NOT_FOUND,
                        Map.of("user", userId.toString(), "tenant", tenant.displayName())));
    if (!user.enabled()) {
      throw new Problem(Situation.USER_DISABLED);
    }
    if (grantedAt.isBefore(user.tokensValidFrom())) {
      throw new Problem(
          Situation.GRANT_REVOKED,
          Map.of("issued", precise(grantedAt), "valid_from", precise(user.tokensValidFrom())));
    }
    Admissions.check(tenant, application, user);
    return new TokenIssuer.Subject(tenant, application, user, publicClient);
  }

  /**
   * Whether a grant of this tenant may be used at this authority.
   *
   * @throws Problem AADSTS700005
   */
  void checkSegment(TenantSegment segment, UUID tenantId) {
    boolean personal =
        directory
            .tenant(tenantId)
            .filter(tenant -> tenant.kind() == TenantKind.PERSONAL)
            .isPresent();
    boolean fits =
        switch (segment) {
          case TenantSegment.Own own -> own.tenantId().equals(tenantId);
          case TenantSegment.Shared shared ->
              switch (shared) {
                case COMMON -> true;
                case CONSUMERS -> personal;
                case ORGANIZATIONS -> !personal;
              };
        };
    if (!fits) {
      throw new Problem(Situation.GRANT_OF_OTHER_TENANT);
    }
  }

  /**
   * @throws Problem AADSTS7000112
   */
  static void checkEnabled(Application application) {
    if (!application.enabled()) {
      throw new Problem(
          Situation.APPLICATION_DISABLED,
          Map.of("app", application.clientId().toString(), "name", application.displayName()));
    }
  }

  /**
   * Looks up scopes that the user or the organization has consented to.
   *
   * @throws Problem AADSTS65001, 500011, 650052, 650053, 650056, 650057
   */
  Scopes consented(TokenIssuer.Subject subject, ScopeRequest request) {
    Scopes scopes = request.in(subject.tenant(), subject.application());
    if (!subject
        .tenant()
        .hasConsent(subject.application(), subject.user(), scopes.needingConsent())) {
      throw new Problem(
          Situation.CONSENT_MISSING,
          Map.of(
              "app", subject.application().clientId().toString(),
              "name", subject.application().displayName()));
    }
    return scopes;
  }

  /** Asks the policies of the subject's tenant, and keeps its sign-in log. */
  AccessControl access() {
    return access;
  }

  static Asker asker(TokenIssuer.Subject subject, Scopes scopes) {
    return new Asker(subject.tenant(), subject.application(), subject.user(), scopes);
  }

  /**
   * The reply with the first tokens of somebody who has signed in interactively just now, if the
   * policies let them.
   *
   * @param secondFactor whether a second factor was given
   * @param nonce of the authorization request, for the ID token
   * @throws dev.platen.stubs.entra.error.Problem AADSTS53003 and its like
   */
  Reply reply(
      Call call,
      TokenIssuer.Subject subject,
      Scopes scopes,
      ScopeRequest signIn,
      boolean refreshable,
      boolean secondFactor,
      Optional<String> nonce) {
    return access.signIn(
        call,
        asker(subject, scopes),
        Session.Flow.AUTHORIZATION_CODE,
        directory.clock(subject.tenant().id()).instant(),
        secondFactor,
        session -> reply(call, subject, scopes, signIn, session, refreshable, nonce));
  }

  /**
   * The reply with tokens (reference entra 2.2).
   *
   * @param signIn what was asked for at sign-in, which the refresh token stands for
   * @param session how the user was signed in
   */
  Reply reply(
      Call call,
      TokenIssuer.Subject subject,
      Scopes scopes,
      ScopeRequest signIn,
      Session session,
      boolean refreshable) {
    return reply(call, subject, scopes, signIn, session, refreshable, Optional.empty());
  }

  private Reply reply(
      Call call,
      TokenIssuer.Subject subject,
      Scopes scopes,
      ScopeRequest signIn,
      Session session,
      boolean refreshable,
      Optional<String> nonce) {
    Instant now = directory.clock(subject.tenant().id()).instant();
    int seconds = issuer.accessTokenSeconds(subject);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("token_type", "Bearer");
    body.put("scope", TokenReply.granted(call, scopes));
    body.put("expires_in", seconds);
    body.put("ext_expires_in", seconds);
    body.put("access_token", issuer.accessToken(call, subject, scopes, session, now, seconds));
    if (refreshable) {
      body.put(
          "refresh_token",
          new RefreshToken(
                  subject.tenant().id(),
                  subject.user().id(),
                  subject.application().clientId(),
                  signIn.text(),
                  session,
                  now.minus(subject.user().state().habits().tokensDatedBack()))
              .seal(keys, subject.isPersonal()));
    }
    if (scopes.openid()) {
      body.put("id_token", issuer.idToken(subject, now, nonce, Protocol.of(call.request())));
    }
    if (call.request().form().value("client_info").filter("1"::equals).isPresent()) {
      body.put("client_info", ClientInfo.of(subject.tenant(), subject.user()));
    }
    return Reply.json(200, TokenReply.of(call, body, scopes.resource().audience(), now));
  }

  /** {@code 2026-08-13T21:24:29.1234567Z}. */
  static String precise(Instant instant) {
    return PRECISE.format(instant);
  }
}
