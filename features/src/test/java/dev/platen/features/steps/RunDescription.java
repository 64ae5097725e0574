package dev.platen.features.steps;

import static io.cucumber.junit.platform.engine.Constants.EXECUTION_ORDER_RANDOM_SEED_PROPERTY_NAME;

import dev.platen.reports.allure.AllureHistory;
import dev.platen.reports.archive.RunArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What the report says about a run as a whole: what it ran on, and how failures are sorted. */
final class RunDescription {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RunDescription() {}

  /** The folder of the run that can be imported, beside Cucumber's messages. */
  static Path run() {
    return Path.of("target/run");
  }

  /** The folder that the report is made from. */
  static Path results() {
    return Path.of(System.getProperty("allure.results.directory", "target/allure-results"));
  }

  static void write(Map<String, String> environment, Instant started) {
    try (InputStream categories =
        RunDescription.class.getResourceAsStream("/allure/categories.json")) {
      if (categories == null) {
        throw new IllegalStateException("allure/categories.json is not on the class path");
      }
      Files.createDirectories(results());
      write(run(), environment, started);
      Files.copy(
          categories, results().resolve("categories.json"), StandardCopyOption.REPLACE_EXISTING);
      Map<String, String> everything = new LinkedHashMap<>(environment);
      seed().ifPresent(seed -> everything.put("Seed", String.valueOf(seed)));
      everything.put("See also", "coverage.html, which leads to the other pages of this report");
      everything.put("Java", Runtime.version().toString());
      everything.put("System", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
      Files.writeString(
          results().resolve("executor.json"),
          JSON.writeValueAsString(executor(environment, started)));
      AllureHistory.into(results(), history());
      Files.writeString(
          results().resolve("environment.properties"),
          everything.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .sorted()
              .collect(Collectors.joining("\n", "", "\n")));
    } catch (IOException e) {
      throw new UncheckedIOException("Describing the run in " + results(), e);
    }
  }

  /** Writes what a run was about into its folder, which is made where it is missing. */
  static void write(Path folder, Map<String, String> environment, Instant started)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(RunArchive.DESCRIPTION),
        JSON.writeValueAsString(about(environment, started)));
  }

  /** Where the history of earlier reports is kept, for the trends of this one. */
  private static Path history() {
    return Path.of(System.getProperty("allure.history", "target/allure-history"));
  }

  /** Names the run in Allure's trends; runs are in the order of their beginnings. */
  private static Map<String, Object> executor(Map<String, String> environment, Instant started) {
    return Map.of(
        "name",
        "Platen",
        "type",
        "platen",
        "buildName",
        environment.getOrDefault("Model", "") + " " + environment.getOrDefault("Firmware", ""),
        // Allure has no other place for a link to what lies beside it.
        "buildUrl",
        "coverage.html",
        "buildOrder",
        started.getEpochSecond());
  }

  /** As the run store reads it (docs/comparing-drops.md). */
  private static Map<String, Object> about(Map<String, String> environment, Instant started) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("format", 1);
    about.put("id", UUID.randomUUID().toString());
    about.put("started", started.toString());
    about.put("model", environment.getOrDefault("Model", "unknown"));
    about.put("firmware", environment.getOrDefault("Firmware", "unknown"));
    about.put("device", environment.getOrDefault("Device", "unknown"));
    about.put("bench", environment.getOrDefault("Bench", "unknown"));
    seed().ifPresent(seed -> about.put("seed", seed));
    return about;
  }

  /** Of the order of the scenarios, where Cucumber was given one ({@code -Dplaten.seed=123}). */
  static Optional<Long> seed() {
    return Optional.ofNullable(System.getProperty(EXECUTION_ORDER_RANDOM_SEED_PROPERTY_NAME))
        .filter(seed -> !seed.isBlank())
        .map(Long::decode);
  }
}
