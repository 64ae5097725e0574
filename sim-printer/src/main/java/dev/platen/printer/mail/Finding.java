package dev.platen.printer.mail;

import dev.platen.printer.mail.MailOutcome.Cause;
import dev.platen.printer.network.NetworkFailure;
import dev.platen.printer.network.NetworkFailure.NameNotFound;
import dev.platen.printer.network.NetworkFailure.NotConnected;
import dev.platen.printer.network.NetworkFailure.NotTrusted;

/** What stood in the way of a mail, in more detail than the job history tells. */
public enum Finding {
  SERVER_NOT_SET(Cause.NOT_SET_UP),
  SENDER_NOT_SET(Cause.NOT_SET_UP),
  POP3_SERVER_NOT_SET(Cause.NOT_SET_UP),
  NAME_NOT_RESOLVED(Cause.NAME_NOT_RESOLVED),
  NOT_CONNECTED(Cause.NOT_CONNECTED),
  /** The connection was there, and then the server was silent or hung up. */
  BROKEN_OFF(Cause.NOT_CONNECTED),
  /** What listens there is no SMTP server. */
  OTHER_PROTOCOL(Cause.NOT_CONNECTED),
  /** SSL/TLS is set, and the server does not answer in TLS. */
  TLS_NOT_SPOKEN(Cause.NOT_CONNECTED),
  /** The server speaks TLS from the first byte. */
  SSL_TLS_WANTED(Cause.NOT_CONNECTED),
  /** The server wants STARTTLS before anything else. */
  STARTTLS_WANTED(Cause.AUTHENTICATION_REFUSED),
  /** The server has no encryption at all, where SSL/TLS is set. */
  NO_TLS_WANTED(Cause.NOT_CONNECTED),
  /** The server offers no STARTTLS, where it is set. */
  STARTTLS_NOT_OFFERED(Cause.ENCRYPTION_NOT_OFFERED),
  CERTIFICATE_UNKNOWN_AUTHORITY(Cause.CERTIFICATE_NOT_TRUSTED),
  CERTIFICATE_NOT_VALID_NOW(Cause.CERTIFICATE_NOT_TRUSTED),
  CERTIFICATE_WRONG_NAME(Cause.CERTIFICATE_NOT_TRUSTED),
  CERTIFICATE_DAMAGED(Cause.CERTIFICATE_NOT_TRUSTED),
  AUTHENTICATION_REFUSED(Cause.AUTHENTICATION_REFUSED),
  /** The server knows no log-in by account and password. */
  SMTP_AUTH_NOT_OFFERED(Cause.AUTHENTICATION_REFUSED),
  /** The server wants a log-in, and the settings have none. */
  SMTP_AUTH_WANTED(Cause.AUTHENTICATION_REFUSED),
  /** The server asks for a log-in to its POP3 server first. */
  POP_BEFORE_SMTP_WANTED(Cause.REFUSED),
  SENDER_REFUSED(Cause.REFUSED),
  TOO_LARGE(Cause.TOO_LARGE),
  /** The server took neither recipients nor message; or not now. */
  REFUSED(Cause.REFUSED),
  POP3_NAME_NOT_RESOLVED(Cause.NAME_NOT_RESOLVED),
  POP3_NOT_CONNECTED(Cause.NOT_CONNECTED),
  POP3_AUTHENTICATION_REFUSED(Cause.AUTHENTICATION_REFUSED);

  private final Cause cause;

  Finding(Cause cause) {
    this.cause = cause;
  }

  /** What the job history makes of it. */
  public Cause cause() {
    return cause;
  }

  /** What a failed connection to an SMTP server means. */
  static Finding of(NetworkFailure failure) {
    return switch (failure) {
      case NameNotFound name -> NAME_NOT_RESOLVED;
      case NotConnected connection -> NOT_CONNECTED;
      case NotTrusted trust ->
          switch (trust.distrust()) {
            case UNKNOWN_AUTHORITY -> CERTIFICATE_UNKNOWN_AUTHORITY;
            case NOT_VALID_NOW -> CERTIFICATE_NOT_VALID_NOW;
            case WRONG_NAME -> CERTIFICATE_WRONG_NAME;
            case DAMAGED -> CERTIFICATE_DAMAGED;
          };
    };
  }
}
