package dev.platen.features.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Deque's axe-core: all of its rules on the page that a window shows. */
final class Axe {
  private static final String SCRIPT = script();
  private static final String RUN =
      """
      if (typeof axe !== 'object') {
        return null;
      }
      const only = arguments[0].length ? {runOnly: {type: 'rule', values: arguments[0]}} : {};
      const found = await axe.run(document, {resultTypes: ['violations'], iframes: false, ...only});
      return found.violations.flatMap((violation) => violation.nodes.map((node) =>
          `${violation.id} (${violation.impact}): ${violation.help}: ${node.html.slice(0, 160)}`
              + (node.any[0] ? ` [${node.any[0].message}]` : '')));
      """;

  /** The rules whose outcome depends on the words of a page, and with them on its language. */
  private static final List<String> OF_WORDS =
      List.of(
          "html-has-lang",
          "html-lang-valid",
          "valid-lang",
          "label",
          "button-name",
          "link-name",
          "document-title",
          "image-alt",
          "target-size");

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

  /** Has each page that is opened from now on bring axe-core along: a third of the work. */
  static void into(Page page) {
    page.driver()
        .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", SCRIPT));
  }

  /** The violations of any rule, each with rule, meaning and element. */
  static List<String> violations(Page page) {
    return violations(page, List.of());
  }

  /** The violations of those rules that words can break, for a page that is known otherwise. */
  static List<String> violationsByWords(Page page) {
    return violations(page, OF_WORDS);
  }

  private static List<String> violations(Page page, List<String> rules) {
    Object found = page.ask(RUN, rules);
    if (found == null) {
      page.driver().executeScript(SCRIPT);
      found = page.ask(RUN, rules);
    }
    if (found instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    throw new IllegalStateException("axe-core says nothing: " + found);
  }
}
