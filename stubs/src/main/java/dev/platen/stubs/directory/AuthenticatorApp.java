package dev.platen.stubs.directory;

/**
 * An authenticator app that a user has registered as a second factor: time-based codes of six
 * digits (RFC 6238).
 *
 * @param secret what app and directory share, in base32 (RFC 4648 section 6); a secret
 * @param lastStep number of the 30-second step whose code was accepted last, so that no code counts
 *     twice; -1 before the first
 */
public record AuthenticatorApp(String secret, long lastStep) {

  /** An app whose codes have not been used. */
  public static AuthenticatorApp of(String secret) {
    return new AuthenticatorApp(secret, -1);
  }

  /** The same app after a code of {@code step} was accepted. */
  public AuthenticatorApp usedAt(long step) {
    return new AuthenticatorApp(secret, step);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "AuthenticatorApp";
  }
}
