package dev.platen.printer.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A certificate of a certification authority that a person imported.
 *
 * @param id of this printer, never given twice
 */
public record CaCertificate(long id, X509Certificate certificate) {

  /** Whether its validity has ended at {@code now}. */
  public boolean expired(Instant now) {
    return now.isAfter(certificate.getNotAfter().toInstant());
  }
}
