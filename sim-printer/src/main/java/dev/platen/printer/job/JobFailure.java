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
  REFUSED;

  static JobFailure of(MailOutcome.Cause cause) {
    return valueOf(cause.name());
  }
}
