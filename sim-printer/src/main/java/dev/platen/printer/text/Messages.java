package dev.platen.printer.text;

import dev.platen.printer.defect.DefectCatalogue;
import dev.platen.printer.model.Firmware;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of one language, from {@code messages_<language>.properties} and {@code
 * device_<language>.properties} beside this class (UTF-8). A key that a language lacks is an error,
 * not a gap filled with English: a test compares the key sets.
 */
public final class Messages {
  /** Words of the pages and screens, and words of the device behind them. */
  private static final List<String> PARTS = List.of("messages", "device");

  private static final Map<String, Messages> LOADED = new ConcurrentHashMap<>();

  private final Locale locale;
  private final Map<String, String> texts;

  private Messages(Locale locale, Map<String, String> texts) {
    this.locale = locale;
    this.texts = texts;
  }

  /**
   * @param languageTag for example {@code lt}
   * @throws IllegalArgumentException where there are no words in this language
   */
  public static Messages of(String languageTag) {
    return LOADED.computeIfAbsent(languageTag, Messages::load);
  }

  /**
   * The words as a firmware has them: a defect may have changed some.
   *
   * @throws IllegalArgumentException as {@link #of(String)}
   */
  public static Messages of(String languageTag, Firmware firmware) {
    Messages plain = of(languageTag);
    return firmware.defects().isEmpty()
        ? plain
        : LOADED.computeIfAbsent(
            languageTag + " " + firmware.id(), key -> plain.changed(languageTag, firmware));
  }

  private Messages changed(String languageTag, Firmware firmware) {
    Map<String, String> changed = new HashMap<>(texts);
    firmware
        .defects()
        .forEach(
            defect ->
                changed.putAll(
                    DefectCatalogue.of(defect).texts().getOrDefault(languageTag, Map.of())));
    return new Messages(locale, Map.copyOf(changed));
  }

  /** Whether there are words in this language. */
  public static boolean exists(String languageTag) {
    return PARTS.stream()
        .allMatch(
            part -> Messages.class.getResource(part + "_" + languageTag + ".properties") != null);
  }

  private static Messages load(String languageTag) {
    Properties properties = new Properties();
    for (String part : PARTS) {
      String file = part + "_" + languageTag + ".properties";
      try (var stream = Messages.class.getResourceAsStream(file)) {
        if (stream == null) {
          throw new IllegalArgumentException("No words for the language " + languageTag);
        }
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("Reading " + file, e);
      }
    }
    Map<String, String> texts = new HashMap<>();
    properties.forEach((key, value) -> texts.put((String) key, (String) value));
    return new Messages(Locale.forLanguageTag(languageTag), Map.copyOf(texts));
  }

  public Locale locale() {
    return locale;
  }

  /**
   * The text of {@code key} with {@code {0}}, {@code {1}} ... replaced.
   *
   * @throws IllegalArgumentException where this language has no such key
   */
  public String text(String key, Object... arguments) {
    String text =
        Optional.ofNullable(texts.get(key))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The words for " + locale.toLanguageTag() + " lack " + key));
    return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
  }

  /** All keys of this language. */
  public Set<String> keys() {
    return texts.keySet();
  }
}
