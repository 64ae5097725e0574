package dev.platen.stubs.exchange.mailbox;

import java.time.Instant;
import java.util.List;

/**
 * A message that was accepted, once for all its recipients.
 *
 * @param submitter the mailbox that submitted it; empty for a report of the service's own
 * @param sender the reverse path, empty for the null sender
 * @param delivered recipients with a mailbox here, in lower case
 * @param external recipients without one
 * @param sentItems whether the submitter has a copy
 * @param session that brought it; empty for a report, and in a file of an earlier version
 */
record Mail(
    Instant received,
    String submitter,
    String sender,
    List<String> delivered,
    List<String> external,
    boolean sentItems,
    String session,
    MessageContent content) {

  Mail {
    delivered = List.copyOf(delivered);
    external = List.copyOf(external);
  }

  Mail withContent(MessageContent changed) {
    return new Mail(received, submitter, sender, delivered, external, sentItems, session, changed);
  }

  /** The same without one of its mailboxes. */
  Mail without(String mailbox) {
    return new Mail(
        received,
        submitter,
        sender,
        delivered.stream().filter(address -> !address.equals(mailbox)).toList(),
        external,
        sentItems && !submitter.equals(mailbox),
        session,
        content);
  }

  /** Whether it lies in a mailbox. */
  boolean isIn(String mailbox) {
    return delivered.contains(mailbox) || (sentItems && submitter.equals(mailbox));
  }

  /** Whether it lies in no mailbox any more, and went nowhere else. */
  boolean isNowhere() {
    return delivered.isEmpty() && external.isEmpty() && !sentItems;
  }

  /** The copies that lie in mailboxes. */
  int copies() {
    return delivered.size() + (sentItems ? 1 : 0);
  }
}
