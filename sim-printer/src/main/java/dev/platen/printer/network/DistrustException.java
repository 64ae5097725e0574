package dev.platen.printer.network;

import dev.platen.printer.network.NetworkFailure.Distrust;
import java.security.cert.CertificateException;

/** A certificate that the printer does not trust, as the TLS engine passes it on. */
final class DistrustException extends CertificateException {
  private static final long serialVersionUID = 1;

  private final Distrust distrust;

  DistrustException(Distrust distrust, String message) {
    super(message);
    this.distrust = distrust;
  }

  Distrust distrust() {
    return distrust;
  }
}
