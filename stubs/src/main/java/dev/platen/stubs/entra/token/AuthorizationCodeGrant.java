package dev.platen.stubs.entra.token;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.entra.authorize.AuthorizationCode;
import dev.platen.stubs.entra.authorize.AuthorizationCodes;
import dev.platen.stubs.entra.authorize.AuthorizationRequest;
import dev.platen.stubs.entra.authorize.CodeChallenge;
import dev.platen.stubs.entra.error.Checked;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Parameters;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.scope.ScopeRequest;
import dev.platen.stubs.entra.scope.Scopes;
import java.util.Map;
import java.util.Optional;

/** RFC 6749 section 4.1.3 with PKCE (RFC 7636 section 4.5). */
final class AuthorizationCodeGrant implements Grant {
  private final Directory directory;
  private final AuthorizationCodes codes;
  private final UserTokens tokens;

  AuthorizationCodeGrant(Directory directory, AuthorizationCodes codes, UserTokens tokens) {
    this.directory = directory;
    this.codes = codes;
    this.tokens = tokens;
  }

  @Override
  public Reply answer(Ask ask) {
    Parameters form = ask.call().request().form();
    String given = Checked.required(form, "code");
    Optional<AuthorizationCode> found = codes.find(given);
    boolean publicClient =
        ask.checkClient(found.map(AuthorizationCode::tenantId).flatMap(directory::tenant));
    AuthorizationCode code =
        found.orElseThrow(() -> new Problem(Situation.AUTHORIZATION_CODE_UNKNOWN));
    AuthorizationRequest request = code.request();
    if (!request.clientId().equals(ask.application().clientId())) {
      throw new Problem(Situation.GRANT_MALFORMED);
    }
    checkRedirectUri(request, Checked.required(form, "redirect_uri"));
    if (code.isRedeemed()) {
      throw new Problem(Situation.AUTHORIZATION_CODE_REDEEMED);
    }
    tokens.checkSegment(ask.segment(), code.tenantId());
    if (code.isExpired(directory.clock(code.tenantId()).instant())) {
      throw new Problem(Situation.AUTHORIZATION_CODE_EXPIRED);
    }
    checkVerifier(request.challenge(), Checked.optional(form, "code_verifier"));
    TokenIssuer.Subject subject =
        tokens.subject(
            code.tenantId(),
            code.userId(),
            request.clientId(),
            code.authenticatedAt(),
            publicClient);
    ScopeRequest wanted =
        Checked.optional(form, "scope").map(ScopeRequest::parse).orElse(request.scopes());
    Scopes scopes = tokens.consented(subject, wanted);
    // Last, so that a refusal above does not use the code up.
    if (!code.redeem()) {
      throw new Problem(Situation.AUTHORIZATION_CODE_REDEEMED);
    }
    boolean refreshable =
        scopes.offlineAccess() || request.scopes().openId().contains("offline_access");
    return tokens.reply(
        ask.call(),
        subject,
        scopes,
        request.scopes(),
        refreshable,
        code.secondFactor(),
        request.nonce());
  }

  private static void checkRedirectUri(AuthorizationRequest request, String given) {
    if (!given.equals(request.redirect().uri())) {
      throw new Problem(
          Situation.REDIRECT_URI_CHANGED,
          Map.of("given", given, "asked", request.redirect().uri()));
    }
  }

  /** A verifier without a challenge is refused, too: the challenge may have been taken away. */
  private static void checkVerifier(Optional<CodeChallenge> challenge, Optional<String> verifier) {
    if (challenge.isPresent() && verifier.isEmpty()) {
      throw new Problem(Situation.VERIFIER_MISSING);
    }
    if (verifier.isPresent()
        && challenge.filter(asked -> asked.isAnsweredBy(verifier.get())).isEmpty()) {
      throw new Problem(Situation.VERIFIER_WRONG);
    }
  }
}
