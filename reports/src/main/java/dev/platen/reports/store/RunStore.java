package dev.platen.reports.store;

import dev.platen.reports.archive.ArchiveException;
import dev.platen.reports.archive.ReadRun;
import dev.platen.reports.archive.RunArchive;
import dev.platen.reports.run.Evidence;
import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Run;
import dev.platen.reports.run.Subject;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Keeps runs: in one file (SQLite), or in PostgreSQL for a team. An import is done whole or not at
 * all, and done twice it changes nothing.
 */
public final class RunStore {
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final int BATCH = 1_000;
  private final Jdbi jdbi;
  private final Clock clock;

  private RunStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Opens a store, and brings it to this version's form.
   *
   * @param place a file, made where it is missing; or {@code jdbc:postgresql://host/database} with
   *     user and password as PostgreSQL's driver takes them ({@code ?user=...}, or {@code
   *     PGPASSFILE})
   * @param clock for the time of an import
   * @throws StoreException where it cannot be used, or is of a later version
   */
  public static RunStore open(String place, Clock clock) {
    try {
      DataSource source = place.startsWith(POSTGRESQL) ? postgresql(place) : file(Path.of(place));
      Flyway.configure(RunStore.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:dev/platen/reports/store/migrations")
          .ignoreMigrationPatterns("")
          .load()
          .migrate();
      return new RunStore(Jdbi.create(source), clock);
    } catch (FlywayException | JdbiException e) {
      throw new StoreException(
          shown(place)
              + " cannot be used as a run store: "
              + firstLine(e)
              + ". Name another, or use the version of Platen that wrote it.",
          e);
    }
  }

  private static DataSource file(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(30_000);
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  private static DataSource postgresql(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setReWriteBatchedInserts(true);
    return source;
  }

  /** A URL may carry a password. */
  private static String shown(String place) {
    return place.replaceFirst("\\?.*", "");
  }

  /**
   * Imports a run.
   *
   * @throws ArchiveException where the run cannot be read, or another run has its id; nothing of it
   *     is stored then
   */
  public Import importRun(RunArchive archive, Keep keep) throws ArchiveException {
    try {
      return jdbi.inTransaction(handle -> importRun(handle, archive, keep));
    } catch (JdbiException e) {
      throw new StoreException("The run could not be stored: " + firstLine(e) + ".", e);
    }
  }

  private Import importRun(Handle handle, RunArchive archive, Keep keep) throws ArchiveException {
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

  /** All runs, the newest first. */
  public List<StoredRun> runs() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT run.*, (SELECT COUNT(*) FROM result WHERE run_id = run.id) AS scenarios"
                        + " FROM run ORDER BY started DESC, id")
                .map((rows, context) -> storedRun(rows))
                .list());
  }

  /** The firmware versions that runs were made with, in the order of their first run. */
  public List<String> firmwares() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT firmware, MIN(started) AS first FROM run GROUP BY firmware"
                        + " ORDER BY first, firmware")
                .map((rows, context) -> rows.getString("firmware"))
                .list());
  }

  /**
   * The runs of a drop with their results, the oldest first.
   *
   * @param firmware a version, or its beginning up to a dot: {@code 05.22} is also {@code
   *     05.22.FA24}
   */
  public List<Run> runsOf(String firmware) {
    return load("WHERE firmware = :firmware OR firmware LIKE :begins ESCAPE '!'", firmware);
  }

  private List<Run> load(String where, String firmware) {
    return jdbi.withHandle(
        handle -> {
          Map<String, StoredRun> runs = new LinkedHashMap<>();
          handle
              .createQuery(
                  "SELECT run.*, 0 AS scenarios FROM run " + where + " ORDER BY started, id")
              .bind("firmware", firmware)
              .bind("begins", firmware.replaceAll("([!%_])", "!$1") + ".%")
              .map((rows, context) -> storedRun(rows))
              .forEach(run -> runs.put(run.id(), run));
          List<Run> loaded = new ArrayList<>();
          for (StoredRun run : runs.values()) {
            loaded.add(
                new Run(
                    run.id(),
                    run.started(),
                    run.subject(),
                    run.bench(),
                    run.seed(),
                    results(handle, run.id())));
          }
          return loaded;
        });
  }

  private static List<Result> results(Handle handle, String run) {
    Map<Integer, List<Evidence>> evidence = new HashMap<>();
    handle
        .createQuery("SELECT * FROM evidence WHERE run_id = :run ORDER BY position, number")
        .bind("run", run)
        .map(
            (rows, context) ->
                Map.entry(
                    rows.getInt("position"),
                    new Evidence(
                        rows.getString("name"),
                        rows.getString("media_type"),
                        rows.getString("content_key"),
                        rows.getLong("size"))))
        .forEach(
            piece ->
                evidence
                    .computeIfAbsent(piece.getKey(), position -> new ArrayList<>())
                    .add(piece.getValue()));
    return handle
        .createQuery("SELECT * FROM result WHERE run_id = :run ORDER BY position")
        .bind("run", run)
        .map(
            (rows, context) ->
                result(rows, evidence.getOrDefault(rows.getInt("position"), List.of())))
        .list();
  }

  /** The content of a piece of evidence, if it was kept. */
  public Optional<byte[]> content(String key) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT body FROM content WHERE content_key = :key")
                .bind("key", key)
                .map((rows, context) -> rows.getBytes("body"))
                .findOne());
  }

  /**
   * Each execution of a case of the guide, the oldest first.
   *
   * @param caseId for example {@code SET-7}; in any case of letters
   */
  public List<Execution> history(String caseId) {
    String id = caseId.toUpperCase(Locale.ROOT);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT run.*, 0 AS scenarios, result.* FROM result JOIN run ON run.id ="
                        + " result.run_id WHERE ' ' || cases || ' ' LIKE :case ORDER BY started,"
                        + " run.id, position")
                .bind("case", "% " + id.replaceAll("[^A-Z0-9-]", "") + " %")
                .map((rows, context) -> new Execution(storedRun(rows), result(rows, List.of())))
                .list());
  }

  /**
   * An execution of a scenario in its run.
   *
   * @param result without its evidence
   */
  public record Execution(StoredRun run, Result result) {}

  private static StoredRun storedRun(ResultSet rows) throws SQLException {
    return new StoredRun(
        rows.getString("id"),
        Instant.ofEpochMilli(rows.getLong("started")),
        new Subject(rows.getString("model"), rows.getString("firmware"), rows.getString("device")),
        rows.getString("bench"),
        rows.getLong("seed"),
        rows.getInt("scenarios"));
  }

  private static Result result(ResultSet rows, List<Evidence> evidence) throws SQLException {
    String cases = rows.getString("cases");
    Set<String> ids = cases.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(cases.split(" ")));
    return new Result(
        rows.getString("scenario"),
        rows.getString("title"),
        ids,
        rows.getString("language"),
        Outcome.valueOf(rows.getString("outcome")),
        Optional.ofNullable(rows.getString("message")),
        Duration.ofMillis(rows.getLong("duration_millis")),
        evidence);
  }

  private static String firstLine(Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("").replaceAll("\\.$", "");
  }
}
