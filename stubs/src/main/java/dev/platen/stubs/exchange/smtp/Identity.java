package dev.platen.stubs.exchange.smtp;

import java.util.UUID;

/**
 * Who a session is, once authenticated.
 *
 * @param tenant the organization's id
 * @param mailbox the primary address of the mailbox that mail is submitted through
 */
public record Identity(UUID tenant, String mailbox) {}
