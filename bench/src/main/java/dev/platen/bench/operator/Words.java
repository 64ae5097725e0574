package dev.platen.bench.operator;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of the operator's pages in one language, from {@code operator_<language>.properties}.
 * Each language has all of them.
 */
public final class Words {
  static final String ENGLISH = "en";

  /** The languages that can be chosen, tag and own name, in alphabetical order of the names. */
  static final Map<String, String> LANGUAGES = languages();

  private static final Map<String, Words> LOADED = new ConcurrentHashMap<>();

  private final String language;
  private final Properties texts;

  private Words(String language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  private static Map<String, String> languages() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String tag : List.of("ca", ENGLISH, "it", "lt", "pt", "sv")) {
      Locale locale = Locale.forLanguageTag(tag);
      String name = locale.getDisplayLanguage(locale);
      names.put(tag, name.substring(0, 1).toUpperCase(locale) + name.substring(1));
    }
    return names;
  }

  /** The words of a language; of one that there is not, English. */
  static Words of(String language) {
    return LOADED.computeIfAbsent(
        LANGUAGES.containsKey(language) ? language : ENGLISH, Words::load);
  }

  private static Words load(String language) {
    String file = "operator_" + language + ".properties";
    Properties texts = new Properties();
    try (var stream = Words.class.getResourceAsStream(file)) {
      texts.load(
          new InputStreamReader(Objects.requireNonNull(stream, file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + file, e);
    }
    return new Words(language, texts);
  }

  /** The language's tag, for example {@code lt}. */
  public String language() {
    return language;
  }

  /**
   * A text.
   *
   * @throws IllegalArgumentException where there is none
   */
  public String text(String key) {
    return Optional.ofNullable(texts.getProperty(key))
        .orElseThrow(
            () -> new IllegalArgumentException("The words for " + language + " lack " + key));
  }

  /** A text with its only placeholder filled in. */
  public String text(String key, String value) {
    return text(key).replace("{0}", value);
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }
}
