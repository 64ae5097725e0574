package dev.platen.printer.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives the settings of one group out of a file. What is missing or of the wrong kind becomes a
 * problem, and reading goes on with a harmless value, so that all problems are told at once.
 */
public final class SettingsReader {
  private final String group;
  private final ObjectNode node;
  private final Optional<FileLock> lock;
  private final List<SettingsProblem> problems;
  private final Set<String> asked = new HashSet<>();
  private final List<SettingsReader> items = new ArrayList<>();

  SettingsReader(
      String group, ObjectNode node, Optional<FileLock> lock, List<SettingsProblem> problems) {
    this.group = group;
    this.node = node;
    this.lock = lock;
    this.problems = problems;
  }

  /** Says that a setting is wrong, with the key of a text that says why. */
  public void problem(String name, String textKey, Object... arguments) {
    problems.add(
        new SettingsProblem(
            group + "." + name, textKey, Arrays.stream(arguments).map(Object::toString).toList()));
  }

  /** Whether this setting was read and had no problem so far. */
  public boolean isRight(String name) {
    return problems.stream().noneMatch(problem -> problem.setting().equals(group + "." + name));
  }

  public String text(String name) {
    JsonNode value = find(name);
    if (value != null && value.isString()) {
      return value.stringValue();
    }
    return wrongType(name, value, "text", "");
  }

  public int number(String name) {
    JsonNode value = find(name);
    if (value != null && value.isInt()) {
      return value.intValue();
    }
    return wrongType(name, value, "123", 0);
  }

  public boolean flag(String name) {
    JsonNode value = find(name);
    if (value != null && value.isBoolean()) {
      return value.booleanValue();
    }
    return wrongType(name, value, "true, false", false);
  }

  /** One of the names of {@code values}. */
  public <E extends Enum<E>> E choice(String name, E[] values) {
    String text = text(name);
    Optional<E> found = Arrays.stream(values).filter(value -> value.name().equals(text)).findAny();
    if (found.isEmpty() && isRight(name)) {
      problem(name, "web.transfer.not_offered", shortened(text));
    }
    return found.orElse(values[0]);
  }

  public List<String> texts(String name) {
    JsonNode value = find(name);
    if (value == null || !value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
      return wrongType(name, value, "[text]", List.of());
    }
    return value.valueStream().map(JsonNode::stringValue).toList();
  }

  /** One of {@code offered}. */
  public String oneOf(String name, List<String> offered) {
    String text = text(name);
    if (isRight(name) && !offered.contains(text)) {
      problem(name, "web.transfer.not_offered", shortened(text));
    }
    return isRight(name) ? text : offered.getFirst();
  }

  /** The settings of each thing of a list. */
  public List<SettingsReader> items(String name) {
    JsonNode value = find(name);
    if (value == null || !value.isArray() || !value.valueStream().allMatch(JsonNode::isObject)) {
      return wrongType(name, value, "[{...}]", List.of());
    }
    value
        .valueStream()
        .map(ObjectNode.class::cast)
        .forEach(
            item ->
                items.add(
                    new SettingsReader(
                        "%s.%s[%d]".formatted(group, name, items.size() + 1),
                        item,
                        lock,
                        problems)));
    return List.copyOf(items);
  }

  /** A secret, empty where it was left out of the file. */
  public Optional<String> secret(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    if (value == null) {
      return Optional.empty();
    }
    JsonNode sealed = value.get(FileLock.SEALED);
    if (sealed == null || !sealed.isString()) {
      return Optional.of(wrongType(name, value, "{\"sealed\": text}", ""));
    }
    Optional<String> open =
        lock.flatMap(with -> with.open(group + "/" + name, sealed.stringValue()));
    if (open.isEmpty()) {
      problem(name, "web.transfer.secret_damaged");
    }
    return open;
  }

  private @Nullable JsonNode find(String name) {
    asked.add(name);
    return node.get(name);
  }

  private <T> T wrongType(String name, @Nullable JsonNode value, String expected, T harmless) {
    if (value == null) {
      problem(name, "web.transfer.missing");
    } else {
      problem(name, "web.transfer.wrong_type", expected);
    }
    return harmless;
  }

  /** What nobody asked for is a mistake in the file: it would be lost without a word. */
  void finish() {
    for (String name : node.propertyNames()) {
      if (!asked.contains(name)) {
        problem(shortened(name), "web.transfer.unknown");
      }
    }
    items.forEach(SettingsReader::finish);
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
