package dev.platen.bench.profile;

import static dev.platen.reports.difference.Difference.NOTHING;

import dev.platen.bench.profile.Profile.WebPage;
import dev.platen.printer.guise.Told;
import dev.platen.reports.difference.Difference;
import dev.platen.reports.difference.Sequences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Where two printers tell different things. What comes and goes with the state of a printer does
 * not count, nor what each has of its own in its certificate.
 */
public final class ProfileDifferences {
  /** Less is the work of the network between. */
  private static final long NOTICEABLE_MILLIS = 1000;

  private static final int TIMES = 3;

  private final Profile a;
  private final Profile b;
  private final List<Difference> differences = new ArrayList<>();

  private ProfileDifferences(Profile a, Profile b) {
    this.a = a;
    this.b = b;
  }

  /** What differs, part by part. */
  public static List<Difference> between(Profile a, Profile b) {
    ProfileDifferences all = new ProfileDifferences(a, b);
    Recording recording = Recording.INSTANCE;
    all.maps("identity", identity(a), identity(b), key -> true);
    all.maps(
        "SNMP", texts(a.objects()), texts(b.objects()), key -> !recording.isVolatileObject(key));
    all.maps(
        "IPP",
        texts(a.attributes()),
        texts(b.attributes()),
        key -> !recording.isVolatileAttribute(key));
    all.pages();
    all.maps("TLS", a.tls(), b.tls(), key -> !recording.ownOfTls().contains(key));
    all.times();
    return List.copyOf(all.differences);
  }

  private static Map<String, String> identity(Profile profile) {
    Profile.Device device = profile.device();
    return Map.of(
        "model", device.model(),
        "firmware", device.firmware(),
        "serial number", device.serialNumber(),
        "device name", device.deviceName(),
        "MAC address", device.macAddress(),
        "device id", device.deviceId());
  }

  private static Map<String, String> texts(Map<String, Told> all) {
    Map<String, String> texts = new TreeMap<>();
    all.forEach(
        (key, told) -> texts.put(key, told.type() + " " + String.join(" | ", told.values())));
    return texts;
  }

  private void maps(
      String part, Map<String, String> ofA, Map<String, String> ofB, Predicate<String> counts) {
    TreeSet<String> keys = new TreeSet<>(ofA.keySet());
    keys.addAll(ofB.keySet());
    keys.stream()
        .filter(counts)
        .forEach(
            key -> {
              String one = ofA.getOrDefault(key, NOTHING);
              String other = ofB.getOrDefault(key, NOTHING);
              if (!one.equals(other)) {
                differences.add(new Difference(part, key, one, other));
              }
            });
  }

  private void pages() {
    Map<String, WebPage> ofA = byPath(a);
    Map<String, WebPage> ofB = byPath(b);
    TreeSet<String> paths = new TreeSet<>(ofA.keySet());
    paths.addAll(ofB.keySet());
    for (String path : paths) {
      WebPage one = ofA.get(path);
      WebPage other = ofB.get(path);
      if (one == null || other == null) {
        differences.add(
            new Difference(
                "pages", path, one == null ? NOTHING : "there", other == null ? NOTHING : "there"));
        continue;
      }
      String part = "page " + path;
      if (one.status() != other.status()) {
        differences.add(
            new Difference(
                part, "status", Integer.toString(one.status()), Integer.toString(other.status())));
      }
      maps(part, one.headers(), other.headers(), key -> true);
      differences.addAll(Sequences.differences(part, "label", one.labels(), other.labels()));
      differences.addAll(Sequences.differences(part, "field", one.fields(), other.fields()));
    }
  }

  private static Map<String, WebPage> byPath(Profile profile) {
    Map<String, WebPage> pages = new TreeMap<>();
    profile.pages().forEach(page -> pages.put(page.path(), page));
    return pages;
  }

  private void times() {
    for (Map.Entry<String, Long> entry : a.milliseconds().entrySet()) {
      long one = entry.getValue();
      long other = Objects.requireNonNullElse(b.milliseconds().get(entry.getKey()), one);
      long less = Math.min(one, other);
      long more = Math.max(one, other);
      if (more - less > NOTICEABLE_MILLIS && more > TIMES * less) {
        differences.add(
            new Difference("time of an answer", entry.getKey(), one + " ms", other + " ms"));
      }
    }
  }
}
