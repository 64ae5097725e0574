package dev.platen.stubs.exchange.mailbox;

import java.time.Instant;
import java.util.List;

/**
 * A message that is to be kept.
 *
 * @param submitter the mailbox that submitted it; empty for a report of the service's own
 * @param sender the reverse path, empty for the null sender
 * @param delivered recipients with a mailbox here
 * @param external recipients without one, to whom nothing is sent
 * @param sentItems whether the submitter gets a copy
 * @param session that brought it; may be empty
 * @param content not copied, do not change it
 */
@SuppressWarnings("ArrayRecordComponent") // large, never compared, never changed
public record Incoming(
    Instant received,
    String submitter,
    String sender,
    List<String> delivered,
    List<String> external,
    boolean sentItems,
    String session,
    byte[] content) {
  public Incoming {
    delivered = List.copyOf(delivered);
    external = List.copyOf(external);
  }

  @Override
  public String toString() {
    return "Incoming[" + submitter + ", " + content.length + " octets]";
  }
}
