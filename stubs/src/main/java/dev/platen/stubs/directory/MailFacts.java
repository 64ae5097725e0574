package dev.platen.stubs.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The numbers and dates of the service, from {@code mail.yaml}, each with its source and mark. */
public final class MailFacts {
  private static final String FILE = "/dev/platen/stubs/directory/mail.yaml";
  private static final Map<String, String> VALUES = read();

  private MailFacts() {}

  /**
   * One fact as a number.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public static long number(String name) {
    return Long.parseLong(text(name));
  }

  /**
   * One fact as it is written.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public static String text(String name) {
    String value = VALUES.get(name);
    if (value == null) {
      throw new IllegalArgumentException(FILE + " has no " + name + "; it has " + VALUES.keySet());
    }
    return value;
  }

  private static Map<String, String> read() {
    try (InputStream file = MailFacts.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("The class path lacks " + FILE);
      }
      Map<String, String> values = new LinkedHashMap<>();
      new YAMLMapper()
          .readValue(file, new TypeReference<List<Row>>() {})
          .forEach(row -> values.put(row.name(), row.value()));
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }

  private record Row(String name, String value, String mark, String source) {}
}
