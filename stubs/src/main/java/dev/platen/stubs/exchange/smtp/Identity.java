package dev.platen.stubs.exchange.smtp;

import java.util.UUID;

/**
 * Who a session is, once authenticated.
 *
 * @param tenant the organization's id
 * @param mailbox the primary address of the mailbox that mail is submitted through
 * @param mechanism of the log-in, {@code LOGIN} or {@code XOAUTH2}
 */
public record Identity(UUID tenant, String mailbox, String mechanism) {

  /** Logged in with a token. */
  public Identity(UUID tenant, String mailbox) {
    this(tenant, mailbox, "XOAUTH2");
  }
}
