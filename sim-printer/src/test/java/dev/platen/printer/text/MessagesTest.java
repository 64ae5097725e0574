package dev.platen.printer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private static final List<String> LANGUAGES = List.of("en", "ca", "it", "lt", "pt", "sv");

  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    try (Reader reader =
        new InputStreamReader(
            MessagesTest.class.getResourceAsStream("messages_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      words.load(reader);
    }
    return words;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca", "it", "lt", "pt", "sv"})
  void everyLanguageHasTheKeysOfEnglish(String language) throws IOException {
    assertThat(words(language).stringPropertyNames()).isEqualTo(words("en").stringPropertyNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ca", "it", "lt", "pt", "sv"})
  void noTextIsEmptyOrLosesAnApostropheWhenItIsFilledIn(String language) throws IOException {
    Properties words = words(language);
    assertThat(words.stringPropertyNames()).isNotEmpty();
    for (String key : words.stringPropertyNames()) {
      String text = words.getProperty(key);
      assertThat(text).as("%s in %s", key, language).isNotBlank().isEqualTo(text.strip());
      if (text.contains("{")) {
        assertThat(text).as("%s in %s", key, language).doesNotContain("'");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca", "it", "lt", "pt", "sv"})
  void aTextHasTheSamePlaceholdersInEveryLanguage(String language) throws IOException {
    Properties english = words("en");
    Properties words = words(language);
    for (String key : english.stringPropertyNames()) {
      assertThat(placeholders(words.getProperty(key)))
          .as("%s in %s", key, language)
          .isEqualTo(placeholders(english.getProperty(key)));
    }
  }

  private static Set<String> placeholders(String text) {
    return java.util.regex.Pattern.compile("\\{\\d+}")
        .matcher(text)
        .results()
        .map(java.util.regex.MatchResult::group)
        .collect(Collectors.toSet());
  }

  @Test
  void theWordsOfTheGuideAreUsedLetterByLetter() throws IOException {
    List<List<String>> rows;
    try (var in = MessagesTest.class.getResourceAsStream("guide-labels.tsv")) {
      rows =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> List.of(line.split("\t", -1)))
              .toList();
    }
    List<String> head = rows.getFirst();
    assertThat(head.subList(1, head.size())).containsExactlyInAnyOrderElementsOf(LANGUAGES);
    assertThat(rows).hasSizeGreaterThan(25);
    for (List<String> row : rows.subList(1, rows.size())) {
      for (int column = 1; column < head.size(); column++) {
        assertThat(Messages.of(head.get(column)).text(row.getFirst()))
            .as("%s in %s", row.getFirst(), head.get(column))
            .isEqualTo(row.get(column));
      }
    }
  }

  @Test
  void aLanguageWithoutWordsIsNamed() {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Messages.of("tlh")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tlh");
  }
}
