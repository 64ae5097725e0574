package dev.platen.bench.console;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * JSON Schema as far as {@code openapi.yaml} uses it; a keyword that it does not know is a failure.
 */
final class Schema {
  private static final List<String> ANNOTATIONS = List.of("description", "example");
  private final JsonNode document;

  Schema(JsonNode document) {
    this.document = document;
  }

  /** What is wrong with a value; nothing where it fits. */
  List<String> problems(JsonNode schema, JsonNode value) {
    List<String> problems = new ArrayList<>();
    check(schema, value, "$", problems);
    return problems;
  }

  /** What a {@code $ref} leads to, or the node itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref")
        ? resolved(document.at(node.path("$ref").asString().substring(1)))
        : node;
  }

  private void check(JsonNode named, JsonNode value, String where, List<String> problems) {
    JsonNode schema = resolved(named);
    if (schema.isMissingNode()) {
      problems.add(where + ": " + named + " leads nowhere");
    }
    for (String keyword : schema.propertyNames()) {
      JsonNode wanted = schema.path(keyword);
      switch (keyword) {
        case "type" -> {
          if (!isOf(wanted, value)) {
            problems.add(where + " is no " + wanted + ": " + value);
          }
        }
        case "required" ->
            wanted.forEach(
                name -> {
                  if (!value.has(name.asString())) {
                    problems.add(where + " lacks " + name);
                  }
                });
        case "properties" -> {
          for (String name : wanted.propertyNames()) {
            if (value.has(name)) {
              check(wanted.path(name), value.path(name), where + "." + name, problems);
            }
          }
        }
        case "additionalProperties" -> {
          for (String name : value.propertyNames()) {
            if (!schema.path("properties").has(name)) {
              problems.add(where + " has " + name);
            }
          }
        }
        case "items" -> value.forEach(item -> check(wanted, item, where + "[]", problems));
        case "allOf" -> wanted.forEach(part -> check(part, value, where, problems));
        case "enum" -> {
          if (wanted.valueStream().noneMatch(value::equals)) {
            problems.add(where + " is not among " + wanted + ": " + value);
          }
        }
        case "format" -> {
          if (wanted.asString().equals("uuid") && !isGuid(value.asString())) {
            problems.add(where + " is no GUID: " + value);
          }
        }
        default -> {
          if (!ANNOTATIONS.contains(keyword)) {
            problems.add(where + ": the keyword " + keyword + " is not known to this test");
          }
        }
      }
    }
  }

  private static boolean isGuid(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isOf(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      return type.valueStream().anyMatch(one -> isOf(one, value));
    }
    return switch (type.asString()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "null" -> value.isNull();
      default -> false;
    };
  }
}
