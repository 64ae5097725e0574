package dev.platen.features.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.features.guide.BoundScenario.BoundStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ParityTest {

  /** The guide as it is. */
  @Nested
  class TheGuide {
    private static final List<BoundScenario> SCENARIOS = DryRun.of(GuideFiles.FOLDER);

    @Test
    void everyStepIsBoundToExactlyOneMethod() {
      assertThat(SCENARIOS).isNotEmpty();
      assertThat(
              SCENARIOS.stream()
                  .flatMap(
                      scenario ->
                          scenario.steps().stream()
                              .filter(step -> step.methods().size() != 1)
                              .map(
                                  step ->
                                      scenario.where()
                                          + ": \""
                                          + step.text()
                                          + "\" is bound to "
                                          + step.methods())))
          .isEmpty();
    }

    @Test
    void everyCaseIsTheSameInEveryLanguage() {
      assertThat(new Parity(GuideFiles.cases(), GuideFiles.LANGUAGES).differences(SCENARIOS))
          .isEmpty();
    }

    @Test
    void everyFeatureSpeaksTheLanguageOfItsFolder() throws IOException {
      assertThat(
              SCENARIOS.stream()
                  .filter(scenario -> !scenario.spoken().equals(scenario.language()))
                  .map(scenario -> scenario.where() + " is read as " + scenario.spoken()))
          .isEmpty();
      for (Path feature : GuideFiles.features()) {
        assertThat(Files.readAllLines(feature))
            .as(feature.toString())
            .first()
            .isEqualTo("# language: " + feature.getName(feature.getNameCount() - 2));
      }
    }

    @Test
    void everyCaseHasAScenarioInEveryLanguageOrIsKnownToHaveNone() {
      Set<String> cases = GuideFiles.cases();
      Set<String> notYet = GuideFiles.notYetCovered();
      assertThat(notYet).as("cases of not-yet-covered.csv").isSubsetOf(cases);
      List<String> missing =
          cases.stream()
              .flatMap(
                  id ->
                      GuideFiles.LANGUAGES.stream()
                          .filter(language -> !has(id, language))
                          .map(language -> id + " " + language))
              .toList();
      assertThat(missing.stream().filter(cell -> !notYet.contains(cell.split(" ")[0])))
          .as("cases without a scenario")
          .isEmpty();
      assertThat(
              notYet.stream()
                  .filter(id -> missing.stream().noneMatch(cell -> cell.startsWith(id + " "))))
          .as("cases that have their scenarios: take them out of guide/not-yet-covered.csv")
          .isEmpty();
    }

    private static boolean has(String id, String language) {
      return SCENARIOS.stream()
          .anyMatch(
              scenario -> scenario.language().equals(language) && scenario.tags().contains(id));
    }
  }

  private final Parity parity = new Parity(Set.of("SET-1", "SET-2"), List.of("en", "lt"));

  private static BoundScenario scenario(String language, Set<String> tags, String... methods) {
    return new BoundScenario(
        language,
        language,
        "a.feature",
        "A",
        tags,
        Arrays.stream(methods).map(name -> new BoundStep(name, List.of(name))).toList());
  }

  @Test
  void theSameStepsInTheSameOrderAreNoDifference() {
    assertThat(
            parity.differences(
                List.of(
                    scenario("en", Set.of("SET-1", "slow"), "A.a", "A.b"),
                    scenario("lt", Set.of("SET-1", "slow"), "A.a", "A.b"))))
        .isEmpty();
  }

  @Test
  void theFirstDifferenceIsNamedWithCaseAndLanguages() {
    assertThat(
            parity.differences(
                List.of(
                    scenario("en", Set.of("SET-1"), "A.a", "A.b", "A.c"),
                    scenario("lt", Set.of("SET-1"), "A.a", "A.c", "A.b"))))
        .containsExactly("SET-1 (1): step 2 is A.b in en, but A.c in lt");
    assertThat(
            parity.differences(
                List.of(
                    scenario("en", Set.of("SET-1"), "A.a"),
                    scenario("lt", Set.of("SET-1"), "A.a", "A.b"))))
        .containsExactly("SET-1 (1): step 2 is missing in en, but A.b in lt");
  }

  @Test
  void aScenarioThatALanguageLacksIsNamed() {
    assertThat(
            parity.differences(
                List.of(
                    scenario("en", Set.of("SET-1"), "A.a"),
                    scenario("en", Set.of("SET-1"), "A.b"),
                    scenario("lt", Set.of("SET-1"), "A.a"))))
        .containsExactly("SET-1 (2): there is no such scenario in lt");
  }

  @Test
  void otherTagsAreADifference() {
    assertThat(
            parity.differences(
                List.of(
                    scenario("en", Set.of("SET-1", "slow"), "A.a"),
                    scenario("lt", Set.of("SET-1"), "A.a"))))
        .containsExactly("SET-1 (1): en has the tags [SET-1, slow], lt has [SET-1]");
  }
}
