package dev.platen.features.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.core.options.CommandlineOptionsParser;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A scenario costs at most 1.3 times its bare commands to the browser (docs/benchmarks.md). Both
 * run in turns, in one process, so that what the machine does besides slows both.
 */
class ScenarioBenchmark {
  private static final double MOST = 1.3;
  private static final int ROUNDS = Integer.getInteger("rounds", 7);
  private static final int WARM_UP = 2;
  @TempDir Path folder;

  /** Measures each scenario and, after it, the bare commands. */
  private static final class Turns implements ConcurrentEventListener {
    private final BareBench bare;
    private final List<Duration> scenarios = new ArrayList<>();
    private final List<Duration> commands = new ArrayList<>();
    private Instant started = Instant.EPOCH;
    private boolean passed = true;

    Turns(BareBench bare) {
      this.bare = bare;
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
      publisher.registerHandlerFor(TestCaseStarted.class, event -> started = event.getInstant());
      publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
    }

    private void finished(TestCaseFinished event) {
      passed &= event.getResult().getStatus() == Status.PASSED;
      scenarios.add(Duration.between(started, event.getInstant()));
      long from = System.nanoTime();
      bare.run();
      commands.add(Duration.ofNanos(System.nanoTime() - from));
    }
  }

  @Test
  void aScenarioCostsLittleMoreThanItsCommands() throws IOException {
    // The results of this run are no report of the guide.
    System.setProperty("allure.results.directory", folder.resolve("allure").toString());
    try (BareBench bare = new BareBench(Files.createDirectory(folder.resolve("bare")))) {
      Turns turns = new Turns(bare);
      Runtime.builder()
          .withRuntimeOptions(
              new CommandlineOptionsParser(System.out)
                  .parse(
                      "--threads",
                      "1",
                      "--glue",
                      "dev.platen.features.steps",
                      "--plugin",
                      "io.qameta.allure.cucumber7jvm.AllureCucumber7Jvm",
                      repeated().toUri().toString())
                  .build())
          .withClassLoader(ScenarioBenchmark.class::getClassLoader)
          .withAdditionalPlugins(turns)
          .build()
          .run();
      assertThat(turns.passed).isTrue();
      assertThat(turns.scenarios).hasSize(WARM_UP + ROUNDS);
      report(turns);
    }
  }

  /** The scenario of the set-up, once for each round, in a folder that says its language. */
  private Path repeated() throws IOException {
    String feature = Files.readString(Path.of("guide/en/set-up.feature"));
    int from = feature.indexOf("  @SET-1 ");
    int next = feature.indexOf("\n  @", feature.indexOf("Scenario:", from));
    String scenario = next < 0 ? feature.substring(from) : feature.substring(from, next + 1);
    Path copy = Files.createDirectory(folder.resolve("en")).resolve("set-up.feature");
    Files.writeString(
        copy,
        feature.substring(0, from) + (scenario.stripTrailing() + "\n\n").repeat(WARM_UP + ROUNDS));
    return copy;
  }

  private static void report(Turns turns) {
    double[] scenarios = seconds(turns.scenarios);
    double[] commands = seconds(turns.commands);
    double ratio = median(scenarios) / median(commands);
    System.out.printf(
        Locale.ROOT,
        "Rounds: %d after %d to warm up, in turns%n"
            + "Scenario      min %.2f s  median %.2f s  max %.2f s%n"
            + "Bare commands min %.2f s  median %.2f s  max %.2f s%n"
            + "Ratio of the medians: %.2f (at most %.1f)%n",
        ROUNDS,
        WARM_UP,
        scenarios[0],
        median(scenarios),
        scenarios[scenarios.length - 1],
        commands[0],
        median(commands),
        commands[commands.length - 1],
        ratio,
        MOST);
    assertThat(ratio).isLessThanOrEqualTo(MOST);
  }

  /** Sorted, without the rounds that warmed up. */
  private static double[] seconds(List<Duration> durations) {
    return durations.stream()
        .skip(WARM_UP)
        .mapToDouble(duration -> duration.toNanos() / 1e9)
        .sorted()
        .toArray();
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
