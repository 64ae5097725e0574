package dev.platen.reports.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.platen.reports.prove.KillMatrix.Control;
import dev.platen.reports.prove.KillMatrix.Fate;
import dev.platen.reports.prove.KillMatrix.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class KillMatrixTest {
  private static final Row KILLED =
      new Row(
          "silent-ok",
          "OK says nothing",
          "Nobody knows",
          "SET-12",
          "en",
          Fate.KILLED,
          "en/set-up.feature: From the panel",
          "When \"OK\" is clicked",
          "Expecting <b>Setup complete</b>");
  private static final Row SURVIVED =
      new Row("sends-twice", "Twice", "Harm", "SET-12", "en", Fate.SURVIVED, "", "", "Unseen");
  private static final Control GREEN = new Control("en/set-up.feature: From the panel", true, "");

  @Test
  void itIsProvedWhenEveryDefectIsKilledAndEveryScenarioGreenWithout() {
    assertThat(new KillMatrix(List.of(KILLED), List.of(GREEN)).proved()).isTrue();
    assertThat(new KillMatrix(List.of(KILLED, SURVIVED), List.of(GREEN)).proved()).isFalse();
    assertThat(new KillMatrix(List.of(KILLED), List.of(new Control("a", false, "b"))).proved())
        .isFalse();
  }

  @Test
  void aDefectThatBrokeItsScenarioIsNotKilled() {
    Row broken = new Row("a", "b", "c", "SET-1", "en", Fate.BROKEN, "d", "e", "f");
    assertThat(new KillMatrix(List.of(broken), List.of(GREEN)).proved()).isFalse();
  }

  @Test
  void theSummaryNamesEachSurvivorAndEachScenarioThatIsRedWithoutADefect() {
    assertThat(
            new KillMatrix(List.of(KILLED, SURVIVED), List.of(GREEN, new Control("a", false, "b")))
                .summary())
        .isEqualTo(
            """
            Killed 1 of 2 defects; 1 survived, 0 broke the scenario; 1 of 2 scenarios are green without a defect
              SURVIVED sends-twice (SET-12): Unseen
              red without a defect: a: b\
            """);
  }

  @Test
  void thePageShowsSurvivorsFirstAndWhatKilledTheOthers() {
    Document page = Jsoup.parse(new KillMatrix(List.of(KILLED, SURVIVED), List.of(GREEN)).page());
    assertThat(page.selectXpath("//h1").text()).isEqualTo("Not every defect was found");
    assertThat(page.select("tbody tr").eachAttr("id")).containsExactly("sends-twice", "silent-ok");
    assertThat(page.select("#silent-ok").text())
        .contains("✓ killed", "When \"OK\" is clicked", "Expecting <b>Setup complete</b>");
    assertThat(page.select("ul.cases").text()).isEqualTo("SET-12 1 of 2");
  }

  @Test
  void theDataSayTheSame(@TempDir Path folder) throws IOException {
    KillMatrix matrix = new KillMatrix(List.of(KILLED, SURVIVED), List.of(GREEN));
    matrix.write(folder);
    assertThat(
            JsonMapper.shared()
                .readValue(folder.resolve(KillMatrix.DATA).toFile(), KillMatrix.class))
        .isEqualTo(matrix);
    assertThat(folder.resolve(KillMatrix.PAGE)).isNotEmptyFile();
  }

  @Test
  void itIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
    KillMatrix matrix = new KillMatrix(List.of(KILLED, SURVIVED), List.of(GREEN));
    matrix.write(folder);
    assertThat(KillMatrix.read(folder.resolve(KillMatrix.DATA))).isEqualTo(matrix);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[1]", "{\"rows\": [{}], \"controls\": []}", "not JSON", ""})
  void whatIsNoKillMatrixIsRefusedWithItsName(String content, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve(KillMatrix.DATA), content);
    assertThatIOException()
        .isThrownBy(() -> KillMatrix.read(file))
        .withMessageContaining(file + " is no kill-matrix.json as platen prove writes it: ");
    assertThatIOException()
        .isThrownBy(() -> KillMatrix.read(folder.resolve("none")))
        .withMessageEndingWith("none does not exist. To write one: platen prove");
  }
}
