package dev.platen.reports.archive;

import dev.platen.reports.run.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;

/**
 * What a step's end means: the firmware failed, or the bench did. Which exceptions are the bench's
 * is data ({@code infrastructure.properties}); a class named {@code InfrastructureException} always
 * is.
 */
final class Outcomes {
  private static final Set<String> INFRASTRUCTURE = infrastructure();

  private Outcomes() {}

  /**
   * @param status Cucumber's, for example {@code PASSED}
   * @param exception name of the exception's class, or empty
   * @param hook whether the step prepares or clears away: the device cannot fail that
   */
  static Outcome of(String status, String exception, boolean hook) {
    return switch (status) {
      case "PASSED" -> Outcome.PASSED;
      case "FAILED" -> hook || ofTheBench(exception) ? Outcome.INFRASTRUCTURE : Outcome.FAILED;
      case "UNDEFINED", "AMBIGUOUS" -> Outcome.INFRASTRUCTURE;
      default -> Outcome.NOT_RUN;
    };
  }

  /** A driver that lies elsewhere has an exception of its own: its name says what it means. */
  private static boolean ofTheBench(String exception) {
    return INFRASTRUCTURE.contains(exception) || exception.endsWith(".InfrastructureException");
  }

  private static Set<String> infrastructure() {
    Properties properties = new Properties();
    try (InputStream file = Outcomes.class.getResourceAsStream("infrastructure.properties")) {
      if (file == null) {
        throw new IllegalStateException("infrastructure.properties is not on the class path");
      }
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading infrastructure.properties", e);
    }
    return Set.copyOf(properties.stringPropertyNames());
  }
}
