package dev.platen.features.guide;

import dev.platen.features.guide.BoundScenario.BoundStep;
import io.cucumber.core.options.CommandlineOptionsParser;
import io.cucumber.core.runtime.Runtime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Cucumber makes of a folder of features, without running a step: it matches every step and
 * writes down, as messages, what it has found.
 */
final class DryRun {
  private static final String GLUE = "dev.platen.features.steps";
  private final Map<String, String> methods = new HashMap<>();
  private final Map<String, JsonNode> pickles = new HashMap<>();
  private final Map<String, String> languages = new HashMap<>();
  private final List<JsonNode> testCases = new ArrayList<>();

  private DryRun() {}

  /** The scenarios under a folder that has one folder for each language, in the files' order. */
  static List<BoundScenario> of(Path features) {
    try {
      Path messages = Files.createTempFile("dry-run-", ".ndjson");
      try {
        String[] arguments = {
          "--dry-run",
          "--glue",
          GLUE,
          "--plugin",
          "message:" + messages,
          features.toUri().toString()
        };
        Runtime.builder()
            .withRuntimeOptions(new CommandlineOptionsParser(System.out).parse(arguments).build())
            .withClassLoader(DryRun.class::getClassLoader)
            .build()
            .run();
        DryRun run = new DryRun();
        for (String line : Files.readAllLines(messages)) {
          run.read(JsonMapper.shared().readTree(line));
        }
        return run.scenarios();
      } finally {
        Files.delete(messages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Reading what Cucumber found in " + features, e);
    }
  }

  private void read(JsonNode message) {
    JsonNode definition = message.path("stepDefinition");
    if (!definition.isMissingNode()) {
      JsonNode method = definition.at("/sourceReference/javaMethod");
      String type = method.path("className").asString("");
      methods.put(
          definition.path("id").asString(""),
          type.substring(type.lastIndexOf('.') + 1) + "." + method.path("methodName").asString(""));
    }
    JsonNode document = message.path("gherkinDocument");
    if (!document.isMissingNode()) {
      languages.put(
          document.path("uri").asString(""), document.at("/feature/language").asString(""));
    }
    JsonNode pickle = message.path("pickle");
    if (!pickle.isMissingNode()) {
      pickles.put(pickle.path("id").asString(""), pickle);
    }
    JsonNode testCase = message.path("testCase");
    if (!testCase.isMissingNode()) {
      testCases.add(testCase);
    }
  }

  private List<BoundScenario> scenarios() {
    return testCases.stream().map(this::scenario).toList();
  }

  private BoundScenario scenario(JsonNode testCase) {
    JsonNode pickle = pickles.getOrDefault(testCase.path("pickleId").asString(""), testCase);
    String uri = pickle.path("uri").asString("");
    String[] path = uri.split("/");
    String language = path[path.length - 2];
    Set<String> tags = new HashSet<>();
    for (JsonNode tag : pickle.path("tags")) {
      tags.add(tag.path("name").asString("").substring(1));
    }
    tags.remove(language);
    Map<String, String> texts = new HashMap<>();
    for (JsonNode step : pickle.path("steps")) {
      texts.put(step.path("id").asString(""), step.path("text").asString(""));
    }
    List<BoundStep> steps = new ArrayList<>();
    for (JsonNode step : testCase.path("testSteps")) {
      String text = texts.get(step.path("pickleStepId").asString(""));
      if (text != null) { // Otherwise it is a hook.
        List<String> bound = new ArrayList<>();
        for (JsonNode id : step.path("stepDefinitionIds")) {
          bound.add(methods.getOrDefault(id.asString(""), "?"));
        }
        steps.add(new BoundStep(text, bound));
      }
    }
    return new BoundScenario(
        language,
        languages.getOrDefault(uri, ""),
        path[path.length - 1],
        pickle.path("name").asString(""),
        tags,
        steps);
  }
}
