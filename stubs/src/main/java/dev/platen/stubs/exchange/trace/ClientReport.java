package dev.platen.stubs.exchange.trace;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Counts messages and refused log-ins by mailbox, TLS version and mechanism: the SMTP AUTH clients
 * report. Keeps the rows that were used last, {@value #ROWS} in all and {@value #ROWS_OF_TENANT} of
 * a tenant. Safe for use by many threads.
 */
public final class ClientReport {
  static final int ROWS = 5_000;
  static final int ROWS_OF_TENANT = 1_000;

  /** What an address may have (RFC 5321 section 4.5.3.1). */
  private static final int CHARACTERS = 320;

  private final Map<Key, ClientRow> rows = new LinkedHashMap<>();

  /** Counts a message. */
  public void count(UUID tenant, String mailbox, String protocol, String mechanism, Instant at) {
    change(
        new Key(tenant, mailbox, protocol, mechanism),
        row -> row(row, row.messages() + 1, at, row.refused(), row.reason()));
  }

  /**
   * Counts a log-in that was refused.
   *
   * @param reply code and text
   */
  public void refuse(
      UUID tenant, String mailbox, String protocol, String mechanism, Instant at, String reply) {
    String cut = mailbox.length() <= CHARACTERS ? mailbox : mailbox.substring(0, CHARACTERS);
    change(
        new Key(tenant, cut, protocol, mechanism),
        row -> row(row, row.messages(), at, row.refused() + 1, reply));
  }

  private synchronized void change(Key key, UnaryOperator<ClientRow> change) {
    ClientRow before = rows.remove(key);
    if (before == null) {
      makeRoom(key.tenant());
      before =
          new ClientRow(
              key.tenant(),
              key.mailbox(),
              key.protocol(),
              key.mechanism(),
              0,
              Instant.EPOCH,
              0,
              "");
    }
    rows.put(key, change.apply(before));
  }

  private void makeRoom(UUID tenant) {
    List<Key> own = rows.keySet().stream().filter(key -> key.tenant().equals(tenant)).toList();
    if (own.size() >= ROWS_OF_TENANT) {
      rows.remove(own.getFirst());
    } else if (rows.size() >= ROWS) {
      rows.remove(rows.keySet().iterator().next());
    }
  }

  private static ClientRow row(
      ClientRow row, long messages, Instant last, long refused, String reason) {
    return new ClientRow(
        row.tenant(),
        row.mailbox(),
        row.protocol(),
        row.mechanism(),
        messages,
        last,
        refused,
        reason);
  }

  /** The rows of a tenant; the one used last is the last. */
  public synchronized List<ClientRow> of(UUID tenant) {
    return rows.values().stream().filter(row -> row.tenant().equals(tenant)).toList();
  }

  private record Key(UUID tenant, String mailbox, String protocol, String mechanism) {}
}
