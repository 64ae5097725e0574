package dev.platen.printer.audit;

import dev.platen.printer.event.DeviceEvent;
import dev.platen.printer.event.DeviceEvent.Kind;
import dev.platen.printer.event.DeviceEvent.Via;
import dev.platen.printer.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The audit log (reference printer 1.5, recalled): who did what, on the disk when it was done. It
 * holds a limited number of entries; the oldest give way. On from the factory.
 */
public final class AuditLog {
  /** How many entries a printer holds; no public source says (uncertain). */
  public static final int LIMIT = 1_000;

  /** The job history has these. */
  private static final Set<Kind> NOT_RECORDED = EnumSet.of(Kind.EMAIL_JOB_FAILED);

  private final Database database;
  private final Clock clock;
  private final int limit;

  /**
   * @param clock the printer's
   * @param limit entries that it holds
   */
  public AuditLog(Database database, Clock clock, int limit) {
    this.database = database;
    this.clock = clock;
    this.limit = limit;
  }

  /** Writes an event down, while the log is on. */
  public void happened(DeviceEvent event) {
    if (!NOT_RECORDED.contains(event.kind())) {
      database.write(handle -> isOn(handle) ? write(handle, event) : 0);
    }
  }

  private int write(Handle handle, DeviceEvent event) {
    handle.execute(
        "INSERT INTO audit_entry (at, kind, via, address, detail) VALUES (?, ?, ?, ?, ?)",
        clock.instant().toEpochMilli(),
        event.kind().name(),
        event.via().name(),
        event.address(),
        event.detail());
    return handle.execute(
        "DELETE FROM audit_entry WHERE number <= (SELECT max(number) FROM audit_entry) - ?", limit);
  }

  /** What is written down, the newest first. */
  public List<AuditEntry> entries() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM audit_entry ORDER BY number DESC")
                .map(
                    (row, context) ->
                        new AuditEntry(
                            row.getLong("number"),
                            Instant.ofEpochMilli(row.getLong("at")),
                            new DeviceEvent(
                                Kind.valueOf(row.getString("kind")),
                                Via.valueOf(row.getString("via")),
                                row.getString("address"),
                                row.getString("detail"))))
                .list());
  }

  public boolean isOn() {
    return database.read(AuditLog::isOn);
  }

  private static boolean isOn(Handle handle) {
    return handle
        .createQuery("SELECT enabled FROM audit_log")
        .mapTo(Boolean.class)
        .findOne()
        .orElse(true);
  }

  /** Switches it on or off, which is written down itself. */
  public void switchTo(boolean on, Via via, String address) {
    database.write(
        handle -> {
          if (isOn(handle) == on) {
            return 0;
          }
          handle.execute("INSERT OR REPLACE INTO audit_log (id, enabled) VALUES (1, ?)", on);
          Kind kind = on ? Kind.AUDIT_LOG_ON : Kind.AUDIT_LOG_OFF;
          return write(handle, new DeviceEvent(kind, via, address, ""));
        });
  }

  /** Forgets all entries; that and by whom it was cleared is the first of the next ones. */
  public void clear(Via via, String address) {
    database.write(
        handle -> {
          handle.execute("DELETE FROM audit_entry");
          return write(handle, new DeviceEvent(Kind.AUDIT_LOG_CLEARED, via, address, ""));
        });
  }
}
