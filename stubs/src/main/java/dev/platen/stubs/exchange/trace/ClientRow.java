package dev.platen.stubs.exchange.trace;

import java.time.Instant;
import java.util.UUID;

/**
 * A mailbox as a client of SMTP AUTH, as in the report of the Exchange admin center.
 *
 * @param mailbox whose address it is; where nobody has it, the name that the client gave
 * @param protocol version of TLS, for example {@code TLSv1.3}
 * @param mechanism {@code LOGIN} (basic authentication) or {@code XOAUTH2}
 * @param messages how many were accepted
 * @param last when the latest was accepted, or log-in refused, by the tenant's clock
 * @param refused how many log-ins were refused
 * @param reason the reply to the latest of these, without host and session; empty where there is
 *     none
 */
public record ClientRow(
    UUID tenant,
    String mailbox,
    String protocol,
    String mechanism,
    long messages,
    Instant last,
    long refused,
    String reason) {}
