package dev.platen.stubs.fault;

/** Points of an SMTP session at which the server answers. */
public enum SmtpCommand {
  /** The banner. */
  CONNECT,
  HELO,
  EHLO,
  STARTTLS,
  /** The end of a log-in, in however many steps. */
  AUTH,
  MAIL,
  RCPT,
  DATA,
  /** The end of a message after DATA. */
  MESSAGE,
  BDAT,
  RSET,
  NOOP,
  QUIT,
  VRFY,
  HELP
}
