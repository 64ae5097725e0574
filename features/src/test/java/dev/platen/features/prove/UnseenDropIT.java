package dev.platen.features.prove;

import static io.cucumber.junit.platform.engine.Constants.EXECUTION_ORDER_RANDOM_SEED_PROPERTY_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.features.steps.SharedRun;
import dev.platen.printer.defect.DefectCatalogue;
import dev.platen.printer.defect.DefectEntry;
import dev.platen.reports.cli.CompareCommand;
import dev.platen.reports.cli.ImportCommand;
import dev.platen.reports.coverage.Coverage;
import dev.platen.reports.coverage.GuideCase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two firmware profiles that differ by one defect, which the run's seed has drawn ({@code
 * -Dplaten.seed=123}) or {@code -Dplaten.defect=silent-ok} has named: the page of the drop names
 * its case, and no other.
 */
class UnseenDropIT {
  private static final Path FEATURES = Path.of("").toAbsolutePath();
  private static final Path CASES = FEATURES.resolve("guide/cases.csv");
  private static final String BASELINE = "05.22";
  private static final String CANDIDATE = "05.23";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
  @TempDir private static Path folder;
  private static DefectEntry defect;
  private static Map<Script, Ending> endings;
  private static Document page;
  private static JsonNode json;

  @BeforeAll
  static void compareTwoDropsThatDifferByOneDefect() throws IOException {
    Random random =
        new Random(Long.decode(System.getProperty(EXECUTION_ORDER_RANDOM_SEED_PROPERTY_NAME, "1")));
    Scripts scripts = Scripts.in(FEATURES);
    defect = drawn(random);
    List<Script> played = new ArrayList<>(scripts.thatMustFind(defect));
    List<Script> others =
        new ArrayList<>(scripts.ofOtherCases(defect.guideCase(), defect.language()));
    Collections.shuffle(others, random);
    played.addAll(others.subList(0, 3));
    try (SharedRun run = SharedRun.open()) {
      Stage stage = new Stage(run);
      assertThat(play(run, stage, played, BASELINE, Optional.empty()).values())
          .as("without a defect all is green")
          .allMatch(Ending.Green.class::isInstance);
      endings = play(run, stage, played, CANDIDATE, Optional.of(defect.defect().id()));
    }
    String store = "--store=" + folder.resolve("runs.db");
    command(0, "import", store, "" + folder.resolve(BASELINE), "" + folder.resolve(CANDIDATE));
    command(
        1,
        "compare",
        store,
        "--baseline=" + BASELINE,
        "--candidate=" + CANDIDATE,
        "--cases=" + CASES,
        "--out=" + out());
    page = Jsoup.parse(out().resolve("comparison.html").toFile());
    json = JsonMapper.shared().readTree(out().resolve("comparison.json").toFile());
  }

  /** Where a reader finds the pages afterwards. */
  private static Path out() {
    return Path.of("target", "unseen-drop");
  }

  private static DefectEntry drawn(Random random) {
    String named = System.getProperty("platen.defect", "");
    List<DefectEntry> ofTheGuide =
        DefectCatalogue.all().stream()
            .filter(entry -> entry.beyond().isEmpty())
            .filter(entry -> named.isBlank() || entry.defect().id().equals(named))
            .toList();
    assertThat(ofTheGuide).as("defects with scenarios in the guide, named " + named).isNotEmpty();
    return ofTheGuide.get(random.nextInt(ofTheGuide.size()));
  }

  private static Map<Script, Ending> play(
      SharedRun run, Stage stage, List<Script> scripts, String version, Optional<String> defect)
      throws IOException {
    Path messages = Files.createDirectories(folder.resolve(version)).resolve("messages.ndjson");
    Map<Script, Ending> ended = stage.play(scripts, defect, messages);
    run.describe(folder.resolve(version), version);
    return ended;
  }

  private static void command(int exitCode, String... arguments) {
    StringWriter told = new StringWriter();
    CommandLine commands =
        new CommandLine(CommandLine.Model.CommandSpec.create())
            .addSubcommand(new ImportCommand(CLOCK))
            .addSubcommand(new CompareCommand(CLOCK));
    commands.setOut(new PrintWriter(told, true));
    commands.setErr(new PrintWriter(told, true));
    assertThat(commands.execute(arguments)).as(told.toString()).isEqualTo(exitCode);
  }

  /** The scenarios that the defect has turned red, as they themselves say. */
  private static Map<Script, Ending.Red> red() {
    return endings.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Ending.Red)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> (Ending.Red) entry.getValue()));
  }

  private static List<Element> regressed() {
    return page.select(".finding:has(h3:contains(regressed))");
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  @Test
  void theCaseIsNamedWithItsStatementAndWhatWasSeen() throws IOException {
    String statement =
        Coverage.cases(CASES).stream()
            .filter(each -> each.id().equals(defect.guideCase()))
            .map(GuideCase::statement)
            .findFirst()
            .orElseThrow();

    assertThat(page.select("h1").text()).isEqualTo("Do not ship");
    assertThat(page.select(".answer").text()).contains(defect.guideCase());
    Map<Script, Ending.Red> ofTheCase =
        red().entrySet().stream()
            .filter(entry -> entry.getKey().cases().contains(defect.guideCase()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(ofTheCase).as(defect.defect().id()).isNotEmpty();
    ofTheCase.forEach(
        (script, ending) ->
            assertThat(regressed())
                .as("%s: %s".formatted(defect.defect().id(), script.name()))
                .anySatisfy(
                    finding -> {
                      assertThat(finding.select("h3").text()).contains(defect.guideCase());
                      assertThat(finding.text()).contains(words(statement));
                      assertThat(finding.select("summary").text()).contains(script.title());
                      assertThat(words(finding.select("pre").text()))
                          .contains(words(ending.message().lines().findFirst().orElse("")));
                      assertThat(finding.select("img[src^=data:image/]")).isNotEmpty();
                    }));
  }

  @Test
  void nothingElseIsNamed() {
    Set<String> hurt =
        red().keySet().stream()
            .flatMap(script -> script.cases().stream())
            .collect(Collectors.toSet());
    assertThat(endings.values())
        .as("one scenario at least is not hurt")
        .anyMatch(Ending.Green.class::isInstance);

    for (Element finding : regressed()) {
      String name = finding.select("h3").text().replaceFirst(".*: ", "");
      assertThat(hurt).as(defect.defect().id()).containsAll(List.of(name.split(", ")));
    }
    endings.forEach(
        (script, ending) -> {
          if (ending instanceof Ending.Green) {
            assertThat(page.select(".finding summary").eachText())
                .noneMatch(summary -> summary.endsWith(": " + script.title()));
          }
        });
  }

  @Test
  void programsAreToldTheSame() {
    assertThat(json.path("answer").asString()).isEqualTo("do-not-ship");
    List<JsonNode> regressed = new ArrayList<>();
    for (JsonNode judgement : json.path("judgements")) {
      if (judgement.path("verdict").asString().equals("regressed")) {
        regressed.add(judgement);
      }
    }
    assertThat(regressed)
        .extracting(judgement -> judgement.path("title").asString())
        .containsExactlyInAnyOrderElementsOf(red().keySet().stream().map(Script::title).toList());
    assertThat(regressed)
        .allSatisfy(
            judgement -> {
              assertThat(judgement.path("message").asString()).isNotBlank();
              assertThat(judgement.path("evidence")).isNotEmpty();
            });
    assertThat(json.path("statements").path(defect.guideCase()).asString()).isNotBlank();
  }
}
