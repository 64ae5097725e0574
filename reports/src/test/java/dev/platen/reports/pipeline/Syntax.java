package dev.platen.reports.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Jenkins has: the sections of a declarative pipeline (its manual, "Pipeline Syntax"), and the
 * steps of its plug-ins with their parameters, as far as this project uses them.
 */
final class Syntax {
  private static final Map<String, Set<String>> SECTIONS =
      Map.ofEntries(
          Map.entry(
              "pipeline",
              Set.of("agent", "parameters", "options", "environment", "stages", "post")),
          Map.entry("parameters", Set.of("string", "booleanParam")),
          Map.entry(
              "options",
              Set.of(
                  "timestamps",
                  "timeout",
                  "buildDiscarder",
                  "logRotator",
                  "skipDefaultCheckout",
                  "disableConcurrentBuilds")),
          Map.entry("environment", Set.of()),
          Map.entry("stages", Set.of("stage")),
          Map.entry(
              "stage",
              Set.of(
                  "agent",
                  "when",
                  "options",
                  "environment",
                  "steps",
                  "stages",
                  "parallel",
                  "matrix",
                  "post")),
          Map.entry("matrix", Set.of("axes", "excludes", "agent", "when", "stages", "post")),
          Map.entry("axes", Set.of("axis")),
          Map.entry("axis", Set.of("name", "values")),
          Map.entry("when", Set.of("expression", "beforeAgent", "beforeOptions")),
          Map.entry(
              "post", Set.of("always", "success", "unstable", "failure", "aborted", "cleanup")));

  private static final Map<String, Set<String>> STEPS =
      Map.ofEntries(
          Map.entry("checkout", Set.of("value")),
          Map.entry("sh", Set.of("value", "script", "returnStatus", "returnStdout", "label")),
          Map.entry("script", Set.of()),
          Map.entry("node", Set.of("value")),
          Map.entry("dir", Set.of("value")),
          Map.entry("withEnv", Set.of("value")),
          Map.entry(
              "lock", Set.of("value", "resource", "label", "quantity", "variable", "priority")),
          Map.entry("catchError", Set.of("buildResult", "stageResult", "message")),
          Map.entry("error", Set.of("value")),
          Map.entry("unstable", Set.of("value")),
          Map.entry("stash", Set.of("name", "includes", "excludes", "allowEmpty")),
          Map.entry("unstash", Set.of("value")),
          Map.entry(
              "junit", Set.of("testResults", "allowEmptyResults", "skipMarkingBuildUnstable")),
          Map.entry("archiveArtifacts", Set.of("artifacts", "allowEmptyArchive", "fingerprint")),
          Map.entry("fileExists", Set.of("value")),
          Map.entry("readFile", Set.of("value")),
          Map.entry("publishHTML", Set.of("target")),
          Map.entry("allure", Set.of("results", "includeProperties")),
          Map.entry("emailext", Set.of("to", "subject", "body", "attachmentsPattern")),
          Map.entry("string", Set.of("name", "defaultValue", "description")),
          Map.entry("booleanParam", Set.of("name", "defaultValue", "description")));

  private Syntax() {}

  static Set<String> allowedIn(String section) {
    return SECTIONS.getOrDefault(section, Set.of());
  }

  static void require(Map<String, Object> said, String section, String... parts) {
    for (String part : parts) {
      if (!said.containsKey(part)) {
        throw new IllegalArgumentException("\"%s\" lacks \"%s\"".formatted(section, part));
      }
    }
  }

  static void requireOneOf(Map<String, Object> said, String stage, String... parts) {
    if (List.of(parts).stream().filter(said::containsKey).count() != 1) {
      throw new IllegalArgumentException(
          "stage \"%s\" must have exactly one of %s".formatted(stage, String.join(", ", parts)));
    }
  }

  static void requireArguments(String step, Map<?, ?> arguments) {
    Set<String> known = STEPS.get(step);
    if (known == null) {
      throw new IllegalArgumentException("there is no step \"" + step + "\"");
    }
    for (Object argument : arguments.keySet()) {
      if (!known.contains(String.valueOf(argument))) {
        throw new IllegalArgumentException(
            "step \"%s\" has no parameter \"%s\"".formatted(step, argument));
      }
    }
  }
}
