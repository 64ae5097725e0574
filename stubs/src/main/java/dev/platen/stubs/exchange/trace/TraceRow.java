package dev.platen.stubs.exchange.trace;

import java.time.Instant;
import java.util.UUID;

/**
 * One recipient of one message, as in the message trace of the Exchange admin center. A message or
 * a recipient that was refused has a row, too: the service shows none, but a lab needs to know.
 *
 * @param at when it was accepted or refused, by the clock of the sender's tenant
 * @param tenant the sender's
 * @param sender the mailbox that submitted it; empty for a report of the service's own
 * @param recipient of the envelope
 * @param messageId with its angle brackets; empty where it was refused
 * @param subject as in the header, decoded; may hold anything, so escape it
 * @param detail why, where the status is {@link Status#FAILED}: the diagnostic of the report, or
 *     the reply without host and session; else empty
 * @param octets the size of the message, or what had come of it
 * @param session id of the SMTP session, as in its banner and its transcript; empty for a report
 * @param client the address that it came from; empty for a report
 */
public record TraceRow(
    Instant at,
    UUID tenant,
    String sender,
    String recipient,
    String messageId,
    String subject,
    Status status,
    String detail,
    long octets,
    String session,
    String client) {

  /** What became of it. */
  public enum Status {
    /** It is in a mailbox here. */
    DELIVERED,
    /** It would be on its way to another organization. */
    SENT,
    /**
     * It came back, with a report in the sender's mailbox unless they asked for none; or it was
     * refused with a reply.
     */
    FAILED
  }
}
