package dev.platen.reports.store;

import dev.platen.reports.archive.ArchiveException;
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
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Keeps runs: in one file (SQLite), or in PostgreSQL for a team. An import is done whole or not at
 * all, and done twice it changes nothing.
 */
public final class RunStore {
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final int ATTEMPTS = 4;
  private final Jdbi jdbi;
  private final Importer importer;

  private RunStore(Jdbi jdbi, Importer importer) {
    this.jdbi = jdbi;
    this.importer = importer;
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
      migrate(source, place.startsWith(POSTGRESQL) ? 1 : ATTEMPTS);
      return new RunStore(Jdbi.create(source), new Importer(clock, place.startsWith(POSTGRESQL)));
    } catch (FlywayException | JdbiException e) {
      throw new StoreException(
          shown(place)
              + " cannot be used as a run store: "
              + firstLine(e)
              + ". Name another, or use the version of Platen that wrote it.",
          e);
    }
  }

  /** Two that open a new file at once both make its tables; who was late finds them made. */
  private static void migrate(DataSource source, int attempts) {
    try {
      Flyway.configure(RunStore.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:dev/platen/reports/store/migrations")
          .ignoreMigrationPatterns("")
          .load()
          .migrate();
    } catch (FlywayException e) {
      if (attempts == 1) {
        throw e;
      }
      migrate(source, attempts - 1);
    }
  }

  private static DataSource file(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(60_000);
    // An import takes its turn when it begins: one that finds out when it ends would have to fail.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
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
      return jdbi.inTransaction(handle -> importer.importRun(handle, archive, keep));
    } catch (JdbiException e) {
      throw new StoreException("The run could not be stored: " + firstLine(e) + ".", e);
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
   * Gives each execution of a case of the guide to {@code taker}, the oldest run first.
   *
   * @param taker gets them without messages and evidence, one at a time
   */
  public void eachExecution(Consumer<Execution> taker) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT run.*, 0 AS scenarios, position, scenario, title, cases, language,"
                        + " outcome, NULL AS message, duration_millis FROM result JOIN run ON"
                        + " run.id = result.run_id WHERE cases <> '' ORDER BY started, run.id,"
                        + " position")
                .map((rows, context) -> new Execution(storedRun(rows), result(rows, List.of())))
                .forEach(taker));
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
