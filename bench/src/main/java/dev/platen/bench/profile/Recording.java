package dev.platen.bench.profile;

import dev.platen.printer.model.YamlFile;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is recorded of a printer (data: {@code recording.yaml}).
 *
 * @param walks parts of SNMP's tree
 * @param device objects that say who it is, the best first
 * @param volatileObjects beginnings of identifiers whose values come and go
 * @param volatileAttributes regular expressions that a whole name fits
 * @param labels CSS selector
 * @param fields CSS selector
 * @param ownOfTls what each printer has of its own
 */
record Recording(
    List<String> walks,
    Map<String, List<String>> device,
    List<String> volatileObjects,
    List<String> volatileAttributes,
    List<String> pages,
    String labels,
    String fields,
    List<String> headers,
    List<String> ownOfTls) {
  static final Recording INSTANCE = read();

  private static Recording read() {
    InputStream file =
        Objects.requireNonNull(
            Recording.class.getResourceAsStream("recording.yaml"), "recording.yaml");
    return YamlFile.read("profile/recording.yaml", file, Recording.class);
  }

  boolean isVolatileObject(String oid) {
    return volatileObjects.stream()
        .anyMatch(beginning -> oid.equals(beginning) || oid.startsWith(beginning + "."));
  }

  boolean isVolatileAttribute(String name) {
    return volatileAttributes.stream().anyMatch(name::matches);
  }

  List<String> objectsOf(String fact) {
    return Objects.requireNonNull(device.get(fact), fact);
  }
}
