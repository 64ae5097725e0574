package dev.platen.features.steps;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Collectors;

/** What the report says about a run as a whole: what it ran on, and how failures are sorted. */
final class RunDescription {
  private RunDescription() {}

  /** The folder that the report is made from. */
  static Path results() {
    return Path.of(System.getProperty("allure.results.directory", "target/allure-results"));
  }

  static void write(Map<String, String> environment) {
    try (InputStream categories =
        RunDescription.class.getResourceAsStream("/allure/categories.json")) {
      if (categories == null) {
        throw new IllegalStateException("allure/categories.json is not on the class path");
      }
      Files.createDirectories(results());
      Files.copy(
          categories, results().resolve("categories.json"), StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(
          results().resolve("environment.properties"),
          environment.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .sorted()
              .collect(Collectors.joining("\n", "", "\n")));
    } catch (IOException e) {
      throw new UncheckedIOException("Describing the run in " + results(), e);
    }
  }
}
