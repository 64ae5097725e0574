package dev.platen.features.steps;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a reader of the report wants to see of a scenario: each screen, the panel, the records of
 * what happened around it, and the sheets; of a failed one also the pages' sources. Secrets are
 * masked before it is taken.
 */
final class Evidence {
  private static final Logger LOG = Logger.getLogger(Evidence.class.getName());
  private final boolean failed;
  private final Report report;

  /** Where evidence goes. */
  @FunctionalInterface
  interface Report {
    /**
     * @param type a media type
     */
    void attach(byte[] content, String type, String name);
  }

  /** A window of a browser. */
  record Screen(String name, Supplier<byte[]> picture, Supplier<String> source) {}

  /**
   * What there is to be seen of a scenario.
   *
   * @param panel a picture of it, where the scenario has one
   * @param records texts by name; asked for once
   * @param sheets PDF files
   */
  record Scene(
      List<Screen> screens,
      Optional<Supplier<byte[]>> panel,
      Supplier<Map<String, String>> records,
      Supplier<List<byte[]>> sheets) {}

  Evidence(boolean failed, Report report) {
    this.failed = failed;
    this.report = report;
  }

  /** Takes all that can be had; what cannot keeps nothing else away, and hides no verdict. */
  void take(Scene scene) {
    for (Screen screen : scene.screens()) {
      if (!screen.name().equals("panel")) {
        attach("image/jpeg", "Screen: " + screen.name(), screen.picture());
      }
      if (failed) {
        attach("text/html", "Page source: " + screen.name(), () -> bytes(screen.source().get()));
      }
    }
    scene.panel().ifPresent(picture -> attach("image/jpeg", "Control panel", picture));
    attempt(
        "records",
        () ->
            scene
                .records()
                .get()
                .forEach((name, text) -> report.attach(bytes(text), "text/plain", name)));
    attempt(
        "status sheets",
        () ->
            scene
                .sheets()
                .get()
                .forEach(sheet -> report.attach(sheet, "application/pdf", "Status sheet")));
  }

  private void attach(String type, String name, Supplier<byte[]> content) {
    attempt(name, () -> report.attach(content.get(), type, name));
  }

  private static void attempt(String what, Runnable taking) {
    try {
      taking.run();
    } catch (RuntimeException | AssertionError e) {
      LOG.log(Level.WARNING, "No " + what + " for the report", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
