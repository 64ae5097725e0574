package dev.platen.stubs.exchange.mailbox;

import java.time.Instant;
import java.util.List;

/**
 * A message that was accepted, once for all its recipients.
 *
 * @param submitter the mailbox that submitted it, whose Sent Items have a copy
 * @param sender the reverse path, empty for the null sender
 * @param delivered recipients with a mailbox here, in lower case
 * @param external recipients without one
 */
record Mail(
    Instant received,
    String submitter,
    String sender,
    List<String> delivered,
    List<String> external,
    MessageContent content) {

  Mail {
    delivered = List.copyOf(delivered);
    external = List.copyOf(external);
  }

  Mail withContent(MessageContent changed) {
    return new Mail(received, submitter, sender, delivered, external, changed);
  }
}
