package dev.platen.printer.connectiontest;

import dev.platen.printer.mail.Finding;

/**
 * What a connection test found; the message that a person reads to it is data ({@code
 * connection-test/messages.yaml}).
 */
public enum TestResult {
  SUCCESSFUL,
  /** A test or a job is under way. */
  BUSY,
  /** OAuth2 is set, and there is no saved sign-in. */
  NOT_SIGNED_IN,
  /** The saved sign-in is void. */
  SIGN_IN_EXPIRED,
  /** The sign-in's service gave no token. */
  SIGN_IN_REFUSED,
  /** The sign-in's service could not be reached. */
  SIGN_IN_UNREACHABLE,
  SERVER_NOT_SET,
  SENDER_NOT_SET,
  POP3_SERVER_NOT_SET,
  NAME_NOT_RESOLVED,
  NOT_CONNECTED,
  BROKEN_OFF,
  OTHER_PROTOCOL,
  TLS_NOT_SPOKEN,
  SSL_TLS_WANTED,
  STARTTLS_WANTED,
  NO_TLS_WANTED,
  STARTTLS_NOT_OFFERED,
  CERTIFICATE_UNKNOWN_AUTHORITY,
  CERTIFICATE_NOT_VALID_NOW,
  CERTIFICATE_WRONG_NAME,
  CERTIFICATE_DAMAGED,
  AUTHENTICATION_REFUSED,
  SMTP_AUTH_NOT_OFFERED,
  SMTP_AUTH_WANTED,
  POP_BEFORE_SMTP_WANTED,
  SENDER_REFUSED,
  TOO_LARGE,
  REFUSED,
  POP3_NAME_NOT_RESOLVED,
  POP3_NOT_CONNECTED,
  POP3_AUTHENTICATION_REFUSED;

  static TestResult of(Finding finding) {
    return valueOf(finding.name());
  }

  /**
   * Key of the message in the bundles below {@code web.connection_test.}, for example {@code
   * successful}.
   */
  public String message() {
    return TestMessages.of(this);
  }
}
