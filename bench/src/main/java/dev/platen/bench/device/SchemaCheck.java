package dev.platen.bench.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;

/**
 * Holds a YAML document against a JSON Schema, so that the file for editors is the rule itself. It
 * knows the keywords that the schema uses and no others; of {@code oneOf} it takes the branch whose
 * constant the document names. Values are told only where no secret can be among them.
 */
final class SchemaCheck {
  private static final String SECRET = "#/$defs/secret";
  private final JsonNode root;
  private final String file;
  private final Map<Integer, List<String>> problems = new TreeMap<>();

  /**
   * @param file what messages call the document
   */
  SchemaCheck(JsonNode root, String file) {
    this.root = root;
    this.file = file;
  }

  /** What is wrong, one line each, in the order of the document. */
  List<String> problems(Node document) {
    check(document, root, "", false);
    return problems.values().stream().flatMap(List::stream).toList();
  }

  private void check(Node node, JsonNode given, String path, boolean hidden) {
    JsonNode schema = resolved(given);
    boolean secret = hidden || given.path("$ref").asString("").equals(SECRET);
    if (schema.has("oneOf")) {
      branch(node, schema.get("oneOf"), path).ifPresent(one -> check(node, one, path, secret));
      return;
    }
    String type = schema.path("type").asString("");
    String advice = schema.path("description").asString("");
    if (!type.isEmpty() && !type.equals(typeOf(node))) {
      wrong(
          node,
          path,
          "has to be %s, not %s".formatted(inWords(type), inWords(typeOf(node))),
          type.equals("string") && node instanceof ScalarNode
              ? "Put it into quotes. " + advice
              : advice);
      return;
    }
    switch (node) {
      case MappingNode mapping -> checkMapping(mapping, schema, path, secret, advice);
      case SequenceNode sequence -> checkSequence(sequence, schema, path, secret, advice);
      case ScalarNode scalar -> checkScalar(scalar, schema, path, secret, advice);
      default -> wrong(node, path, "is nothing that can stand here", advice);
    }
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : root.at(reference.substring(1));
  }

  /** The branch of a choice that a document means: it names its constant. */
  private Optional<JsonNode> branch(Node node, JsonNode branches, String path) {
    String key = "";
    List<String> names = new ArrayList<>();
    for (JsonNode each : branches) {
      for (var property : resolved(each).path("properties").properties()) {
        if (property.getValue().has("const")) {
          key = property.getKey();
          String name = property.getValue().get("const").asString();
          names.add(name);
          if (node instanceof MappingNode mapping
              && value(mapping, key) instanceof ScalarNode scalar
              && scalar.getValue().equals(name)) {
            return Optional.of(each);
          }
        }
      }
    }
    Node said = node instanceof MappingNode mapping ? value(mapping, key) : null;
    String choice = String.join(", ", names);
    if (!(node instanceof MappingNode)) {
      wrong(
          node,
          path,
          "has to be a mapping",
          "Write {%s: ...} with one of: %s.".formatted(key, choice));
    } else if (said == null) {
      wrong(node, path, "has no " + key, "Add %s with one of: %s.".formatted(key, choice));
    } else {
      wrong(
          said, join(path, key), "is none that is known here", "Use one of: %s.".formatted(choice));
    }
    return Optional.empty();
  }

  private void checkMapping(
      MappingNode mapping, JsonNode schema, String path, boolean secret, String advice) {
    JsonNode properties = schema.path("properties");
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!seen.add(key)) {
        wrong(tuple.getKeyNode(), join(path, key), "stands here twice", "Remove one of the two.");
      } else if (properties.has(key)) {
        check(tuple.getValueNode(), properties.get(key), join(path, key), secret);
      } else {
        wrong(
            tuple.getKeyNode(),
            secret ? path : join(path, key),
            secret ? "has a key that is not known" : "is not known",
            "Known here: %s."
                .formatted(
                    String.join(
                        ", ", properties.properties().stream().map(Map.Entry::getKey).toList())));
      }
    }
    for (JsonNode required : schema.path("required")) {
      String key = required.asString();
      if (!seen.contains(key)) {
        wrong(
            mapping,
            join(path, key),
            "is missing",
            resolved(properties.path(key)).path("description").asString(""));
      }
    }
    int size = mapping.getValue().size();
    if (size < schema.path("minProperties").asInt(0)
        || size > schema.path("maxProperties").asInt(Integer.MAX_VALUE)) {
      wrong(mapping, path, "has to name one of its keys", advice);
    }
  }

  private void checkSequence(
      SequenceNode sequence, JsonNode schema, String path, boolean secret, String advice) {
    if (sequence.getValue().size() < schema.path("minItems").asInt(0)) {
      wrong(sequence, path, "is empty", advice);
    }
    Set<String> seen = new HashSet<>();
    for (Node item : sequence.getValue()) {
      check(item, schema.path("items"), path, secret);
      if (schema.path("uniqueItems").asBoolean(false)
          && item instanceof ScalarNode scalar
          && !seen.add(scalar.getValue())) {
        wrong(item, path, "names %s twice".formatted(scalar.getValue()), "Remove one of the two.");
      }
    }
  }

  private void checkScalar(
      ScalarNode scalar, JsonNode schema, String path, boolean secret, String advice) {
    String value = scalar.getValue();
    String shown = secret ? "what stands here" : '"' + value + '"';
    List<String> choice = new ArrayList<>();
    schema.path("enum").forEach(each -> choice.add(each.asString()));
    if (!choice.isEmpty() && !(typeOf(scalar).equals("string") && choice.contains(value))) {
      wrong(scalar, path, "cannot be " + shown, "Use: %s.".formatted(String.join(", ", choice)));
    }
    if (value.length() < schema.path("minLength").asInt(0)) {
      wrong(scalar, path, "is empty", advice);
    }
    String pattern = schema.path("pattern").asString("");
    if (!pattern.isEmpty() && !java.util.regex.Pattern.compile(pattern).matcher(value).find()) {
      wrong(scalar, path, "cannot be " + shown, advice);
    }
    if (typeOf(scalar).equals("integer")) {
      long least = schema.path("minimum").asLong(Long.MIN_VALUE);
      long most = schema.path("maximum").asLong(Long.MAX_VALUE);
      if (value.length() > 9 || Long.parseLong(value) < least || Long.parseLong(value) > most) {
        wrong(scalar, path, "has to be from %d to %d".formatted(least, most), advice);
      }
    }
  }

  private void wrong(Node node, String path, String what, String advice) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    String subject = path.isEmpty() ? "the document" : path;
    problems
        .computeIfAbsent(line, same -> new ArrayList<>())
        .add("%s:%d: %s %s. %s".formatted(file, line, subject, what, advice).strip());
    problems.get(line).sort(Comparator.naturalOrder());
  }

  static @Nullable Node value(MappingNode mapping, String key) {
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
        return tuple.getValueNode();
      }
    }
    return null;
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String typeOf(Node node) {
    return switch (node) {
      case MappingNode mapping -> "object";
      case SequenceNode sequence -> "array";
      case ScalarNode scalar when scalar.getTag().equals(Tag.INT) -> "integer";
      case ScalarNode scalar when scalar.getTag().equals(Tag.BOOL) -> "boolean";
      case ScalarNode scalar when scalar.getTag().equals(Tag.FLOAT) -> "number";
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "null";
      default -> "string";
    };
  }

  private static String inWords(String type) {
    return switch (type) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      case "number" -> "a number";
      case "null" -> "nothing";
      default -> "text";
    };
  }
}
