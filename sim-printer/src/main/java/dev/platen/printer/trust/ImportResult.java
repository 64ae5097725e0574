package dev.platen.printer.trust;

/** What became of importing a CA certificate. */
public enum ImportResult {
  IMPORTED,
  /** Neither PEM nor DER of an X.509 certificate. */
  NOT_A_CERTIFICATE,
  /** More than one in a file. */
  SEVERAL,
  /** A certificate that may not issue others (RFC 5280 section 4.2.1.9). */
  NOT_A_CA,
  EXPIRED,
  /** It is there already. */
  DUPLICATE,
  /** There are {@link TrustStore#MAX_IMPORTED} already. */
  TOO_MANY
}
