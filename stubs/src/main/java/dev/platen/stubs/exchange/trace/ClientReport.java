package dev.platen.stubs.exchange.trace;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Counts messages by mailbox, TLS version and mechanism: the SMTP AUTH clients report. Keeps the
 * {@value #ROWS} rows that were used last. Safe for use by many threads.
 */
public final class ClientReport {
  static final int ROWS = 5_000;
  private final Map<Key, ClientRow> rows = new LinkedHashMap<>();

  /** Counts a message. */
  public synchronized void count(
      UUID tenant, String mailbox, String protocol, String mechanism, Instant at) {
    Key key = new Key(tenant, mailbox, protocol, mechanism);
    ClientRow before = rows.remove(key);
    if (before == null && rows.size() == ROWS) {
      rows.remove(rows.keySet().iterator().next());
    }
    long messages = before == null ? 1 : before.messages() + 1;
    rows.put(key, new ClientRow(tenant, mailbox, protocol, mechanism, messages, at));
  }

  /** The rows of a tenant; the one used last is the last. */
  public synchronized List<ClientRow> of(UUID tenant) {
    return rows.values().stream().filter(row -> row.tenant().equals(tenant)).toList();
  }

  private record Key(UUID tenant, String mailbox, String protocol, String mechanism) {}
}
