package dev.platen.stubs.graph;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.entra.http.Call;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever calls, as a token of Entra's says.
 *
 * @param tenant whose token it is; nothing of another organization can be reached by it
 * @param userId empty for a daemon
 * @param permissions what the token carries, in {@code scp} or {@code roles}
 */
record Caller(UUID tenant, Optional<UUID> userId, Set<String> permissions) {
  private static final Set<String> AUDIENCES =
      Set.of(
          "https://graph.microsoft.com",
          "https://graph.microsoft.com/",
          "00000003-0000-0000-c000-000000000000");

  Caller {
    permissions = Set.copyOf(permissions);
  }

  /**
   * Checks the token of a request: signature, audience, time, tenant.
   *
   * @throws GraphProblem with status 401
   */
  static Caller of(Call call, Directory directory, JWKSet keys) {
    String authorization = call.request().header("Authorization").orElse("").strip();
    if (!authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
      throw new GraphProblem("token_empty");
    }
    try {
      SignedJWT token = SignedJWT.parse(authorization.substring("bearer ".length()).strip());
      if (!isSigned(token, keys)) {
        throw new GraphProblem("token_signature");
      }
      return of(token.getJWTClaimsSet(), directory);
    } catch (ParseException e) {
      throw new GraphProblem("token_malformed");
    }
  }

  private static boolean isSigned(SignedJWT token, JWKSet keys) {
    String kid = token.getHeader().getKeyID();
    JWK key = kid == null ? null : keys.getKeyByKeyId(kid);
    try {
      return JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
          && key instanceof RSAKey rsa
          && token.verify(new RSASSAVerifier(rsa.toRSAPublicKey()));
    } catch (JOSEException e) {
      return false;
    }
  }

  private static Caller of(JWTClaimsSet claims, Directory directory) throws ParseException {
    if (claims.getAudience().stream().noneMatch(AUDIENCES::contains)) {
      throw new GraphProblem("token_audience");
    }
    Tenant tenant =
        Optional.ofNullable(claims.getStringClaim("tid"))
            .flatMap(Call::uuid)
            .flatMap(directory::tenant)
            .orElseThrow(() -> new GraphProblem("token_audience"));
    Instant now = directory.clock(tenant.id()).instant();
    if (!isIn(now, claims.getNotBeforeTime(), claims.getExpirationTime())) {
      throw new GraphProblem("token_expired");
    }
    String scopes = claims.getStringClaim("scp");
    if (scopes != null) {
      return new Caller(
          tenant.id(),
          Optional.ofNullable(claims.getStringClaim("oid")).flatMap(Call::uuid),
          Set.of(scopes.split(" ")));
    }
    List<String> roles = claims.getStringListClaim("roles");
    return new Caller(tenant.id(), Optional.empty(), roles == null ? Set.of() : Set.copyOf(roles));
  }

  private static boolean isIn(Instant now, @Nullable Date from, @Nullable Date to) {
    return to != null
        && now.isBefore(to.toInstant())
        && (from == null || !now.isBefore(from.toInstant()));
  }

  /**
   * @throws GraphProblem with status 403 where the permission or the user's role is missing
   */
  void check(GraphFacts.Operation operation, Tenant organization) {
    List<String> wanted = GraphFacts.set(GraphFacts.FACTS.permissions(), operation.permissions());
    List<String> roles = GraphFacts.set(GraphFacts.FACTS.roles(), operation.roles());
    boolean permitted = wanted.stream().anyMatch(permissions::contains);
    boolean entitled =
        userId.isEmpty()
            || roles.isEmpty()
            || userId.flatMap(organization::user).stream()
                .flatMap(user -> user.roles().stream())
                .anyMatch(role -> roles.contains(role.name()));
    if (!permitted || !entitled) {
      throw new GraphProblem(operation.refusal());
    }
  }
}
