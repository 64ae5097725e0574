package dev.platen.stubs.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object, read strictly: what is of the wrong kind, and what nobody asked for,
 * is refused by an {@link IllegalArgumentException} that names its path. An absent field and {@code
 * null} are the same.
 */
public final class JsonFields {
  private final JsonNode object;
  private final String path;
  private final Set<String> read = new HashSet<>();

  private JsonFields(JsonNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /**
   * @param what names the object in messages, for example {@code policy}
   * @throws IllegalArgumentException where it is no object
   */
  public static JsonFields of(JsonNode node, String what) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(what + " must be a JSON object");
    }
    return new JsonFields(node, "");
  }

  /** The path of a field, for example {@code conditions.users.includeUsers}. */
  public String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** An exception for the value of a field. */
  public IllegalArgumentException wrong(String name, String expected) {
    return wrongAt(path(name), expected);
  }

  private static IllegalArgumentException wrongAt(String where, String expected) {
    return new IllegalArgumentException(where + " " + expected);
  }

  private @Nullable JsonNode find(String name) {
    read.add(name);
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  public Optional<String> text(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw wrong(name, "must be a text");
    }
    return Optional.of(value.asString());
  }

  public String requiredText(String name) {
    return text(name).filter(text -> !text.isBlank()).orElseThrow(() -> missing(name));
  }

  public Optional<Boolean> flag(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw wrong(name, "must be true or false");
    }
    return Optional.of(value.asBoolean());
  }

  /**
   * A whole number.
   *
   * @param least the smallest that is allowed
   */
  public Optional<Integer> number(String name, int least) {
    JsonNode value = find(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isInt() || value.asInt() < least) {
      throw wrong(name, "must be a whole number, at least " + least);
    }
    return Optional.of(value.asInt());
  }

  /** One of an enum's constants, written in camel case as {@code deviceCodeFlow}. */
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name).map(text -> constant(path(name), text, type));
  }

  /** Several of an enum's constants. */
  public <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
    return list(name, (text, where) -> constant(where, text, type));
  }

  public List<String> texts(String name) {
    return list(name, (text, where) -> text);
  }

  /** Reads each text of a list; the second argument of {@code reader} is the path. */
  public <T> List<T> list(String name, java.util.function.BiFunction<String, String, T> reader) {
    JsonNode value = find(name);
    List<T> all = new ArrayList<>();
    if (value == null) {
      return all;
    }
    if (!value.isArray()) {
      throw wrong(name, "must be a list of texts");
    }
    for (int i = 0; i < value.size(); i++) {
      String where = path(name) + "[" + i + "]";
      JsonNode element = value.get(i);
      if (!element.isString()) {
        throw wrongAt(where, "must be a text");
      }
      all.add(reader.apply(element.asString(), where));
    }
    return all;
  }

  /** Reads an object with {@code reader}, and refuses fields that it has not read. */
  public <T> Optional<T> object(String name, Function<JsonFields, T> reader) {
    JsonNode value = find(name);
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(read(value, path(name), reader));
  }

  /** Reads a list of objects. */
  public <T> List<T> objects(String name, Function<JsonFields, T> reader) {
    JsonNode value = find(name);
    List<T> all = new ArrayList<>();
    if (value == null) {
      return all;
    }
    if (!value.isArray()) {
      throw wrong(name, "must be a list of objects");
    }
    for (int i = 0; i < value.size(); i++) {
      all.add(read(value.get(i), path(name) + "[" + i + "]", reader));
    }
    return all;
  }

  private static <T> T read(JsonNode value, String where, Function<JsonFields, T> reader) {
    if (!value.isObject()) {
      throw wrongAt(where, "must be an object");
    }
    JsonFields fields = new JsonFields(value, where);
    T result = reader.apply(fields);
    fields.end();
    return result;
  }

  /** Fields that ask for nothing here, whatever they hold. */
  public void ignore(String... names) {
    read.addAll(List.of(names));
  }

  /** Fields that may be there as long as they ask for nothing: null, or empty. */
  public void empty(String... names) {
    for (String name : names) {
      JsonNode value = find(name);
      if (value != null && (value.isValueNode() || !value.isEmpty())) {
        throw wrong(name, "is not understood here; leave it out");
      }
    }
  }

  /**
   * @throws IllegalArgumentException where a field was not read
   */
  public void end() {
    for (String name : object.propertyNames()) {
      if (!read.contains(name)) {
        throw wrong(name, "is not understood here; leave it out");
      }
    }
  }

  public IllegalArgumentException missing(String name) {
    return wrong(name, "is missing");
  }

  /**
   * The constant that a text in camel case names.
   *
   * @throws IllegalArgumentException naming {@code where} and what it could be
   */
  public static <E extends Enum<E>> E constant(String where, String text, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (camel(constant).equals(text)) {
        return constant;
      }
    }
    List<String> all = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      all.add(camel(constant));
    }
    throw wrongAt(
        where, "is \"" + text + "\", which is not understood here; use " + String.join(", ", all));
  }

  /** {@code DEVICE_CODE_FLOW} as {@code deviceCodeFlow}. */
  public static String camel(Enum<?> constant) {
    StringBuilder text = new StringBuilder();
    for (String word : constant.name().split("_")) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (text.isEmpty()) {
        text.append(lower);
      } else if (word.equals("OS")) {
        // As Graph writes macOS and iOS.
        text.append(word);
      } else {
        text.append(Character.toUpperCase(lower.charAt(0))).append(lower.substring(1));
      }
    }
    return text.toString();
  }
}
