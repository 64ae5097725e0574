package dev.platen.reports.benchmark;

import dev.platen.reports.archive.EvidenceSink;
import dev.platen.reports.archive.RunArchive;
import dev.platen.reports.archive.SampleRun;
import dev.platen.reports.comparison.Comparison;
import dev.platen.reports.comparison.Judge;
import dev.platen.reports.comparison.Release;
import dev.platen.reports.coverage.GuideCase;
import dev.platen.reports.coverage.Witnesses;
import dev.platen.reports.release.Aside;
import dev.platen.reports.release.MachineReports;
import dev.platen.reports.release.ReleaseReport;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Run;
import dev.platen.reports.store.Keep;
import dev.platen.reports.store.RunStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the run store costs: many runs imported and two drops compared, beside yardsticks that do
 * the least of it. All on one thread, in turns, so that what else goes on on the machine hits all
 * alike.
 */
public final class StoreSpeed {
  private static final int RUNS = Integer.getInteger("runs", 500);
  private static final int SCENARIOS = Integer.getInteger("scenarios", 400);
  private static final String STORE = System.getProperty("store", "");
  private static final List<String> MODELS = List.of("PX-B600F", "PX-D400", "PX-E900FN");
  private static final List<String> LANGUAGES = List.of("en", "ca", "it", "lt", "pt", "sv");
  private final Map<String, long[]> costs = new LinkedHashMap<>();
  private final Path folder;

  private StoreSpeed(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("platen-store-speed");
    try {
      new StoreSpeed(folder).measure();
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  /** Adds the time and the CPU of this thread, in nanoseconds. */
  private void cost(String name, Work work) throws Exception {
    var threads = ManagementFactory.getThreadMXBean();
    long time = System.nanoTime();
    long cpu = threads.getCurrentThreadCpuTime();
    work.run();
    long[] sum = costs.computeIfAbsent(name, key -> new long[2]);
    sum[0] += System.nanoTime() - time;
    sum[1] += threads.getCurrentThreadCpuTime() - cpu;
  }

  private void measure() throws Exception {
    String place = STORE.isEmpty() ? folder.resolve("runs.db").toString() : STORE;
    RunStore store = RunStore.open(place, Clock.systemUTC());
    long octets = 0;
    try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("raw.db"))) {
      prepare(raw);
      for (int i = 0; i < RUNS; i++) {
        Path run = write(i);
        octets += Files.size(run.resolve(RunArchive.MESSAGES));
        List<Result> results = new ArrayList<>();
        cost(
            "read the messages only",
            () -> results.addAll(RunArchive.at(run).read(EvidenceSink.NONE).run().results()));
        String id = "run-" + i;
        cost("insert the same rows by JDBC only", () -> insert(raw, id, results));
        cost("import", () -> store.importRun(RunArchive.at(run), Keep.FAILURES));
        Files.delete(run.resolve(RunArchive.MESSAGES));
        Files.delete(run.resolve(RunArchive.DESCRIPTION));
        Files.delete(run);
      }
      cost("select the same rows by JDBC only", () -> select(raw));
    }
    compare(store);
    tell(octets);
  }

  private Path write(int number) throws IOException {
    SampleRun run =
        new SampleRun("speed-" + number, number % 2 == 0 ? "05.22" : "05.23")
            .describe("model", MODELS.get(number / 2 % MODELS.size()));
    for (int i = 0; i < SCENARIOS; i++) {
      boolean fails = (i * 31 + number * 17) % 50 == 0;
      for (int step = 0; step < 10; step++) {
        run.line(
            "{\"testStepStarted\":{\"testCaseStartedId\":\"id%dx\",\"testStepId\":\"s%d\",\"timestamp\":{\"seconds\":1,\"nanos\":1}}}"
                .formatted(i, step));
      }
      run.scenario(
          LANGUAGES.get(i % LANGUAGES.size()),
          "Scenario " + i + " about a setting of the printer and its mail",
          "SET-" + i % 40,
          fails ? "FAILED" : "PASSED",
          "Expected the code 360, the panel shows 361");
    }
    return run.writeTo(folder.resolve("run-" + number));
  }

  private static void prepare(Connection raw) throws SQLException {
    try (var statement = raw.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=NORMAL");
      statement.execute(
          "CREATE TABLE result (run TEXT, position INTEGER, scenario TEXT, title TEXT, cases TEXT,"
              + " language TEXT, outcome TEXT, message TEXT, millis BIGINT, PRIMARY KEY (run,"
              + " position))");
    }
    raw.setAutoCommit(false);
  }

  private static void insert(Connection raw, String id, List<Result> results) throws SQLException {
    try (PreparedStatement insert =
        raw.prepareStatement("INSERT INTO result VALUES (?,?,?,?,?,?,?,?,?)")) {
      int position = 0;
      for (Result result : results) {
        insert.setString(1, id);
        insert.setInt(2, ++position);
        insert.setString(3, result.scenario());
        insert.setString(4, result.title());
        insert.setString(5, String.join(" ", result.cases()));
        insert.setString(6, result.language());
        insert.setString(7, result.outcome().name());
        insert.setString(8, result.message().orElse(null));
        insert.setLong(9, result.duration().toMillis());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    raw.commit();
  }

  private static void select(Connection raw) throws SQLException {
    long letters = 0;
    try (var statement = raw.createStatement();
        var rows = statement.executeQuery("SELECT * FROM result")) {
      while (rows.next()) {
        for (int column : new int[] {1, 3, 4, 5, 6, 7}) {
          letters += rows.getString(column).length();
        }
      }
    }
    if (letters == 0) {
      throw new IllegalStateException("nothing was selected");
    }
  }

  private void compare(RunStore store) throws Exception {
    List<GuideCase> cases =
        IntStream.range(0, 40).mapToObj(i -> new GuideCase("SET-" + i, "", "Holds")).toList();
    List<Run> before = new ArrayList<>();
    List<Run> after = new ArrayList<>();
    cost(
        "compare: load both drops",
        () -> {
          before.addAll(store.runsOf("05.22"));
          after.addAll(store.runsOf("05.23"));
        });
    List<Comparison> comparison = new ArrayList<>();
    cost(
        "compare: judge",
        () ->
            comparison.add(
                Comparison.of(
                    "05.22", before, "05.23", after, new Judge(List.of(), LocalDate.EPOCH))));
    cost(
        "compare: page, JSON, JUnit, CTRF",
        () -> {
          ReleaseReport report =
              new ReleaseReport(
                  comparison.getFirst(),
                  Release.of(comparison.getFirst()),
                  Clock.systemUTC().instant(),
                  cases,
                  before,
                  after,
                  Aside.NONE,
                  store::content);
          int size =
              report.html().length()
                  + MachineReports.json(report).length()
                  + MachineReports.junit(report).length()
                  + MachineReports.ctrf(report).length();
          System.out.printf("%nThe four files together have %,d KB.%n", size / 1024);
        });
    cost("history of a case", () -> store.history("SET-7"));
    cost(
        "coverage by the store",
        () -> {
          Witnesses.Collector collector = new Witnesses.Collector();
          store.eachExecution(
              execution ->
                  collector.add(
                      execution.run().id(),
                      execution.run().started(),
                      execution.run().subject(),
                      execution.result()));
          collector.of(cases).summary();
        });
  }

  private void tell(long octets) {
    System.out.printf(
        "%n%d runs of %d scenarios, %,d MB of messages%n%n| what | CPU | time |%n|---|---|---|%n",
        RUNS, SCENARIOS, octets >> 20);
    costs.forEach(
        (name, sum) ->
            System.out.printf("| %s | %.2f s | %.2f s |%n", name, sum[1] / 1e9, sum[0] / 1e9));
    long least =
        costs.get("read the messages only")[1] + costs.get("insert the same rows by JDBC only")[1];
    System.out.printf(
        "%nAn import costs %.2f times the CPU of reading and inserting.%n",
        (double) costs.get("import")[1] / least);
  }
}
