package dev.platen.stubs.exchange.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** The latest {@value #ROWS} rows of all tenants. Safe for use by many threads. */
public final class MessageTrace {
  static final int ROWS = 10_000;
  private static final int CHARACTERS = 500;
  private final Deque<TraceRow> rows = new ArrayDeque<>();

  /** Adds a row. Long texts in it are cut. */
  public synchronized void add(TraceRow row) {
    if (rows.size() == ROWS) {
      rows.removeFirst();
    }
    rows.addLast(
        new TraceRow(
            row.at(),
            row.tenant(),
            row.sender(),
            row.recipient(),
            cut(row.messageId()),
            cut(row.subject()),
            row.status(),
            row.detail(),
            row.octets(),
            row.session(),
            row.client()));
  }

  /** The rows of a tenant, newest first. */
  public synchronized List<TraceRow> of(UUID tenant) {
    return rows.reversed().stream().filter(row -> row.tenant().equals(tenant)).toList();
  }

  private static String cut(String text) {
    return text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS);
  }
}
