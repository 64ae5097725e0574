package dev.platen.reports.store;

import dev.platen.reports.archive.ArchiveException;
import dev.platen.reports.archive.ReadRun;
import dev.platen.reports.archive.RunArchive;
import dev.platen.reports.run.Evidence;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Run;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes runs into the tables. */
final class Importer {
  private static final int BATCH = 1_000;

  /** The name of the lock: "platen" in letters of the telephone, no other meaning. */
  private static final long TURN = 752_836L;

  private final Clock clock;
  private final boolean postgresql;

  /**
   * @param clock for the time of an import
   */
  Importer(Clock clock, boolean postgresql) {
    this.clock = clock;
    this.postgresql = postgresql;
  }

  /**
   * Imports a run within a transaction.
   *
   * @throws ArchiveException where the run cannot be read, or another run has its id
   */
  Import importRun(Handle handle, RunArchive archive, Keep keep) throws ArchiveException {
    takeTurn(handle);
    Map<String, byte[]> contents = new HashMap<>();
    ReadRun read =
        archive.read(
            (result, bodies) -> {
              if (keep.keeps(result.outcome())) {
                for (int i = 0; i < bodies.size(); i++) {
                  contents.put(result.evidence().get(i).key(), bodies.get(i));
                }
                storeContents(handle, contents);
              }
            });
    Run run = read.run();
    Optional<String> before =
        handle
            .createQuery("SELECT digest FROM run WHERE id = :id")
            .bind("id", run.id())
            .mapTo(String.class)
            .findOne();
    if (before.isPresent()) {
      if (before.get().equals(read.digest())) {
        return Import.ALREADY_THERE;
      }
      throw new ArchiveException(
          "A run "
              + run.id()
              + " is stored already, with other results: this one is not imported.");
    }
    storeRun(handle, run, read.digest());
    storeResults(handle, run, keep);
    return Import.IMPORTED;
  }

  /**
   * One import after the other: two that bring the same run, or the same pictures in another order,
   * would be in each other's way. SQLite has one writer anyway.
   */
  private void takeTurn(Handle handle) {
    if (postgresql) {
      handle.execute("SELECT pg_advisory_xact_lock(?)", TURN);
    }
  }

  private static void storeContents(Handle handle, Map<String, byte[]> contents) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO content (content_key, body) VALUES (:key, :body)"
                + " ON CONFLICT (content_key) DO NOTHING");
    contents.forEach((key, body) -> batch.bind("key", key).bind("body", body).add());
    batch.execute();
    contents.clear();
  }

  private void storeRun(Handle handle, Run run, String digest) {
    handle
        .createUpdate(
            "INSERT INTO run (id, digest, started, model, firmware, device, bench, seed, imported)"
                + " VALUES (:id, :digest, :started, :model, :firmware, :device, :bench, :seed,"
                + " :imported)")
        .bind("id", run.id())
        .bind("digest", digest)
        .bind("started", run.started().toEpochMilli())
        .bind("model", run.subject().model())
        .bind("firmware", run.subject().firmware())
        .bind("device", run.subject().device())
        .bind("bench", run.bench())
        .bind("seed", run.seed())
        .bind("imported", clock.millis())
        .execute();
  }

  private static void storeResults(Handle handle, Run run, Keep keep) {
    PreparedBatch results =
        handle.prepareBatch(
            "INSERT INTO result (run_id, position, scenario, title, cases, language, outcome,"
                + " message, duration_millis) VALUES (:run, :position, :scenario, :title, :cases,"
                + " :language, :outcome, :message, :duration)");
    PreparedBatch evidence =
        handle.prepareBatch(
            "INSERT INTO evidence (run_id, position, number, name, media_type, content_key, size)"
                + " VALUES (:run, :position, :number, :name, :type, :key, :size)");
    int position = 0;
    for (Result result : run.results()) {
      position++;
      results
          .bind("run", run.id())
          .bind("position", position)
          .bind("scenario", result.scenario())
          .bind("title", result.title())
          .bind("cases", String.join(" ", result.cases().stream().sorted().toList()))
          .bind("language", result.language())
          .bind("outcome", result.outcome().name())
          .bind("message", result.message().orElse(null))
          .bind("duration", result.duration().toMillis())
          .add();
      if (results.size() >= BATCH) {
        results.execute();
      }
      if (keep.keeps(result.outcome())) {
        int number = 0;
        for (Evidence piece : result.evidence()) {
          evidence
              .bind("run", run.id())
              .bind("position", position)
              .bind("number", number++)
              .bind("name", piece.name())
              .bind("type", piece.mediaType())
              .bind("key", piece.key())
              .bind("size", piece.size())
              .add();
        }
      }
    }
    if (results.size() > 0) {
      results.execute();
    }
    if (evidence.size() > 0) {
      evidence.execute();
    }
  }
}
