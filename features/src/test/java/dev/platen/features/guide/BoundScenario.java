package dev.platen.features.guide;

import java.util.List;
import java.util.Set;

/**
 * A scenario and the Java methods that its steps are bound to.
 *
 * @param language name of the folder that it lies in
 * @param spoken the language that Gherkin read the file in
 * @param file file name, for example {@code set-up.feature}
 * @param tags without {@code @} and without the language's own
 */
record BoundScenario(
    String language,
    String spoken,
    String file,
    String name,
    Set<String> tags,
    List<BoundStep> steps) {

  BoundScenario {
    tags = Set.copyOf(tags);
    steps = List.copyOf(steps);
  }

  /** Where it is, for a person. */
  String where() {
    return language + "/" + file + ", \"" + name + '"';
  }

  /**
   * A step.
   *
   * @param methods what it is bound to, {@code Class.method}: one, unless something is wrong
   */
  record BoundStep(String text, List<String> methods) {
    BoundStep {
      methods = List.copyOf(methods);
    }
  }
}
