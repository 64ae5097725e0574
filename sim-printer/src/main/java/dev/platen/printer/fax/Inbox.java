package dev.platen.printer.fax;

import dev.platen.printer.fax.FaxDocument.Format;
import dev.platen.printer.job.Job;
import dev.platen.printer.store.Database;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Received faxes in the database. */
final class Inbox {
  private final Database database;

  Inbox(Database database) {
    this.database = database;
  }

  /** Keeps a fax in one step with its job. */
  void insert(Handle handle, Job job, String from, FaxDocument document) {
    handle.execute(
        """
        INSERT INTO received_fax (job, received_at, from_number, format, pages, content)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        job.number(),
        job.receivedAt().toEpochMilli(),
        from,
        document.format().name(),
        document.pages(),
        document.content());
  }

  /** The oldest first. */
  List<ReceivedFax> all() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM received_fax ORDER BY job")
                .map(
                    (row, context) ->
                        new ReceivedFax(
                            row.getLong("job"),
                            Instant.ofEpochMilli(row.getLong("received_at")),
                            row.getString("from_number"),
                            new FaxDocument(
                                Format.valueOf(row.getString("format")),
                                row.getInt("pages"),
                                row.getBytes("content"))))
                .list());
  }
}
