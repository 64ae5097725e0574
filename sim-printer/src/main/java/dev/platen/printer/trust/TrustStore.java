package dev.platen.printer.trust;

import java.util.List;

/**
 * The roots that the printer trusts, as an administrator sees them: the installed factory set and
 * what persons imported. A change counts for the next connection.
 */
public interface TrustStore {
  /** As many CA certificates as can be imported; recalled, uncertain. */
  int MAX_IMPORTED = 10;

  /** The factory set as installed. */
  RootSet rootSet();

  /** Installs the set that the firmware carries, anew. Nothing is fetched from anywhere. */
  void updateRoots();

  void setAutomaticUpdate(boolean automatic);

  /** What was imported, the oldest first. */
  List<CaCertificate> imported();

  /**
   * Imports a CA certificate; when this returns {@link ImportResult#IMPORTED}, it survives a power
   * cut and is trusted.
   *
   * @param file one X.509 certificate, PEM (RFC 7468) or DER
   */
  ImportResult add(byte[] file);

  /** Deletes an imported certificate; whether there was one. */
  boolean delete(long id);
}
