package dev.platen.bench.profile;

import dev.platen.bench.profile.Profile.Device;
import dev.platen.bench.profile.Profile.WebPage;
import dev.platen.printer.guise.Told;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Takes out of a profile what must not be in it: the administrator's password wherever it stands,
 * the printer's address, and, if that is wished, its serial number and MAC address.
 *
 * @param password of the administrator, where it is known
 * @param identity whether serial number and MAC address are masked
 */
record Masking(Optional<String> password, String address, boolean identity) {
  /** What is shorter stands in too many words by chance. */
  private static final int SHORTEST_SECRET = 4;

  private static final int OF_DEVICE = 6;

  Profile apply(Profile profile) {
    Map<Pattern, String> masks = masks(profile.device());
    UnaryOperator<String> mask =
        text -> {
          String masked = text;
          for (Map.Entry<Pattern, String> each : masks.entrySet()) {
            masked = each.getKey().matcher(masked).replaceAll(each.getValue());
          }
          return masked;
        };
    Device device = profile.device();
    return new Profile(
        profile.format(),
        profile.recorded(),
        new Device(
            mask.apply(device.model()),
            mask.apply(device.firmware()),
            mask.apply(device.serialNumber()),
            mask.apply(device.deviceName()),
            mask.apply(device.macAddress()),
            mask.apply(device.deviceId())),
        told(profile.objects(), mask),
        told(profile.attributes(), mask),
        profile.pages().stream().map(page -> page(page, mask)).toList(),
        texts(profile.tls(), mask),
        profile.milliseconds(),
        profile.missing().stream().map(mask).toList());
  }

  private Map<Pattern, String> masks(Device device) {
    Map<Pattern, String> masks = new LinkedHashMap<>();
    password
        .filter(secret -> secret.length() >= SHORTEST_SECRET)
        .ifPresent(secret -> masks.put(Pattern.compile(Pattern.quote(secret)), Told.MASKED));
    if (identity) {
      literal(device.serialNumber(), masks);
      literal(device.macAddress(), masks);
      String digits = device.macAddress().replace(":", "");
      literal(digits, masks);
      // Many printers bear the last digits in their name.
      literal(digits.length() > OF_DEVICE ? digits.substring(OF_DEVICE) : "", masks);
    }
    masks.put(
        Pattern.compile("(?<![0-9.])" + Pattern.quote(address) + "(:[0-9]{1,5})?(?![0-9])"),
        Told.ADDRESS);
    return masks;
  }

  /** As it stands, and as octets in hexadecimal. */
  private static void literal(String text, Map<Pattern, String> masks) {
    if (text.length() >= SHORTEST_SECRET) {
      masks.put(Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE), Told.MASKED);
      StringBuilder hex = new StringBuilder();
      text.chars().forEach(letter -> hex.append(String.format(Locale.ROOT, "%02x", letter)));
      masks.put(Pattern.compile(hex.toString()), Told.MASKED);
    }
  }

  private static SortedMap<String, Told> told(
      SortedMap<String, Told> all, UnaryOperator<String> mask) {
    SortedMap<String, Told> masked = new TreeMap<>();
    all.forEach(
        (key, told) ->
            masked.put(key, new Told(told.type(), told.values().stream().map(mask).toList())));
    return masked;
  }

  private static SortedMap<String, String> texts(
      Map<String, String> all, UnaryOperator<String> mask) {
    SortedMap<String, String> masked = new TreeMap<>();
    all.forEach((key, text) -> masked.put(key, mask.apply(text)));
    return masked;
  }

  private static WebPage page(WebPage page, UnaryOperator<String> mask) {
    List<String> labels = page.labels().stream().map(mask).toList();
    return new WebPage(
        page.path(),
        page.status(),
        Collections.unmodifiableMap(texts(page.headers(), mask)),
        labels,
        page.fields().stream().map(mask).toList());
  }
}
