package dev.platen.printer.job;

import dev.platen.printer.mail.MailOutcome;

/** Why a job failed, whatever code the firmware gives it. */
public enum JobFailure {
  POWER_FAILURE,
  /** No room to keep the job's data. */
  MEMORY_FULL,
  NOT_SIGNED_IN,
  SIGN_IN_EXPIRED,
  USER_SIGN_IN_VOID,
  CLOUD_UNREACHABLE,
  NOT_SET_UP,
  NAME_NOT_RESOLVED,
  NOT_CONNECTED,
  ENCRYPTION_NOT_OFFERED,
  CERTIFICATE_NOT_TRUSTED,
  AUTHENTICATION_REFUSED,
  TOO_LARGE,
  REFUSED,
  /** The printer that a sheet is to be printed on was not reached; the tray has the sheet. */
  PRINT_NOT_CONNECTED,
  /** That printer did not take the sheet; the tray has it. */
  PRINT_REFUSED,
  // A received fax could not be mailed on: fax jobs have codes of their own (reference printer
  // 4.1).
  FORWARD_NOT_SET_UP,
  FORWARD_NAME_NOT_RESOLVED,
  FORWARD_NOT_CONNECTED,
  FORWARD_ENCRYPTION_NOT_OFFERED,
  FORWARD_CERTIFICATE_NOT_TRUSTED,
  FORWARD_AUTHENTICATION_REFUSED,
  FORWARD_TOO_LARGE,
  FORWARD_REFUSED;

  /** Of a job that sends by mail what it scanned. */
  public static JobFailure of(MailOutcome.Cause cause) {
    return valueOf(cause.name());
  }

  /** Of a job that mails a received fax on. */
  public static JobFailure ofForwarding(MailOutcome.Cause cause) {
    return switch (cause) {
      case NOT_SIGNED_IN, SIGN_IN_EXPIRED, USER_SIGN_IN_VOID, CLOUD_UNREACHABLE -> of(cause);
      case NOT_SET_UP -> FORWARD_NOT_SET_UP;
      case NAME_NOT_RESOLVED -> FORWARD_NAME_NOT_RESOLVED;
      case NOT_CONNECTED -> FORWARD_NOT_CONNECTED;
      case ENCRYPTION_NOT_OFFERED -> FORWARD_ENCRYPTION_NOT_OFFERED;
      case CERTIFICATE_NOT_TRUSTED -> FORWARD_CERTIFICATE_NOT_TRUSTED;
      case AUTHENTICATION_REFUSED -> FORWARD_AUTHENTICATION_REFUSED;
      case TOO_LARGE -> FORWARD_TOO_LARGE;
      case REFUSED -> FORWARD_REFUSED;
    };
  }
}
