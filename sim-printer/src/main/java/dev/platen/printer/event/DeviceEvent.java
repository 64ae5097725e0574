package dev.platen.printer.event;

import dev.platen.printer.http.LogInGuard;

/**
 * Something that happened in the printer, after it did.
 *
 * @param via what it was done with
 * @param address of the computer that asked, empty where none did
 * @param detail what it concerns, for example a page, an account or a job's number; never a secret
 */
public record DeviceEvent(Kind kind, Via via, String address, String detail) {

  /** What happened. */
  public enum Kind {
    LOGGED_IN,
    LOG_IN_REFUSED,
    /** Too many wrong passwords in a row: none is looked at for a while. */
    LOG_IN_LOCKED,
    LOGGED_OUT,
    SETTINGS_SAVED,
    PASSWORD_CHANGED,
    /** The printer has signed in to the mail service; not saved yet. */
    MAIL_SIGNED_IN,
    MAIL_SIGN_IN_FAILED,
    MAIL_SIGNED_OUT,
    /** A mail could not be sent, as the saved sign-in is void. */
    MAIL_SIGN_IN_EXPIRED,
    EMAIL_JOB_FAILED,
    CERTIFICATE_IMPORTED,
    CERTIFICATE_DELETED,
    SETTINGS_EXPORTED,
    SETTINGS_IMPORTED,
    /** Other firmware is in force; the detail is the version before and the version now. */
    FIRMWARE_INSTALLED,
    AUDIT_LOG_CLEARED,
    AUDIT_LOG_ON,
    AUDIT_LOG_OFF
  }

  /** What something was done with. */
  public enum Via {
    WEB_CONFIG,
    PANEL,
    /** Nobody's doing: the printer itself. */
    PRINTER
  }

  /**
   * A log-in of the administrator.
   *
   * @param lockedBefore whether passwords were not looked at even before; only the attempt that
   *     locks is a lock-out of its own
   */
  public static DeviceEvent ofLogIn(
      LogInGuard.Outcome outcome, boolean lockedBefore, Via via, String address) {
    Kind kind =
        switch (outcome) {
          case RIGHT -> Kind.LOGGED_IN;
          case WRONG -> Kind.LOG_IN_REFUSED;
          case LOCKED -> lockedBefore ? Kind.LOG_IN_REFUSED : Kind.LOG_IN_LOCKED;
        };
    return new DeviceEvent(kind, via, address, "");
  }

  /** An event on the panel. */
  public static DeviceEvent onPanel(Kind kind, String detail) {
    return new DeviceEvent(kind, Via.PANEL, "", detail);
  }

  /** An event that nobody asked for. */
  public static DeviceEvent ofPrinter(Kind kind, String detail) {
    return new DeviceEvent(kind, Via.PRINTER, "", detail);
  }
}
