package dev.platen.stubs.entra.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class WordsTest {
  static final Iterable<String> LANGUAGES = Words.LANGUAGES;

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyLanguageSaysEverything(String language) {
    Words english = Words.of("en");
    Words words = Words.of(language);

    assertThat(words.keys()).containsExactlyInAnyOrderElementsOf(english.keys());
    for (String key : words.keys()) {
      assertThat(words.text(key)).as("%s in %s", key, language).isNotBlank();
      assertThat(placeholders(words.text(key)))
          .as("placeholders of %s in %s", key, language)
          .isEqualTo(placeholders(english.text(key)));
    }
  }

  private static long placeholders(String text) {
    return Pattern.compile("\\{\\d}")
        .matcher(text)
        .results()
        .map(match -> match.group())
        .distinct()
        .count();
  }

  @ParameterizedTest
  @CsvSource({
    "pt-PT, sv, pt",
    "'',    'fi, lt;q=0.8, en;q=0.1', lt",
    "'',    'ca-ES, es;q=0.9', ca",
    "xx,    'de', en",
    "'',    'not a;;language==', en",
    "'',    '', en"
  })
  void theBestLanguageIsFound(String culture, String accept, String expected) {
    assertThat(
            Words.best(Optional.of(culture).filter(text -> !text.isEmpty()), Optional.of(accept))
                .language())
        .isEqualTo(expected);
  }

  @Test
  void aMissingKeyIsToldWithItsFile() {
    assertThatThrownBy(() -> Words.of("lt").text("nothing"))
        .hasMessage("signin_lt.properties lacks nothing");
  }

  @Test
  void aPermissionWithoutWordsKeepsItsName() {
    assertThat(Words.of("en").permission("EWS.AccessAsUser.All")).isEqualTo("EWS.AccessAsUser.All");
  }

  @Test
  void countriesAreNamedInTheLanguage() {
    assertThat(Words.of("sv").country("US")).isEqualTo("USA");
  }
}
