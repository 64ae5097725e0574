package dev.platen.stubs.exchange.trace;

import java.time.Instant;
import java.util.UUID;

/**
 * A mailbox as a client of SMTP AUTH, as in the report of the Exchange admin center.
 *
 * @param mailbox whose address it is
 * @param protocol version of TLS, for example {@code TLSv1.3}
 * @param mechanism {@code LOGIN} (basic authentication) or {@code XOAUTH2}
 * @param messages how many were accepted
 * @param last when the latest was, by the tenant's clock
 */
public record ClientRow(
    UUID tenant, String mailbox, String protocol, String mechanism, long messages, Instant last) {}
