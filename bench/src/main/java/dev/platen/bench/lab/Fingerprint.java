package dev.platen.bench.lab;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** What people compare to be sure that two certificates are the same. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * The digest of a certificate in pairs of hexadecimal digits, as browsers and devices show it.
   *
   * @param algorithm {@code SHA-256}, or {@code SHA-1} for what shows nothing newer
   */
  public static String of(X509Certificate certificate, String algorithm) {
    try {
      return HexFormat.ofDelimiter(":")
          .withUpperCase()
          .formatHex(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + algorithm, e);
    }
  }
}
