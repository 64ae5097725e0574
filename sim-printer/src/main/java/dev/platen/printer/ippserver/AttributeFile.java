package dev.platen.printer.ippserver;

import com.hp.jipp.encoding.Attribute;
import dev.platen.printer.model.YamlFile;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What every printer here answers the same (data: {@code ippserver/attributes.yaml}). */
final class AttributeFile {
  private static final String FILE = "attributes.yaml";
  private static final Map<String, Row> ROWS = read();

  private AttributeFile() {}

  /**
   * A row.
   *
   * @param type of RFC 8011 section 5.1
   * @param group of requested-attributes (RFC 8011 section 4.2.5.1)
   */
  record Row(String name, String type, String group, List<String> values) {
    Row {
      values = List.copyOf(values);
    }
  }

  private static Map<String, Row> read() {
    InputStream file =
        Objects.requireNonNull(
            AttributeFile.class.getResourceAsStream(FILE), "The program lacks its file " + FILE);
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Row row : YamlFile.read("ippserver/" + FILE, file, Row[].class)) {
      rows.put(row.name(), row);
    }
    return Collections.unmodifiableMap(rows);
  }

  static List<Attribute<?>> all() {
    List<Attribute<?>> all = new ArrayList<>();
    ROWS.values().forEach(row -> all.add(Values.parse(row.name(), row.type(), row.values())));
    return all;
  }

  /** The values of one attribute; none where it is not in the file. */
  static List<String> values(String name) {
    Row row = ROWS.get(name);
    return row == null ? List.of() : row.values();
  }

  /** Whether an attribute describes job templates rather than the printer. */
  static boolean isJobTemplate(String name) {
    Row row = ROWS.get(name);
    return row == null ? name.startsWith("media-") : row.group().equals("job-template");
  }
}
