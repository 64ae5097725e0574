package dev.platen.printer.mail;

/** What became of a mail. */
public sealed interface MailOutcome {

  /** The server took it. */
  record Sent() implements MailOutcome {}

  /**
   * Not sent.
   *
   * @param detail the server's reply or what else is known, on one line, for the log; no secret
   */
  record Failed(Cause cause, String detail) implements MailOutcome {}

  /** Why a mail was not sent; what the job history says to it is the firmware's. */
  enum Cause {
    /** OAuth2 is set, and there is no saved sign-in. */
    NOT_SIGNED_IN,
    /** The saved sign-in is void. */
    SIGN_IN_EXPIRED,
    /** A user's own sign-in is void or gone: the user has to sign in again (guide case TRB-370). */
    USER_SIGN_IN_VOID,
    /** The sign-in's service could not be reached, or gave no token. */
    CLOUD_UNREACHABLE,
    /** There is no mail server, or no sender, in the settings. */
    NOT_SET_UP,
    NAME_NOT_RESOLVED,
    /** No connection to the mail server, or it broke off. */
    NOT_CONNECTED,
    /** The server offers no encryption where the settings ask for it. */
    ENCRYPTION_NOT_OFFERED,
    CERTIFICATE_NOT_TRUSTED,
    AUTHENTICATION_REFUSED,
    TOO_LARGE,
    /** The server took neither sender, nor recipients, nor message; or not now. */
    REFUSED
  }
}
