package dev.platen.stubs.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs JMH benchmarks in turns, in this process, so that what else goes on on the machine hits all
 * of them alike, and gives medians. The first round warms up and does not count: it is long, for
 * code is compiled to its best only after ten thousand calls.
 */
public final class Rounds {
  private static final int SECONDS = Integer.getInteger("seconds", 4);
  private static final int WARMING = Integer.getInteger("warming", 20);

  private final Class<?> benchmarks;
  private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

  /**
   * One benchmark of one round.
   *
   * @param rate operations a second
   * @param client CPU time of the client an operation, in microseconds
   * @param others CPU time of everything else an operation, in microseconds
   */
  public record Measured(double rate, double client, double others) {}

  private Rounds(Class<?> benchmarks) {
    this.benchmarks = benchmarks;
  }

  /**
   * Runs benchmarks.
   *
   * @param names methods of the class, each with the number of threads that call it at once: {@code
   *     token 8}
   */
  public static Rounds of(Class<?> benchmarks, String... names) throws RunnerException {
    try {
      return measured(benchmarks, names);
    } catch (RunnerException e) {
      e.printStackTrace();
      System.exit(1); // the threads of some servers go on
      throw e;
    }
  }

  private static Rounds measured(Class<?> benchmarks, String... names) throws RunnerException {
    Rounds rounds = new Rounds(benchmarks);
    for (int round = 0; round <= Integer.getInteger("rounds", 5); round++) {
      for (String name : names) {
        Measured one = rounds.run(name, round == 0 ? WARMING : SECONDS);
        if (round > 0) {
          rounds.measured.computeIfAbsent(name, key -> new ArrayList<>()).add(one);
        }
      }
      System.out.print(round == 0 ? "(warm)" : " (" + round + ")");
    }
    System.out.println();
    return rounds;
  }

  private Measured run(String name, int seconds) throws RunnerException {
    String[] methodAndThreads = name.split(" ");
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(
                        "^"
                            + benchmarks.getName().replace(".", "\\.")
                            + "\\."
                            + methodAndThreads[0]
                            + "$")
                    .threads(Integer.parseInt(methodAndThreads[1]))
                    .mode(Mode.Throughput)
                    .forks(0)
                    .warmupIterations(1)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(1)
                    .measurementTime(TimeValue.seconds(seconds))
                    .addProfiler(CpuProfiler.class)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    RunResult result = results.iterator().next();
    return new Measured(
        result.getPrimaryResult().getScore(),
        result.getSecondaryResults().get(CpuProfiler.CLIENT).getScore(),
        result.getSecondaryResults().get(CpuProfiler.OTHERS).getScore());
  }

  /** The median of a benchmark's rates. */
  public double rate(String name) {
    return median(measured.get(name).stream().map(Measured::rate).toList());
  }

  /** The median of the client's CPU time, in microseconds. */
  public double client(String name) {
    return median(measured.get(name).stream().map(Measured::client).toList());
  }

  /** The median of the CPU time of everything else, in microseconds. */
  public double others(String name) {
    return median(measured.get(name).stream().map(Measured::others).toList());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** A row of a table. */
  public static void row(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
