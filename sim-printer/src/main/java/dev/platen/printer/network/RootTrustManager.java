package dev.platen.printer.network;

import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.network.NetworkFailure.Distrust;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts what the printer's roots vouch for at the time of the printer's clock, which is what makes
 * a wrong clock show as an untrusted connection (reference printer 1.3).
 *
 * <p>Deliberately not an {@code X509ExtendedTrustManager}: for a plain one, Java's TLS engine adds
 * its own checks of host name and algorithms.
 */
final class RootTrustManager implements X509TrustManager {
  private static final Set<String> SERVER_USES =
      Set.of("1.3.6.1.5.5.7.3.1" /* serverAuth */, "2.5.29.37.0" /* any */);

  private final Supplier<List<X509Certificate>> trusted;
  private final Clock clock;
  private final Defects defects;

  /**
   * @param trusted asked at each connection, as roots come and go while the printer is on
   */
  RootTrustManager(Supplier<List<X509Certificate>> trusted, Clock clock, Defects defects) {
    this.trusted = trusted;
    this.clock = clock;
    this.defects = defects;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    if (chain.length == 0) {
      throw new DistrustException(Distrust.UNKNOWN_AUTHORITY, "The server shows no certificate");
    }
    List<String> uses = chain[0].getExtendedKeyUsage();
    if (uses != null && uses.stream().noneMatch(SERVER_USES::contains)) {
      throw new DistrustException(Distrust.WRONG_NAME, "The certificate is not one of a server");
    }
    List<X509Certificate> roots = trusted.get();
    // A root that the server sends along proves nothing: only the printer's own copy counts.
    List<X509Certificate> path =
        List.of(chain).stream().takeWhile(link -> !roots.contains(link)).toList();
    if (!path.isEmpty()) {
      validate(path, roots);
    }
  }

  private void validate(List<X509Certificate> path, List<X509Certificate> roots)
      throws CertificateException {
    if (roots.isEmpty()) {
      throw new DistrustException(Distrust.UNKNOWN_AUTHORITY, "The printer has no root");
    }
    try {
      PKIXParameters parameters =
          new PKIXParameters(
              roots.stream()
                  .map(root -> new TrustAnchor(root, null))
                  .collect(Collectors.toUnmodifiableSet()));
      parameters.setRevocationEnabled(false);
      parameters.setDate(
          defects.has(Defect.ACCEPTS_EXPIRED_CERTIFICATES)
              ? path.getFirst().getNotBefore()
              : Date.from(clock.instant()));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    } catch (CertPathValidatorException e) {
      throw new DistrustException(distrust(e), String.valueOf(e.getMessage()));
    } catch (GeneralSecurityException e) {
      throw new DistrustException(Distrust.UNKNOWN_AUTHORITY, String.valueOf(e.getMessage()));
    }
  }

  private static Distrust distrust(CertPathValidatorException exception) {
    return exception.getReason() instanceof BasicReason reason
        ? switch (reason) {
          case EXPIRED, NOT_YET_VALID -> Distrust.NOT_VALID_NOW;
          case INVALID_SIGNATURE -> Distrust.DAMAGED;
          default -> Distrust.UNKNOWN_AUTHORITY;
        }
        : Distrust.UNKNOWN_AUTHORITY;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("The printer is no TLS server here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trusted.get().toArray(new X509Certificate[0]);
  }
}
