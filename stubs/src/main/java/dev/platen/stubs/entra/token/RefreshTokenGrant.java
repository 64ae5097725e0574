package dev.platen.stubs.entra.token;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.entra.error.Checked;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.scope.ScopeRequest;
import dev.platen.stubs.entra.scope.Scopes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Fresh tokens for an old refresh token, which stays valid (reference entra 5.1). */
final class RefreshTokenGrant implements Grant {
  private final Directory directory;
  private final SigningKeys keys;
  private final UserTokens tokens;
  private final LoopGuard loops = new LoopGuard();

  RefreshTokenGrant(Directory directory, SigningKeys keys, UserTokens tokens) {
    this.directory = directory;
    this.keys = keys;
    this.tokens = tokens;
  }

  @Override
  public Reply answer(Ask ask) {
    String given = Checked.required(ask.call().request().form(), "refresh_token");
    Optional<RefreshToken> found =
        RefreshToken.unseal(given, keys)
            .filter(token -> token.clientId().equals(ask.application().clientId()));
    boolean publicClient =
        ask.checkClient(found.map(RefreshToken::tenantId).flatMap(directory::tenant));
    RefreshToken token = found.orElseThrow(() -> new Problem(Situation.GRANT_MALFORMED));
    try {
      return answer(ask, token, given, publicClient);
    } catch (Problem problem) {
      throw problem.with(Problem.TOKEN_AGE, age(token));
    }
  }

  private Reply answer(Ask ask, RefreshToken token, String given, boolean publicClient) {
    tokens.checkSegment(ask.segment(), token.tenantId());
    TokenIssuer.Subject subject =
        tokens.subject(
            token.tenantId(), token.userId(), token.clientId(), token.issuedAt(), publicClient);
    checkIdle(token);
    loops.check(given, directory.clock(token.tenantId()).instant());
    ScopeRequest signIn = ScopeRequest.parse(token.scopes());
    ScopeRequest wanted =
        Checked.optional(ask.call().request().form(), "scope")
            .map(ScopeRequest::parse)
            .orElse(signIn);
    Scopes scopes = tokens.consented(subject, wanted);
    return tokens
        .access()
        .refresh(
            ask.call(),
            UserTokens.asker(subject, scopes),
            token.session(),
            () -> UserTokens.precise(token.issuedAt()),
            () -> tokens.reply(ask.call(), subject, scopes, signIn, token.session(), true));
  }

  /** In seconds with four places, as a real service was seen to write it. */
  private String age(RefreshToken token) {
    return directory
        .tenant(token.tenantId())
        .map(tenant -> Duration.between(token.issuedAt(), directory.clock(tenant.id()).instant()))
        .map(age -> String.format(Locale.ROOT, "%.4f", age.toMillis() / 1000.0))
        .orElse("");
  }

  private void checkIdle(RefreshToken token) {
    Instant now = directory.clock(token.tenantId()).instant();
    Duration longest = Duration.ofDays(TokenFacts.FACTS.refreshTokenIdleDays());
    if (Duration.between(token.issuedAt(), now).compareTo(longest) > 0) {
      throw new Problem(
          Situation.REFRESH_TOKEN_IDLE, Map.of("issued", UserTokens.precise(token.issuedAt())));
    }
  }
}
