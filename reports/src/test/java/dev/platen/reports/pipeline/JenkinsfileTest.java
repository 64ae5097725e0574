package dev.platen.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.platen.reports.pipeline.Jenkins.Outcome;
import dev.platen.reports.pipeline.Jenkins.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.codenarc.analyzer.StringSourceAnalyzer;
import org.codenarc.rule.Violation;
import org.codenarc.ruleset.CompositeRuleSet;
import org.codenarc.ruleset.XmlFileRuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipeline of the repository, run without Jenkins. */
final class JenkinsfileTest {
  private static final Path FILE = Path.of("../Jenkinsfile");

  @TempDir Path folder;

  @ParameterizedTest(name = "platen compare ends with {0}")
  @CsvSource({
    "0, SUCCESS, Ship",
    "1, FAILURE, Do not ship",
    "2, UNSTABLE, No comparison",
    "3, UNSTABLE, Cannot tell",
    "4, UNSTABLE, No comparison",
    "127, UNSTABLE, No comparison",
  })
  void failsOnADropThatMustNotShipOnly(int code, Outcome outcome, String verdict) throws Exception {
    Jenkins build =
        drop()
            .with("MAIL_TO", "release@example.com")
            .whereShellEndsWith(script -> script.contains("platen compare") ? code : 0);

    build.run(FILE);

    assertThat(build.outcome()).isEqualTo(outcome);
    assertThat(build.steps("emailext"))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.text("subject")).isEqualTo("Firmware 05.23: " + verdict);
              assertThat(mail.text("body")).contains("text of comparison/comparison.txt");
              assertThat(mail.text("attachmentsPattern")).isEqualTo("comparison/comparison.html");
            });
    assertThat(build.currentBuild().get("description")).hasToString("05.23: " + verdict);
  }

  @Test
  void runsEachModelInEachLanguageOnTheSimulator() throws Exception {
    Jenkins build = drop().run(FILE);

    List<Step> runs = runs(build);
    assertThat(runs).hasSize(3 * 6);
    assertThat(runs)
        .extracting(
            run -> run.environment().get("MODEL") + " " + run.environment().get("SCENARIOS"))
        .doesNotHaveDuplicates()
        .contains("px-b600f (en | beyond)", "px-e900fn lt");
    assertThat(runs)
        .allSatisfy(run -> assertThat(run.environment()).containsEntry("VERSION", "05.23"));
    assertThat(build.steps("lock")).isEmpty();
    assertThat(build.steps("unstash")).hasSize(18);
    assertThat(build.steps("emailext")).isEmpty();
  }

  @Test
  void runsTheBaselineTooWhereThatIsWanted() throws Exception {
    Jenkins build = drop().with("RUN_BASELINE", true).with("TAGS", "fax | TRB-4").run(FILE);

    assertThat(runs(build)).hasSize(2 * 3 * 6);
    assertThat(runs(build))
        .extracting(
            run -> run.environment().get("VERSION") + " " + run.environment().get("SCENARIOS"))
        .contains("05.22 (fax | TRB-4) & sv", "05.23 (fax | TRB-4) & (en | beyond)");
  }

  @Test
  void waitsForAPrinterOfTheLabByItsModel() throws Exception {
    Jenkins build = drop().with("LAB", true).run(FILE);

    assertThat(build.steps("lock"))
        .hasSize(18)
        .extracting(lock -> lock.text("label"))
        .containsOnly("platen-px-b600f", "platen-px-d400", "platen-px-e900fn");
    assertThat(runs(build))
        .filteredOn(run -> run.where().contains("> Lab >"))
        .hasSize(18)
        .allSatisfy(
            run -> {
              assertThat(run.where()).contains("lock {label=platen-px-", "node {value=platen-lab}");
              assertThat((String) run.environment().get("DEVICE_OPTION"))
                  .startsWith("-Dplaten.device=lab/printer-of-platen-px-");
            });
  }

  @Test
  void aCellThatBreaksIsMissingFromTheVerdictAndDoesNotFailTheBuild() throws Exception {
    List<String> scripts = new ArrayList<>();
    Jenkins build =
        drop()
            .whereShellEndsWith(
                script -> {
                  scripts.add(script);
                  return script.contains("mvn") && scripts.size() == 1 ? 1 : 0;
                })
            .run(FILE);

    assertThat(build.outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(build.steps("unstash")).hasSize(17);
    assertThat(build.steps("allure"))
        .singleElement()
        .satisfies(step -> assertThat((List<?>) step.arguments().get("results")).hasSize(17));
  }

  @Test
  void aVerdictThatCannotBeGivenIsNotAgainstTheFirmware() throws Exception {
    Jenkins build =
        drop().whereShellEndsWith(script -> script.startsWith("rm -rf") ? 1 : 0).run(FILE);

    assertThat(build.outcome()).isEqualTo(Outcome.UNSTABLE);
    assertThat(build.steps("archiveArtifacts")).isNotEmpty();
  }

  @Test
  void publishesAndArchivesWhatTheVerdictRestsOn() throws Exception {
    Jenkins build =
        drop()
            .with("STORE", "jdbc:postgresql://db/platen")
            .whereShellEndsWith(script -> script.contains("platen compare") ? 1 : 0)
            .run(FILE);

    assertThat(build.steps("archiveArtifacts"))
        .extracting(step -> step.text("artifacts"))
        .containsExactly("comparison/**, runs/**");
    assertThat(build.steps("publishHTML")).hasSize(1);
    assertThat(build.steps("junit"))
        .last()
        .satisfies(
            step -> {
              assertThat(step.text("testResults")).isEqualTo("comparison/comparison.junit.xml");
              assertThat(step.text("skipMarkingBuildUnstable")).isEqualTo("true");
            });
    assertThat(build.steps("sh"))
        .filteredOn(step -> step.text("script").contains("platen import"))
        .singleElement()
        .satisfies(
            step ->
                assertThat(step.environment())
                    .containsEntry("PLATEN_STORE", "jdbc:postgresql://db/platen"));
  }

  @Test
  void withoutADropItBuildsPlatenAndARedBuildFails() throws Exception {
    Jenkins good = new Jenkins().run(FILE);
    Jenkins bad = new Jenkins().whereShellEndsWith(script -> 1).run(FILE);

    assertThat(good.outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(good.steps("sh"))
        .extracting(step -> step.text("value"))
        .containsExactly("mvn -B verify -Dtags=\"$TAGS\"");
    assertThat(bad.outcome()).isEqualTo(Outcome.FAILURE);
    assertThat(bad.steps("junit")).hasSize(1);
  }

  /** What comes from outside must not become a part of a shell's text. */
  @Test
  void parametersReachTheShellAsVariables() throws Exception {
    Jenkins build = drop().with("TAGS", "'; rm -rf ~ #").with("LAB", true).run(FILE);

    assertThat(build.steps("sh"))
        .allSatisfy(step -> assertThat(step.arguments().toString()).doesNotContain("rm -rf ~"));
  }

  @Test
  void isWithoutFindingsOfTheLinter() throws Exception {
    assertThat(findings(Files.readString(FILE))).isEmpty();
  }

  @Test
  void theLinterFindsWhatItShould() {
    assertThat(findings("def unused = 1\nif (true) { }\nprintln 'x'; \n")).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pipeline { agent any }",
        "pipeline { agent any\n stages { stage('A') { } } }",
        "pipeline { agent any\n stages { stage('A') { steps { sjh 'x' } } } }",
        "pipeline { agent any\n stages { stage('A') { steps { junit results: 'x' } } } }",
        "pipeline { agent any\n stages { stage('A') { step { sh 'x' } } } }",
        "pipeline { agent any\n stage('A') { steps { sh 'x' } } }",
        "pipeline { agent any\n agent none\n stages { stage('A') { steps { sh 'x' } } } }",
        "pipeline { agent some\n stages { stage('A') { steps { sh 'x' } } } }",
      })
  void aPipelineThatJenkinsWouldRefuseIsRefused(String pipeline) throws Exception {
    Path file = Files.writeString(folder.resolve("Jenkinsfile"), pipeline);

    assertThatThrownBy(() -> new Jenkins().run(file)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Jenkins drop() {
    return new Jenkins().with("CANDIDATE", "05.23").with("BASELINE", "05.22");
  }

  private static List<Step> runs(Jenkins build) {
    return build.steps("sh").stream().filter(step -> step.text("value").contains("mvn")).toList();
  }

  /** CodeNarc: what is wrong, unused, or laid out otherwise than Groovy is. */
  private static List<String> findings(String text) {
    CompositeRuleSet rules = new CompositeRuleSet();
    for (String set :
        List.of("basic", "exceptions", "imports", "unused", "unnecessary", "groovyism")) {
      rules.addRuleSet(new XmlFileRuleSet("rulesets/" + set + ".xml"));
    }
    List<?> violations = new StringSourceAnalyzer(text).analyze(rules).getViolations();
    return violations.stream()
        .map(Violation.class::cast)
        .map(
            found ->
                "line %d: %s %s"
                    .formatted(
                        found.getLineNumber(), found.getRule().getName(), found.getMessage()))
        .toList();
  }
}
