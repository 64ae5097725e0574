package dev.platen.stubs.exchange.trace;

import java.time.Instant;
import java.util.List;

/**
 * A line of the message trace.
 *
 * @param at by the tenant's clock
 * @param submitter the mailbox that submitted it
 * @param sender the reverse path, empty for the null sender
 * @param recipients of the envelope
 * @param subject empty where it has none
 * @param octets its size
 * @param reply why it was refused; empty where it was accepted
 */
public record TracedMessage(
    Instant at,
    String submitter,
    String sender,
    List<String> recipients,
    String subject,
    int octets,
    String reply) {

  public TracedMessage {
    recipients = List.copyOf(recipients);
  }

  /** Whether it is in the mailboxes. */
  public boolean accepted() {
    return reply.isEmpty();
  }
}
