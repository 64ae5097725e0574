package dev.platen.bench.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The control API as {@code openapi.yaml} describes it (OpenAPI 3.1). The API answers nothing that
 * is not described, so that the description cannot lag behind.
 */
final class ApiDescription {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> METHODS = List.of("get", "post", "patch", "delete");
  private static final JsonNode DOCUMENT = read();
  private static final List<Operation> OPERATIONS = operations(DOCUMENT);

  private ApiDescription() {}

  /**
   * Something that can be asked.
   *
   * @param path below {@code /api}, with names in curly brackets
   * @param parameters their names, with what they are
   * @param example a body that is understood; empty where none is sent
   */
  record Operation(
      String method,
      String path,
      String tag,
      String summary,
      List<String> parameters,
      String example,
      List<String> answers,
      Pattern pattern) {

    boolean isAt(String asked) {
      return pattern.matcher(asked).matches();
    }
  }

  private static JsonNode read() {
    try (InputStream stream = ApiDescription.class.getResourceAsStream("openapi.yaml")) {
      return YAMLMapper.builder().build().readTree(Objects.requireNonNull(stream, "openapi.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading openapi.yaml", e);
    }
  }

  /** The whole, as it is served. */
  static JsonNode document() {
    return DOCUMENT;
  }

  static List<Operation> operations() {
    return OPERATIONS;
  }

  /** Whether there is such an operation. */
  static boolean has(String method, String path) {
    String asked = path.isEmpty() ? "/" : path;
    return OPERATIONS.stream()
        .anyMatch(operation -> operation.method().equals(method) && operation.isAt(asked));
  }

  private static List<Operation> operations(JsonNode document) {
    List<Operation> all = new ArrayList<>();
    for (String path : document.path("paths").propertyNames()) {
      JsonNode item = document.path("paths").path(path);
      for (String method : METHODS) {
        JsonNode operation = item.path(method);
        if (!operation.isMissingNode()) {
          all.add(operation(document, path, item, method, operation));
        }
      }
    }
    return List.copyOf(all);
  }

  private static Operation operation(
      JsonNode document, String path, JsonNode item, String method, JsonNode operation) {
    List<String> parameters = new ArrayList<>();
    for (JsonNode named : item.path("parameters")) {
      String reference = named.path("$ref").asString("");
      JsonNode parameter = reference.isEmpty() ? named : document.at(reference.substring(1));
      parameters.add(
          parameter.path("name").asString()
              + ": "
              + parameter
                  .path("description")
                  .asString("such as " + parameter.path("example").asString("")));
    }
    JsonNode example = operation.path("requestBody").at("/content/application~1json/example");
    List<String> answers = new ArrayList<>();
    for (String status : operation.path("responses").propertyNames()) {
      JsonNode named = operation.path("responses").path(status);
      JsonNode response = document.at(named.path("$ref").asString("").replaceFirst("^#", ""));
      answers.add(status + ": " + response.path("description").asString(""));
    }
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("tags").path(0).asString(""),
        operation.path("summary").asString(""),
        parameters,
        example.isMissingNode()
            ? ""
            : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example),
        answers,
        pattern(path));
  }

  private static Pattern pattern(String path) {
    return Pattern.compile(
        Stream.of(path.split("/", -1))
            .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
            .collect(Collectors.joining("/")));
  }
}
