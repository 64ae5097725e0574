package dev.platen.printer.mail;

/**
 * What a mail server and the sign-in to it are for. Each purpose has settings, sign-in and tokens
 * of its own (guide case FAX-1; reference printer 5, "separate registration for e-mail server and
 * fax server").
 */
public enum Purpose {
  /** Network &gt; Email Server: the printer's own mails. */
  MAIL,
  /** Fax &gt; Fax Server &gt; Email Server Settings: mails that a provider sends on as faxes. */
  FAX_SERVER
}
