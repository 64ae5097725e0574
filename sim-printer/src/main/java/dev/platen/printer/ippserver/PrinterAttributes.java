package dev.platen.printer.ippserver;

import com.hp.jipp.encoding.Attribute;
import dev.platen.printer.DeviceId;
import dev.platen.printer.PrinterDevice;
import dev.platen.printer.guise.Guise;
import dev.platen.printer.model.Supplies;
import dev.platen.printer.model.Supplies.Ink;
import dev.platen.printer.model.Supplies.Level;
import dev.platen.printer.text.Messages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What Get-Printer-Attributes answers (RFC 8011 section 4.2.5). */
final class PrinterAttributes {
  // Verified on the vendor's ET-4750 (reference printer 6.2).
  private static final int LOW_INK = 15;
  private static final int IDLE = 3;
  private static final int PROCESSING = 4;

  private final PrinterDevice device;
  private final Supplies supplies;
  private final Instant started;
  private final String ipp;
  private final String ipps;
  private final String web;
  private final Guise guise;

  /**
   * @param host address where the printer answers
   * @param port of IPP
   * @param guise what it tells in place of its own
   */
  PrinterAttributes(PrinterDevice device, String host, int port, Guise guise) {
    this.guise = guise;
    this.device = device;
    this.supplies = Supplies.of(device.model());
    this.started = device.clock().instant();
    this.ipp = "ipp://%s:%d/ipp/print".formatted(host, port);
    this.ipps = "ipps://%s:%d/ipp/print".formatted(host, port);
    this.web = "http://" + host;
  }

  String uri() {
    return ipp;
  }

  /** Seconds since it was switched on, from 1 (RFC 8011 section 5.4.29). */
  int upTime() {
    return upTime(device.clock().instant());
  }

  int upTime(Instant instant) {
    return Math.clamp(Duration.between(started, instant).toSeconds() + 1, 1, Integer.MAX_VALUE);
  }

  List<String> media() {
    return Media.supported(supplies).stream().map(Media::keyword).toList();
  }

  /**
   * Those that were asked for.
   *
   * @param requested names and groups; all where it is empty
   */
  List<Attribute<?>> of(Set<String> requested) {
    return guise.over(all()).filter(attribute -> isWanted(attribute.getName(), requested)).toList();
  }

  private static boolean isWanted(String name, Set<String> requested) {
    if (requested.contains(name)) {
      return true;
    }
    // PWG 5100.11 section 6.3: too long to be sent unasked.
    if (name.equals("media-col-database")) {
      return false;
    }
    return requested.isEmpty()
        || requested.contains("all")
        || requested.contains(
            AttributeFile.isJobTemplate(name) ? "job-template" : "printer-description");
  }

  private Stream<Attribute<?>> all() {
    return Stream.of(
            AttributeFile.all().stream(),
            Media.attributes(supplies).stream(),
            identity().stream(),
            addresses().stream(),
            state().stream(),
            markers().stream())
        .flatMap(attributes -> attributes);
  }

  private List<Attribute<?>> identity() {
    String name = device.model().name();
    String version = device.firmware().version();
    return List.of(
        Values.text("printer-device-id", DeviceId.of(device)),
        Values.name("printer-dns-sd-name", "EPSON " + name + " " + device.identity().deviceName()),
        Values.name("printer-firmware-name", "Firmware"),
        Values.text("printer-firmware-string-version", version),
        Values.octets(
            "printer-firmware-version", List.of(version.getBytes(StandardCharsets.US_ASCII))),
        Values.unknown("printer-geo-location"),
        Values.text("printer-info", "EPSON " + name),
        Values.text("printer-make-and-model", "EPSON " + name),
        Values.name("printer-name", device.identity().deviceName()),
        Values.text("printer-serial-number", device.identity().serialNumber()),
        Values.uri("printer-uuid", "urn:uuid:" + DeviceId.uuid(device)));
  }

  private List<Attribute<?>> addresses() {
    return List.of(
        Values.uri("printer-uri-supported", ipp, ipps),
        Values.keyword(
            "uri-authentication-supported", "requesting-user-name", "requesting-user-name"),
        Values.keyword("uri-security-supported", "none", "tls"),
        Values.uri("printer-more-info", web + "/"),
        Values.uri(
            "printer-icons",
            web + "/PRESENTATION/AIRPRINT/PRINTER_128.PNG",
            web + "/PRESENTATION/AIRPRINT/PRINTER_512.PNG"),
        Values.uri("printer-supply-info-uri", web + "/PRESENTATION/ADVANCED/INFO_PRTINFO/TOP"));
  }

  private List<Attribute<?>> state() {
    boolean busy = !device.jobs().active().isEmpty();
    Instant now = device.clock().instant();
    var zone = device.clock().getZone();
    List<String> reasons = new ArrayList<>();
    if (supplies.cassettes().stream().anyMatch(cassette -> cassette.level() == Level.LOW)) {
      reasons.add("media-low-report");
    }
    if (supplies.inks().stream().anyMatch(ink -> ink.percent() <= LOW_INK)) {
      reasons.add("marker-supply-low-report");
    }
    return List.of(
        Values.enumeration("printer-state", busy ? PROCESSING : IDLE),
        Values.keywords("printer-state-reasons", reasons.isEmpty() ? List.of("none") : reasons),
        Values.text(
            "printer-state-message", Messages.of("en").text(busy ? "web.busy" : "web.available")),
        Values.bool("printer-is-accepting-jobs", true),
        Values.number("queued-job-count", device.jobs().active().size()),
        Values.number("printer-up-time", upTime()),
        Values.time("printer-current-time", now, zone),
        Values.number("printer-config-change-time", 0),
        Values.time("printer-config-change-date-time", started, zone),
        Values.number("printer-state-change-time", 0),
        Values.time("printer-state-change-date-time", started, zone));
  }

  private List<Attribute<?>> markers() {
    List<Ink> inks = supplies.inks();
    if (inks.isEmpty()) {
      return List.of();
    }
    List<String> names = inks.stream().map(ink -> ink.part() + " " + colour(ink)).toList();
    return List.of(
        Values.number("marker-levels", inks.stream().mapToInt(Ink::percent).toArray()),
        Values.number("marker-low-levels", inks.stream().mapToInt(ink -> LOW_INK).toArray()),
        Values.number("marker-high-levels", inks.stream().mapToInt(ink -> 100).toArray()),
        Values.keywords("marker-types", inks.stream().map(ink -> "ink-cartridge").toList()),
        Values.parse("marker-names", "name", names),
        Values.parse("marker-colors", "name", inks.stream().map(PrinterAttributes::rgb).toList()),
        Values.octets("printer-supply", inks.stream().map(PrinterAttributes::supply).toList()),
        Values.parse("printer-supply-description", "text", names));
  }

  /** PWG 5100.13 section 6.6.31. */
  private static byte[] supply(Ink ink) {
    return String.format(
            Locale.ROOT,
            "type=inkCartridge;maxcapacity=100;level=%d;class=supplyThatIsConsumed;unit=percent;colorantname=%s;",
            ink.percent(),
            colour(ink))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String colour(Ink ink) {
    return switch (ink.colour()) {
      case BK -> "black";
      case C -> "cyan";
      case M -> "magenta";
      case Y -> "yellow";
    };
  }

  private static String rgb(Ink ink) {
    return switch (ink.colour()) {
      case BK -> "#000000";
      case C -> "#00FFFF";
      case M -> "#FF00FF";
      case Y -> "#FFFF00";
    };
  }
}
