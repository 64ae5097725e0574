package dev.platen.printer.job;

import dev.platen.printer.job.Job.Result;
import dev.platen.printer.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;

/** Jobs in the database. */
final class JobStore {
  private static final String ACTIVE = "ACTIVE";
  private static final String SUCCEEDED = "SUCCEEDED";
  private static final String CANCELLED = "CANCELLED";
  private static final String FAILED = "FAILED";

  private final Database database;

  JobStore(Database database) {
    this.database = database;
  }

  /**
   * Takes a new job in; when this returns, it survives a power cut.
   *
   * @param also what else is stored in the same step
   */
  Job insert(
      Job.Type type,
      Instant receivedAt,
      String from,
      String destination,
      LongFunction<String> fileName,
      BiConsumer<Handle, Job> also) {
    return database.write(
        handle -> {
          long number =
              handle
                  .createUpdate(
                      """
                      INSERT INTO job
                        (type, received_at, result, pages, started_by, destination, file_name)
                      VALUES (?, ?, ?, 0, ?, ?, '')
                      """)
                  .bind(0, type.name())
                  .bind(1, receivedAt.toEpochMilli())
                  .bind(2, ACTIVE)
                  .bind(3, from)
                  .bind(4, destination)
                  .executeAndReturnGeneratedKeys("number")
                  .mapTo(Long.class)
                  .one();
          handle.execute(
              "UPDATE job SET file_name = ? WHERE number = ?", fileName.apply(number), number);
          Job job = find(handle, number).orElseThrow();
          also.accept(handle, job);
          return job;
        });
  }

  void pages(long number, int pages) {
    database.write(
        handle -> handle.execute("UPDATE job SET pages = ? WHERE number = ?", pages, number));
  }

  void end(long number, Result result, Instant endedAt) {
    database.write(handle -> end(handle, "number = " + number, result, endedAt));
  }

  /** Ends every active job, as after a power failure. */
  void endActive(Result result, Instant endedAt) {
    database.write(handle -> end(handle, "TRUE", result, endedAt));
  }

  private static int end(Handle handle, String which, Result result, Instant endedAt) {
    String code = result instanceof Result.Failed(String failedWith) ? failedWith : null;
    return handle.execute(
        "UPDATE job SET result = ?, code = ?, ended_at = ? WHERE result = 'ACTIVE' AND " + which,
        name(result),
        code,
        endedAt.toEpochMilli());
  }

  Optional<Job> find(long number) {
    return database.read(handle -> find(handle, number));
  }

  private static Optional<Job> find(Handle handle, long number) {
    return handle
        .createQuery("SELECT * FROM job WHERE number = ?")
        .bind(0, number)
        .map((row, context) -> job(row))
        .findOne();
  }

  List<Job> active() {
    return list("SELECT * FROM job WHERE result = 'ACTIVE' ORDER BY number");
  }

  List<Job> history() {
    return list("SELECT * FROM job WHERE result <> 'ACTIVE' ORDER BY number DESC");
  }

  private List<Job> list(String query) {
    return database.read(
        handle -> handle.createQuery(query).map((row, context) -> job(row)).list());
  }

  private static Job job(ResultSet row) throws SQLException {
    long endedMillis = row.getLong("ended_at");
    Instant endedAt = row.wasNull() ? null : Instant.ofEpochMilli(endedMillis);
    return new Job(
        row.getLong("number"),
        Job.Type.valueOf(row.getString("type")),
        Instant.ofEpochMilli(row.getLong("received_at")),
        endedAt,
        result(row.getString("result"), row.getString("code")),
        row.getInt("pages"),
        row.getString("started_by"),
        row.getString("destination"),
        row.getString("file_name"));
  }

  private static String name(Result result) {
    return switch (result) {
      case Result.Active active -> ACTIVE;
      case Result.Succeeded succeeded -> SUCCEEDED;
      case Result.Cancelled cancelled -> CANCELLED;
      case Result.Failed failed -> FAILED;
    };
  }

  private static Result result(String name, String code) {
    return switch (name) {
      case ACTIVE -> new Result.Active();
      case SUCCEEDED -> new Result.Succeeded();
      case CANCELLED -> new Result.Cancelled();
      case FAILED -> new Result.Failed(code);
      default -> throw new IllegalStateException("No result of a job: " + name);
    };
  }
}
