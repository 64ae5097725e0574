package dev.platen.stubs.exchange.token;

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
import dev.platen.stubs.directory.TenantKind;
import dev.platen.stubs.personal.CompactTicket;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks access tokens for client submission (reference entra 5.3, 5.4; exchange 2.2): signature,
 * issuer, audience, time and permission. Times are those of the issuing tenant's clock, to the
 * second and without leeway.
 */
public final class TokenVerifier {
  private static final Set<String> AUDIENCES =
      Set.of("https://outlook.office.com", "https://outlook.office365.com");
  private static final Pattern ISSUER =
      Pattern.compile(
          "https://sts\\.windows\\.net/([0-9a-f-]{36})/"
              + "|https://login\\.microsoftonline\\.com/([0-9a-f-]{36})/v2\\.0");

  /** The tenant that the tokens of all personal accounts name. */
  private static final String CONSUMERS = "9188040d-6c67-4c5b-b112-36a304b66dad";

  private static final String DELEGATED = "SMTP.Send";
  private static final String APPLICATION = "SMTP.SendAsApp";

  private final Directory directory;
  private final Supplier<JWKSet> keys;

  /**
   * @param keys the public keys that tokens are signed with; asked for at each check
   */
  public TokenVerifier(Directory directory, Supplier<JWKSet> keys) {
    this.directory = directory;
    this.keys = keys;
  }

  /**
   * Checks a token.
   *
   * @throws InvalidTokenException saying what is wrong with it
   */
  public TokenSubject verify(String token) throws InvalidTokenException {
    try {
      SignedJWT jwt = SignedJWT.parse(CompactTicket.unwrap(token).orElse(token));
      verifySignature(jwt);
      return subject(jwt.getJWTClaimsSet());
    } catch (ParseException e) {
      throw new InvalidTokenException("the token is not a signed JWT");
    }
  }

  private void verifySignature(SignedJWT jwt) throws InvalidTokenException {
    if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
      throw new InvalidTokenException("the token is signed by another algorithm than RS256");
    }
    String kid = jwt.getHeader().getKeyID();
    JWK key = kid == null ? null : keys.get().getKeyByKeyId(kid);
    if (!(key instanceof RSAKey rsa)) {
      throw new InvalidTokenException("the token's kid names no published key");
    }
    try {
      if (!jwt.verify(new RSASSAVerifier(rsa.toRSAPublicKey()))) {
        throw new InvalidTokenException("the token's signature is wrong");
      }
    } catch (JOSEException e) {
      throw new InvalidTokenException("the token's signature cannot be checked");
    }
  }

  private TokenSubject subject(JWTClaimsSet claims) throws InvalidTokenException, ParseException {
    UUID tenant = tenant(claims);
    if (claims.getAudience().stream().noneMatch(AUDIENCES::contains)) {
      throw new InvalidTokenException("the token's audience (aud) is " + claims.getAudience());
    }
    Instant now = directory.clock(tenant).instant();
    Optional<Instant> expires = instant(claims.getExpirationTime());
    Optional<Instant> notBefore = instant(claims.getNotBeforeTime());
    if (expires.isEmpty() || !now.isBefore(expires.get())) {
      throw new InvalidTokenException(
          "the token expired (exp) at " + shown(expires) + ", it is " + now);
    }
    if (notBefore.filter(now::isBefore).isPresent()) {
      throw new InvalidTokenException(
          "the token is not valid before (nbf) " + shown(notBefore) + ", it is " + now);
    }
    return permitted(tenant, claims);
  }

  private UUID tenant(JWTClaimsSet claims) throws InvalidTokenException {
    Matcher issuer = ISSUER.matcher(String.valueOf(claims.getIssuer()));
    if (!issuer.matches()) {
      throw new InvalidTokenException("the token's issuer (iss) is " + claims.getIssuer());
    }
    String id = issuer.group(1) != null ? issuer.group(1) : issuer.group(2);
    if (!id.equals(claims.getClaim("tid"))) {
      throw new InvalidTokenException("the token's tid is not the tenant of its issuer");
    }
    if (id.equals(CONSUMERS)) {
      return personalAccount(String.valueOf(claims.getClaim(CompactTicket.ACCOUNT)));
    }
    return directory
        .tenant(id)
        .orElseThrow(() -> new InvalidTokenException("the token's tenant " + id + " is unknown"))
        .id();
  }

  private UUID personalAccount(String id) throws InvalidTokenException {
    return directory.tenants().stream()
        .filter(tenant -> tenant.kind() == TenantKind.PERSONAL)
        .map(Tenant::id)
        .filter(known -> known.toString().equals(id))
        .findFirst()
        .orElseThrow(() -> new InvalidTokenException("the token's personal account is unknown"));
  }

  private static TokenSubject permitted(UUID tenant, JWTClaimsSet claims)
      throws InvalidTokenException, ParseException {
    String scopes = claims.getStringClaim("scp");
    if (scopes != null) {
      if (!List.of(scopes.split(" ", -1)).contains(DELEGATED)) {
        throw new InvalidTokenException("the token's scp lacks " + DELEGATED + ": " + scopes);
      }
      return new TokenSubject.Person(tenant, principalName(claims));
    }
    List<String> roles = claims.getStringListClaim("roles");
    if (roles == null || !roles.contains(APPLICATION)) {
      throw new InvalidTokenException(
          "the token has neither " + DELEGATED + " in scp nor " + APPLICATION + " in roles");
    }
    return new TokenSubject.Daemon(tenant, String.valueOf(claims.getClaim("appid")));
  }

  /** {@code upn} in the v1 form, {@code preferred_username} in the v2 form. */
  private static String principalName(JWTClaimsSet claims)
      throws InvalidTokenException, ParseException {
    for (String claim : List.of("upn", "preferred_username")) {
      String name = claims.getStringClaim(claim);
      if (name != null) {
        return name;
      }
    }
    throw new InvalidTokenException("the token names no user (upn)");
  }

  private static String shown(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("no time at all");
  }

  private static Optional<Instant> instant(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toInstant);
  }
}
