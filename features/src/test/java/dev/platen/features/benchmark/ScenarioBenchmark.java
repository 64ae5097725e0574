package dev.platen.features.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.core.options.CommandlineOptionsParser;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A scenario costs at most 1.3 times the commands that it sends to the browser
 * (docs/benchmarks.md): after each scenario its very commands are sent again, so that what the
 * machine does besides slows both.
 */
class ScenarioBenchmark {
  private static final double MOST = 1.3;
  private static final int ROUNDS = Integer.getInteger("rounds", 7);
  private static final int WARM_UP = 2;

  /** The feature of a scenario and words of its title. */
  private static final Map<String, String> SCENARIOS =
      new TreeMap<>(
          Map.of(
              "From the panel's IP address to the first mail", "set-up",
              "A personal account signs in at Outlook.com", "set-up",
              "The panel shows the mail server settings", "status-check",
              "The sign-in expires after a long time without use", "cannot-send"));

  @TempDir Path folder;

  /** What one scenario cost in its rounds, in seconds. */
  private static final class Costs {
    private final List<Double> scenarios = new ArrayList<>();
    private final List<Double> commands = new ArrayList<>();
    private int sent;

    /** Sorted, without the rounds that warmed up. */
    private static double median(List<Double> rounds) {
      double[] sorted = rounds.stream().skip(WARM_UP).mapToDouble(each -> each).sorted().toArray();
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
  }

  /** Measures each scenario and, after it, its commands. */
  private static final class Turns implements ConcurrentEventListener {
    private final Yardstick yardstick;
    private final Map<String, Costs> costs = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    Turns(Yardstick yardstick) {
      this.yardstick = yardstick;
    }

    @Override
    public void setEventPublisher(EventPublisher publisher) {
      publisher.registerHandlerFor(TestCaseStarted.class, event -> yardstick.begin());
      publisher.registerHandlerFor(TestStepStarted.class, this::step);
      publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
    }

    private void step(TestStepStarted event) {
      if (event.getTestStep() instanceof PickleStepTestStep step) {
        yardstick.step(step.getStep().getText());
      }
    }

    private void finished(TestCaseFinished event) {
      long end = System.nanoTime();
      if (event.getResult().getStatus() != Status.PASSED) {
        failures.add(event.getTestCase().getName() + ": " + event.getResult().getError());
        return;
      }
      Costs of = costs.computeIfAbsent(event.getTestCase().getName(), name -> new Costs());
      of.scenarios.add((end - yardstick.recording().firstAt()) / 1e9);
      of.sent = yardstick.recording().evidenceFrom();
      try {
        of.commands.add(yardstick.replay().toNanos() / 1e9);
      } catch (AssertionError | RuntimeException e) {
        failures.add(event.getTestCase().getName() + ", replayed: " + e);
      }
    }
  }

  @Test
  void aScenarioCostsLittleMoreThanItsCommands() throws IOException {
    // The results of this run are no report of the guide.
    System.setProperty("allure.results.directory", folder.resolve("allure").toString());
    try (Yardstick yardstick = new Yardstick()) {
      Turns turns = new Turns(yardstick);
      Runtime.builder()
          .withRuntimeOptions(
              new CommandlineOptionsParser(System.out)
                  .parse(
                      "--threads",
                      "1",
                      "--glue",
                      "dev.platen.features.steps",
                      "--glue",
                      "dev.platen.features.benchmark",
                      "--plugin",
                      "io.qameta.allure.cucumber7jvm.AllureCucumber7Jvm",
                      repeated().toUri().toString())
                  .build())
          .withClassLoader(ScenarioBenchmark.class::getClassLoader)
          .withAdditionalPlugins(turns)
          .build()
          .run();
      assertThat(turns.failures).isEmpty();
      assertThat(turns.costs).hasSameSizeAs(SCENARIOS);
      report(turns.costs);
    }
  }

  /** The scenarios in turns, once for each round, in a folder that says their language. */
  private Path repeated() throws IOException {
    StringBuilder round = new StringBuilder();
    for (Map.Entry<String, String> wanted : SCENARIOS.entrySet()) {
      String feature = Files.readString(Path.of("guide/en", wanted.getValue() + ".feature"));
      round.append(
          Arrays.stream(feature.split("\n\n"))
              .filter(block -> block.contains("Scenario: " + wanted.getKey()))
              .findAny()
              .orElseThrow());
      round.append("\n\n");
    }
    Path copy = Files.createDirectory(folder.resolve("en")).resolve("measured.feature");
    Files.writeString(
        copy, "Feature: What is measured\n\n" + round.toString().repeat(WARM_UP + ROUNDS));
    return copy;
  }

  private static void report(Map<String, Costs> costs) {
    System.out.printf(Locale.ROOT, "Medians of %d rounds after %d%n", ROUNDS, WARM_UP);
    double scenarios = 0;
    double commands = 0;
    for (Map.Entry<String, Costs> entry : costs.entrySet()) {
      double scenario = Costs.median(entry.getValue().scenarios);
      double bare = Costs.median(entry.getValue().commands);
      scenarios += scenario;
      commands += bare;
      System.out.printf(
          Locale.ROOT,
          "%-50s %3d commands  scenario %.2f s  replayed %.2f s  ratio %.2f%n",
          entry.getKey(),
          entry.getValue().sent,
          scenario,
          bare,
          scenario / bare);
    }
    System.out.printf(
        Locale.ROOT, "Ratio of the sums: %.2f (at most %.1f)%n", scenarios / commands, MOST);
    assertThat(scenarios / commands).isLessThanOrEqualTo(MOST);
  }
}
