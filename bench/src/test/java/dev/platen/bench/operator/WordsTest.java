package dev.platen.bench.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.printer.text.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(@?[a-z_.]+)}");
  private static final InstructionBook BOOK = InstructionBook.get();

  static Set<String> languages() {
    return Words.LANGUAGES.keySet();
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).sorted().toList();
  }

  @Test
  void thePagesAreThereInTheLanguagesOfTheGuide() {
    assertThat(Words.LANGUAGES)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ca", "Català",
                "en", "English",
                "it", "Italiano",
                "lt", "Lietuvių",
                "pt", "Português",
                "sv", "Svenska"));
    assertThat(Words.of("de").language()).isEqualTo("en");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageHasTheSameTextsAndLabels(String language) {
    Words words = Words.of(language);
    Words english = Words.of("en");
    assertThat(words.keys()).isEqualTo(english.keys());
    for (String key : english.keys()) {
      String text = words.text(key);
      assertThat(text).as(key).isNotBlank().isEqualTo(text.strip());
      assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.text(key)));
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyInstructionHasAHeadlineAndStepsThatShowEachValueOnce(String language) {
    Words words = Words.of(language);
    assertThat(BOOK.ids()).hasSizeGreaterThan(30);
    for (String id : BOOK.ids()) {
      InstructionBook.Entry entry = BOOK.entry(id);
      List<String> lines = words.text(id).lines().toList();
      assertThat(lines).as(id).hasSizeGreaterThan(1);
      assertThat(placeholders(lines.getFirst())).as("headline of %s", id).isEmpty();
      Set<String> values = new TreeSet<>(entry.values());
      values.addAll(entry.secrets());
      assertThat(placeholders(words.text(id)).stream().filter(name -> !name.startsWith("@")))
          .as(id)
          .containsExactlyElementsOf(values);
    }
  }

  @Test
  void everyLabelIsOneOfThePrinters() {
    Set<String> labels =
        BOOK.ids().stream()
            .flatMap(id -> PLACEHOLDER.matcher(Words.of("en").text(id)).results())
            .map(found -> found.group(1))
            .filter(name -> name.startsWith("@"))
            .map(name -> name.substring(1))
            .collect(Collectors.toSet());
    assertThat(Messages.of("lt").keys()).containsAll(labels);
    assertThat(labels).hasSizeGreaterThan(8);
  }

  @Test
  void everyPictureThatIsNamedIsThere() {
    for (String id : BOOK.ids()) {
      String picture = "pictures/" + BOOK.entry(id).picture() + ".svg";
      assertThat(OperatorDesk.class.getResource(picture)).as(id).isNotNull();
    }
  }

  @Test
  void labelsStandAsOnThePanelWhateverTheOperatorsLanguage() {
    Instruction scan =
        Instruction.of("panel.scan-to-email", AnswerKind.DONE, Duration.ofMinutes(1))
            .with("recipient", "anna@contoso.example");
    assertThat(Wording.of(scan, Words.of("en"), Locale.of("lt")).plain())
        .startsWith("Scan to an email address: Press Pradžia (the house). Select Nuskaityti, then")
        .contains("Enter the address: anna@contoso.example");
    assertThat(Wording.of(scan, Words.of("sv"), Locale.of("de")).plain())
        .contains("Välj Scan och sedan Email.");
  }
}
