package dev.platen.stubs.exchange;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.platen.stubs.entra.token.SigningKeys;
import java.io.IOException;
import java.io.InputStream;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Signs access tokens as Entra ID would. */
final class Tokens {
  private static final RSAKey KEY = premade(0, "current");
  private final SettableClock clock;

  Tokens(SettableClock clock) {
    this.clock = clock;
  }

  JWKSet published() {
    return new JWKSet(KEY.toPublicJWK());
  }

  String person(UUID tenant, String principalName) {
    return person(tenant, principalName, claims -> claims);
  }

  String person(UUID tenant, String principalName, UnaryOperator<JWTClaimsSet.Builder> change) {
    return sign(
        KEY,
        JWSAlgorithm.RS256,
        change
            .apply(common(tenant).claim("upn", principalName).claim("scp", "IMAP.X SMTP.Send"))
            .build());
  }

  String daemon(UUID tenant, List<String> roles) {
    return sign(
        KEY,
        JWSAlgorithm.RS256,
        common(tenant).claim("roles", roles).claim("idtyp", "app").build());
  }

  String byUnpublishedKey(UUID tenant, String principalName) {
    return sign(Unpublished.KEY_PAIR, JWSAlgorithm.RS256, delegated(tenant, principalName));
  }

  /** Claims the published key's id, but is signed by another. */
  String forged(UUID tenant, String principalName) {
    RSAKey liar = new RSAKey.Builder(Unpublished.KEY_PAIR).keyID(KEY.getKeyID()).build();
    return sign(liar, JWSAlgorithm.RS256, delegated(tenant, principalName));
  }

  String byOtherAlgorithm(UUID tenant, String principalName) {
    return sign(KEY, JWSAlgorithm.RS384, delegated(tenant, principalName));
  }

  /** Signed by the published key's text as if it were a password (CVE-2015-9235). */
  String byThePublicKeyAsAPassword(UUID tenant, String principalName) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY.getKeyID()).build(),
              delegated(tenant, principalName));
      jwt.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Not signed at all. */
  String unsigned(UUID tenant, String principalName) {
    return new PlainJWT(delegated(tenant, principalName)).serialize();
  }

  /** Whatever is said to be claims, signed. */
  String raw(String claims) {
    try {
      JWSObject token =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(),
              new Payload(claims));
      token.sign(signer(KEY));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWTClaimsSet delegated(UUID tenant, String principalName) {
    return common(tenant).claim("upn", principalName).claim("scp", "SMTP.Send").build();
  }

  private JWTClaimsSet.Builder common(UUID tenant) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .audience("https://outlook.office.com")
        .issuer("https://sts.windows.net/" + tenant + "/")
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
        .claim("tid", tenant.toString())
        .claim("appid", "00000000-0000-0000-0000-0000000000aa")
        .claim("ver", "1.0");
  }

  private static String sign(RSAKey key, JWSAlgorithm algorithm, JWTClaimsSet claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(algorithm)
                  .type(JOSEObjectType.JWT)
                  .keyID(key.getKeyID())
                  .build(),
              claims);
      jwt.sign(signer(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each signature would take a JVM that compiles little ten milliseconds otherwise. */
  private static RSASSASigner signer(RSAKey key) throws JOSEException {
    RSASSASigner signer = new RSASSASigner(key);
    if (AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null) {
      signer.getJCAContext().setProvider(AmazonCorrettoCryptoProvider.INSTANCE);
    }
    return signer;
  }

  /** One of the service's own under another name: making a key takes seconds. */
  private static RSAKey premade(int index, String id) {
    try (InputStream in = SigningKeys.class.getResourceAsStream("premade-signing-keys.json")) {
      RSAKey key = JWKSet.load(Objects.requireNonNull(in)).getKeys().get(index).toRSAKey();
      return new RSAKey.Builder(key).keyID(id).build();
    } catch (IOException | ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Unpublished {
    private static final RSAKey KEY_PAIR = premade(1, "unpublished");
  }
}
