package dev.platen.stubs.entra.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes {@code premade-signing-keys.json} anew; run by hand, with the file as its argument. */
final class PremadeSigningKeys {
  private static final SecureRandom RANDOM = new SecureRandom();

  private PremadeSigningKeys() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(
        Path.of(arguments[0]),
        new JWKSet(Stream.generate(PremadeSigningKeys::newKey).limit(4).toList()).toString(false));
  }

  private static JWK newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      X500Name name = new X500Name("CN=accounts.accesscontrol.windows.net");
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          name,
                          new BigInteger(120, RANDOM).setBit(120),
                          Date.from(Instant.parse("2015-01-01T00:00:00Z")),
                          Date.from(Instant.parse("2049-12-31T23:59:59Z")),
                          name,
                          pair.getPublic())
                      .build(
                          new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
      return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
          .privateKey(pair.getPrivate())
          .keyUse(KeyUse.SIGNATURE)
          .keyID(thumbprint(certificate))
          .x509CertChain(List.of(Base64.encode(certificate.getEncoded())))
          .build();
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("Cannot make a signing key: " + e.getMessage(), e);
    }
  }

  /** The certificate's SHA-1: the service still names its keys so. */
  @SuppressWarnings("InsecureCryptoUsage")
  private static String thumbprint(X509Certificate certificate) throws GeneralSecurityException {
    return Base64URL.encode(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()))
        .toString();
  }
}
