package dev.platen.printer.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/**
 * Reads and checks a server certificate, its chain and its key, in PEM (RFC 7468) or DER, as an
 * administrator imports them.
 */
@SuppressWarnings("JavaUtilDate") // an interface of the JDK
public final class CertificateImport {
  /** As many files as the page takes (verified). */
  public static final int MAX_CERTIFICATES = 3;

  private static final List<String> KEY_FORMS =
      List.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private CertificateImport() {}

  /**
   * What the files hold, checked: the key is the certificate's, each certificate was issued by the
   * next, and the first is valid now.
   *
   * @param files the server's certificate first, an empty one where none was chosen; a PEM file may
   *     hold the rest of the chain too
   * @param clock the printer's
   */
  public static KeyChain read(List<byte[]> files, byte[] keyFile, Clock clock)
      throws CertificateProblem {
    List<X509Certificate> chain = new ArrayList<>();
    List<Integer> fileOf = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      if (files.get(file).length > 0) {
        for (X509Certificate certificate : certificates(file, files.get(file))) {
          chain.add(certificate);
          fileOf.add(file);
        }
      }
    }
    if (chain.isEmpty()) {
      throw new CertificateProblem(0, "web.cert.problem.missing");
    }
    if (chain.size() > MAX_CERTIFICATES) {
      throw new CertificateProblem(
          fileOf.get(MAX_CERTIFICATES), "web.cert.problem.too_many", MAX_CERTIFICATES);
    }
    PrivateKey key = key(keyFile);
    if (!belong(key, chain.getFirst())) {
      throw new CertificateProblem(CertificateProblem.KEY, "web.cert.problem.key_does_not_match");
    }
    for (int i = 0; i + 1 < chain.size(); i++) {
      if (!issued(chain.get(i + 1), chain.get(i))) {
        throw new CertificateProblem(fileOf.get(i), "web.cert.problem.chain_broken", i + 1);
      }
    }
    checkTime(chain.getFirst(), clock);
    return new KeyChain(key, chain);
  }

  private static List<X509Certificate> certificates(int file, byte[] content)
      throws CertificateProblem {
    List<X509Certificate> found = new ArrayList<>();
    try {
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content))) {
        found.add((X509Certificate) certificate);
      }
    } catch (GeneralSecurityException e) {
      throw new CertificateProblem(file, "web.cert.problem.not_a_certificate");
    }
    if (found.isEmpty()) {
      throw new CertificateProblem(file, "web.cert.problem.not_a_certificate");
    }
    return found;
  }

  private static PrivateKey key(byte[] content) throws CertificateProblem {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (text.contains("-----BEGIN ")) {
      return pemKey(text)
          .orElseThrow(
              () -> new CertificateProblem(CertificateProblem.KEY, "web.cert.problem.not_a_key"));
    }
    for (String form : KEY_FORMS) {
      String pem =
          "-----BEGIN %s-----\n%s\n-----END %s-----\n"
              .formatted(
                  form, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), form);
      Optional<PrivateKey> key = pemKey(pem);
      if (key.isPresent()) {
        return key.get();
      }
    }
    throw new CertificateProblem(CertificateProblem.KEY, "web.cert.problem.not_a_key");
  }

  private static Optional<PrivateKey> pemKey(String text) throws CertificateProblem {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    try (PEMParser in = new PEMParser(new StringReader(text))) {
      for (Object part = in.readObject(); part != null; part = in.readObject()) {
        switch (part) {
          case PrivateKeyInfo key -> {
            return usable(converter.getPrivateKey(key));
          }
          case PEMKeyPair pair -> {
            return usable(converter.getPrivateKey(pair.getPrivateKeyInfo()));
          }
          case PEMEncryptedKeyPair locked -> throw encrypted();
          case PKCS8EncryptedPrivateKeyInfo locked -> throw encrypted();
          default -> {
            // For example the parameters that stand before an EC key.
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static CertificateProblem encrypted() {
    return new CertificateProblem(CertificateProblem.KEY, "web.cert.problem.key_encrypted");
  }

  private static Optional<PrivateKey> usable(PrivateKey key) {
    return signature(key).map(algorithm -> key);
  }

  private static Optional<String> signature(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> Optional.of("SHA256withRSA");
      case "EC", "ECDSA" -> Optional.of("SHA256withECDSA");
      default -> Optional.empty();
    };
  }

  private static boolean belong(PrivateKey key, X509Certificate certificate) {
    byte[] any = certificate.getSerialNumber().toByteArray();
    try {
      String algorithm = signature(key).orElseThrow();
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(any);
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(any);
      return verifier.verify(signer.sign());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
    try {
      certificate.verify(issuer.getPublicKey());
      return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static void checkTime(X509Certificate certificate, Clock clock)
      throws CertificateProblem {
    Instant now = clock.instant();
    Instant from = Instant.ofEpochMilli(certificate.getNotBefore().getTime());
    Instant to = Instant.ofEpochMilli(certificate.getNotAfter().getTime());
    if (now.isBefore(from) || now.isAfter(to)) {
      throw new CertificateProblem(
          0,
          "web.cert.problem.not_valid_now",
          time(from, clock),
          time(to, clock),
          time(now, clock));
    }
  }

  private static String time(Instant instant, Clock clock) {
    ZoneId zone = clock.getZone();
    return TIME.format(instant.atZone(zone));
  }
}
