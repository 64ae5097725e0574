package dev.platen.stubs.exchange.trace;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The latest rows of all tenants, {@value #ROWS} together; where there are more, the tenant with
 * the most loses its oldest. Safe for use by many threads.
 */
public final class MessageTrace {
  static final int ROWS = 10_000;
  private static final int CHARACTERS = 500;
  private final Map<UUID, Deque<TraceRow>> rows = new HashMap<>();
  private int count;

  /** Adds a row. Long texts in it are cut. */
  public synchronized void add(TraceRow row) {
    if (count == ROWS) {
      rows.values().stream()
          .max(Comparator.comparingInt(Deque::size))
          .ifPresent(Deque::removeFirst);
      rows.values().removeIf(Deque::isEmpty);
      count--;
    }
    count++;
    Deque<TraceRow> own = rows.computeIfAbsent(row.tenant(), tenant -> new ArrayDeque<>());
    own.addLast(
        new TraceRow(
            row.at(),
            row.tenant(),
            row.sender(),
            cut(row.recipient()),
            cut(row.messageId()),
            cut(row.subject()),
            row.status(),
            cut(row.detail()),
            row.octets(),
            row.session(),
            row.client()));
  }

  /** The rows of a tenant, newest first. */
  public synchronized List<TraceRow> of(UUID tenant) {
    Deque<TraceRow> own = rows.get(tenant);
    return own == null ? List.of() : List.copyOf(own.reversed());
  }

  private static String cut(String text) {
    return text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS);
  }
}
