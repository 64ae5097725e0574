package dev.platen.stubs.entra.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.platen.stubs.directory.Application;
import dev.platen.stubs.entra.authority.Address;
import dev.platen.stubs.entra.authority.ServiceFacts;
import dev.platen.stubs.entra.error.Checked;
import dev.platen.stubs.entra.error.Problem;
import dev.platen.stubs.entra.error.Situation;
import dev.platen.stubs.entra.http.Parameters;
import dev.platen.stubs.entra.http.Request;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JWT by which a client proves that it has the key of one of its certificates (RFC 7523 section
 * 3).
 *
 * @param jwt as it came
 * @param address under which the client reached the service
 */
record ClientAssertion(SignedJWT jwt, Address address) {
  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);

  /** How far the client's clock may be off. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /**
   * The assertion of a request, if it has one.
   *
   * @throws Problem (AADSTS900144) where its type is missing, (AADSTS50027) where it is no signed
   *     JWT
   */
  static Optional<ClientAssertion> of(Request request) {
    Parameters form = request.form();
    Optional<String> given = Checked.optional(form, "client_assertion");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(given.get());
      if (ALGORITHMS.contains(jwt.getHeader().getAlgorithm())
          && Checked.required(form, "client_assertion_type").equals(TYPE)) {
        return Optional.of(new ClientAssertion(jwt, Address.of(request)));
      }
    } catch (ParseException e) {
      // Said below, without what was sent.
    }
    throw new Problem(Situation.ASSERTION_MALFORMED);
  }

  /**
   * Checks that the application signed it, for this service, a short while ago.
   *
   * @throws Problem AADSTS700027, 700021, 700023, 700024, 50027
   */
  void check(Application application, Instant now) {
    Map<String, String> app = Map.of("app", application.clientId().toString());
    if (application.daemon().certificates().stream().noneMatch(this::isSignedBy)) {
      throw new Problem(Situation.ASSERTION_SIGNATURE_WRONG, app);
    }
    JWTClaimsSet claims = claims();
    String id = application.clientId().toString();
    if (!id.equalsIgnoreCase(claims.getSubject()) || !id.equalsIgnoreCase(claims.getIssuer())) {
      throw new Problem(Situation.ASSERTION_OF_OTHER_APPLICATION, app);
    }
    if (claims.getAudience().stream().noneMatch(this::isHere)) {
      throw new Problem(Situation.ASSERTION_FOR_OTHER_AUDIENCE, app);
    }
    Date end = claims.getExpirationTime();
    Date start = claims.getNotBeforeTime();
    if (end == null
        || now.minus(SKEW).isAfter(end.toInstant())
        || (start != null && now.plus(SKEW).isBefore(start.toInstant()))) {
      throw new Problem(Situation.ASSERTION_NOT_IN_TIME, app);
    }
  }

  private JWTClaimsSet claims() {
    try {
      return jwt.getJWTClaimsSet();
    } catch (ParseException e) {
      throw new Problem(Situation.ASSERTION_MALFORMED);
    }
  }

  private boolean isSignedBy(String certificate) {
    try {
      X509Certificate parsed = X509CertUtils.parse(Base64.getMimeDecoder().decode(certificate));
      return parsed != null
          && parsed.getPublicKey() instanceof RSAPublicKey key
          && jwt.verify(new RSASSAVerifier(key));
    } catch (IllegalArgumentException | JOSEException e) {
      return false;
    }
  }

  /** Clients name the token endpoint, or the issuer, under the name that they use. */
  private boolean isHere(String audience) {
    return List.of(address.base(), "https://" + ServiceFacts.FACTS.loginHost()).stream()
        .anyMatch(base -> audience.equals(base) || audience.startsWith(base + "/"));
  }

  /** Without the assertion. */
  @Override
  public String toString() {
    return "ClientAssertion[]";
  }
}
