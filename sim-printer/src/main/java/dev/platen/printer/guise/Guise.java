package dev.platen.printer.guise;

import com.hp.jipp.encoding.Attribute;
import dev.platen.printer.model.YamlFile;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/**
 * What a printer tells by SNMP and IPP in place of its own. Where that would contradict what it can
 * do, or the state that it is in, it goes on telling its own (data: {@code guise/guise.yaml}).
 */
public final class Guise {
  private static final String FILE = "guise.yaml";
  private static final Kept KEPT = kept();

  private final NavigableMap<OID, Variable> objects = new TreeMap<>();
  private final Map<String, Attribute<?>> attributes = new LinkedHashMap<>();

  private Guise() {}

  /**
   * What a printer tells of its own in any case.
   *
   * @param objects beginnings of object identifiers
   * @param attributes regular expressions that a whole name fits
   */
  record Kept(List<String> objects, List<String> attributes) {
    boolean object(OID oid) {
      return objects.stream().anyMatch(beginning -> oid.startsWith(new OID(beginning)));
    }

    boolean attribute(String name) {
      return attributes.stream().anyMatch(name::matches);
    }
  }

  private static Kept kept() {
    InputStream file =
        Objects.requireNonNull(
            Guise.class.getResourceAsStream(FILE), "The program lacks its file " + FILE);
    return YamlFile.read("guise/" + FILE, file, Kept.class);
  }

  /** A printer that tells its own. */
  public static Guise none() {
    return new Guise();
  }

  /**
   * A printer that tells what another one told.
   *
   * @param objects of SNMP, by their identifiers
   * @param attributes of Get-Printer-Attributes, by their names
   * @throws IllegalArgumentException where a value is none of its type; the message names it
   */
  public static Guise of(Map<String, Told> objects, Map<String, Told> attributes) {
    Guise guise = new Guise();
    objects.forEach(
        (key, told) -> {
          OID oid = new OID(key);
          if (told.isWhole() && SnmpValues.types().contains(told.type()) && !KEPT.object(oid)) {
            guise.objects.put(oid, SnmpValues.variable(told));
          }
        });
    attributes.forEach(
        (name, told) -> {
          if (told.isWhole() && !KEPT.attribute(name)) {
            IppValues.attribute(name, told)
                .ifPresent(attribute -> guise.attributes.put(name, attribute));
          }
        });
    return guise;
  }

  /** How many objects of SNMP are another printer's. */
  public int objectCount() {
    return objects.size();
  }

  /** How many attributes of IPP are another printer's. */
  public int attributeCount() {
    return attributes.size();
  }

  /** What it tells by SNMP. */
  public NavigableMap<OID, Supplier<Variable>> over(NavigableMap<OID, Supplier<Variable>> own) {
    objects.forEach((oid, value) -> own.put(oid, () -> value));
    return own;
  }

  /** What it tells by IPP. */
  public Stream<Attribute<?>> over(Stream<Attribute<?>> own) {
    return Stream.concat(
        own.filter(attribute -> !attributes.containsKey(attribute.getName())),
        attributes.values().stream());
  }
}
