package dev.platen.reports.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event.
 *
 * @param id of its own in its timeline, for example {@code e12}
 * @param at on the bench's clock
 * @param to at whom it is directed; empty for what concerns its lane alone
 * @param what in plain words, never with a secret
 * @param answer what came back of an exchange
 * @param failed whether it is, or answers with, a failure
 * @param detail further lines, for example claims of a token or lines of SMTP
 * @param links to what caused it
 */
public record TimelineEvent(
    String id,
    Instant at,
    Lane lane,
    Optional<Lane> to,
    Kind kind,
    String what,
    Optional<String> answer,
    boolean failed,
    List<String> detail,
    List<Link> links,
    Optional<Picture> picture) {
  public TimelineEvent {
    detail = List.copyOf(detail);
    links = List.copyOf(links);
  }

  /** Whether it says the same as another, but for its time: an event that can be counted. */
  boolean repeats(TimelineEvent other) {
    return lane == other.lane
        && to.equals(other.to)
        && kind == other.kind
        && what.equals(other.what)
        && answer.equals(other.answer)
        && failed == other.failed
        && links.isEmpty()
        && other.links.isEmpty()
        && picture.isEmpty();
  }
}
