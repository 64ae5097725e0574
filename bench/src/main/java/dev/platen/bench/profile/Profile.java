package dev.platen.bench.profile;

import dev.platen.printer.guise.Guise;
import dev.platen.printer.guise.Told;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a printer told of itself. No secret is in it: see {@link Masking}.
 *
 * @param format {@link ProfileFile#FORMAT}
 * @param recorded when, in UTC as ISO 8601 has it
 * @param objects of SNMP, by object identifier
 * @param attributes of Get-Printer-Attributes (RFC 8011 section 4.2.5), by name
 * @param pages of Web Config, in the order in which they were asked for
 * @param tls of Web Config: protocol, cipher, and what the certificate says
 * @param milliseconds the median of some answers' times, by what was asked
 * @param missing what did not answer, in words
 */
public record Profile(
    int format,
    String recorded,
    Device device,
    SortedMap<String, Told> objects,
    SortedMap<String, Told> attributes,
    List<WebPage> pages,
    SortedMap<String, String> tls,
    SortedMap<String, Long> milliseconds,
    List<String> missing) {

  public Profile {
    objects = new TreeMap<>(objects);
    attributes = new TreeMap<>(attributes);
    pages = List.copyOf(pages);
    tls = new TreeMap<>(tls);
    milliseconds = new TreeMap<>(milliseconds);
    missing = List.copyOf(missing);
  }

  /**
   * Who it is; empty texts for what it does not tell.
   *
   * @param macAddress upper-case, with colons
   * @param deviceId of IEEE 1284
   */
  public record Device(
      String model,
      String firmware,
      String serialNumber,
      String deviceName,
      String macAddress,
      String deviceId) {}

  /**
   * A page of Web Config, without its values.
   *
   * @param labels words in the order of the page
   * @param fields names of what can be filled in, in the order of the page
   */
  public record WebPage(
      String path,
      int status,
      Map<String, String> headers,
      List<String> labels,
      List<String> fields) {
    public WebPage {
      headers = Map.copyOf(headers);
      labels = List.copyOf(labels);
      fields = List.copyOf(fields);
    }
  }

  /**
   * What a simulated printer can tell in its place.
   *
   * @throws ProfileException where a value is none of its type
   */
  public Guise guise() {
    Recording recording = Recording.INSTANCE;
    SortedMap<String, Told> lasting = new TreeMap<>(objects);
    lasting.keySet().removeIf(recording::isVolatileObject);
    SortedMap<String, Told> named = new TreeMap<>(attributes);
    named.keySet().removeIf(recording::isVolatileAttribute);
    try {
      return Guise.of(lasting, named);
    } catch (IllegalArgumentException e) {
      throw new ProfileException(
          "The profile cannot be taken on: " + e.getMessage() + ". Record the printer again.", e);
    }
  }

  /** What it is, in a line. */
  public String summary() {
    return "%s %s, firmware %s, recorded %s"
        .formatted(device.model(), device.serialNumber(), device.firmware(), recorded);
  }
}
