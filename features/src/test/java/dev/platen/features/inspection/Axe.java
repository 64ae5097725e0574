package dev.platen.features.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Deque's axe-core: all of its rules on the page that a window shows. */
final class Axe {
  private static final String SCRIPT = script();
  private static final String RUN =
      """
      const found = await axe.run(document, {resultTypes: ['violations'], iframes: false});
      return found.violations.flatMap((violation) => violation.nodes.map((node) =>
          `${violation.id} (${violation.impact}): ${violation.help}: ${node.html.slice(0, 160)}`
              + (node.any[0] ? ` [${node.any[0].message}]` : '')));
      """;

  private Axe() {}

  private static String script() {
    try (InputStream stream = Axe.class.getResourceAsStream("/axe.min.js")) {
      if (stream == null) {
        throw new IllegalStateException("axe.min.js is not on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The violations, each with rule, meaning and element. */
  static List<String> violations(Page page) {
    if (!Boolean.TRUE.equals(page.ask("return typeof axe === 'object'"))) {
      page.driver().executeScript(SCRIPT);
    }
    return page.lines(RUN);
  }
}
