package dev.platen.bench.doctor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The bench's certificate authority, as the state folder or the bench's page has it. */
final class Authority {
  private static final int DNS_NAME = 2;

  private Authority() {}

  /** From the state folder, else from the page that printers' owners download it from. */
  static Optional<X509Certificate> of(Subject subject) {
    if (subject.authority().isPresent()) {
      return subject.authority();
    }
    try {
      return Optional.of(
          parse(Wire.http(subject.bench(), subject.services().page(), "/ca.pem").body()));
    } catch (IOException | CertificateException e) {
      return Optional.empty();
    }
  }

  static X509Certificate parse(String pem) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /**
   * What is wrong with a server's certificates as a printer sees them (RFC 5280 section 6, RFC 6125
   * section 6.4); empty where nothing is.
   */
  static Optional<String> flaw(
      List<X509Certificate> chain, X509Certificate authority, String name, Instant now) {
    try {
      List<X509Certificate> path =
          chain.stream().filter(certificate -> !certificate.equals(authority)).toList();
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return hasName(chain.getFirst(), name)
          ? Optional.empty()
          : Optional.of("it is not for the name " + name);
    } catch (GeneralSecurityException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static boolean hasName(X509Certificate leaf, String name) throws CertificateException {
    Collection<List<?>> names = leaf.getSubjectAlternativeNames();
    return names != null
        && names.stream()
            .anyMatch(
                alternative ->
                    alternative.get(0).equals(DNS_NAME)
                        && name.equalsIgnoreCase(String.valueOf(alternative.get(1))));
  }
}
