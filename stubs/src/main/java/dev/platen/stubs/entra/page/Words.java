package dev.platen.stubs.entra.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The words of one language, from {@code signin_<language>.properties} (UTF-8). The keys {@code
 * ms.*} are labels that the guide names; they are facts. The other English texts are Microsoft's;
 * the other languages' are translations.
 */
public final class Words {
  /** Languages of the pages; the first is the one for everybody else. */
  public static final List<String> LANGUAGES = List.of("en", "ca", "it", "lt", "pt", "sv");

  private static final Map<String, Words> ALL =
      LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Words::load));

  private final Locale locale;
  private final Map<String, String> texts;

  private Words(Locale locale, Map<String, String> texts) {
    this.locale = locale;
    this.texts = texts;
  }

  private static Words load(String language) {
    String file = "/dev/platen/stubs/entra/page/signin_" + language + ".properties";
    Properties properties = new Properties();
    try (var stream = Words.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("The words " + file + " are missing from the class path");
      }
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + file, e);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.forEach((key, value) -> texts.put((String) key, (String) value));
    return new Words(Locale.forLanguageTag(language), texts);
  }

  /**
   * The words that fit best.
   *
   * @param culture an explicit wish such as {@code pt-PT}; it wins
   * @param acceptLanguage the header of this name
   */
  public static Words best(Optional<String> culture, Optional<String> acceptLanguage) {
    List<Locale.LanguageRange> wishes = new ArrayList<>();
    culture.ifPresent(wish -> wishes.addAll(parse(wish)));
    acceptLanguage.ifPresent(wish -> wishes.addAll(parse(wish)));
    String tag = Locale.lookupTag(wishes, LANGUAGES);
    return of(tag == null ? LANGUAGES.getFirst() : tag);
  }

  private static List<Locale.LanguageRange> parse(String text) {
    try {
      return Locale.LanguageRange.parse(text);
    } catch (IllegalArgumentException e) {
      return List.of(); // a client's slip is no reason to show no page
    }
  }

  /** The words of one of {@link #LANGUAGES}. */
  static Words of(String language) {
    return Optional.ofNullable(ALL.get(language))
        .orElseThrow(() -> new IllegalArgumentException("No words for the language " + language));
  }

  public String language() {
    return locale.toLanguageTag();
  }

  /**
   * The text of {@code key} with {@code {0}}, {@code {1}} replaced.
   *
   * @throws IllegalArgumentException where this language has no such key
   */
  public String text(String key, String... arguments) {
    String text =
        Optional.ofNullable(texts.get(key))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "signin_" + language() + ".properties lacks " + key));
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", arguments[i]);
    }
    return text;
  }

  /** What a permission lets an application do, or its bare name where there are no words for it. */
  String permission(String scope) {
    return Optional.ofNullable(texts.get("permission." + scope)).orElse(scope);
  }

  /** A country's name. */
  String country(String code) {
    return Locale.of("", code).getDisplayCountry(locale);
  }

  Set<String> keys() {
    return texts.keySet();
  }
}
