package dev.platen.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.reports.archive.SampleRun;
import dev.platen.reports.prove.KillMatrix;
import dev.platen.reports.prove.KillMatrix.Fate;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CompareCommandTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void casesOfTheGuide() throws Exception {
    Files.writeString(
        folder.resolve("cases.csv"),
        """
        id,section,what the guide says (own words)
        SET-1,Setup,One holds
        TRB-4,Trouble,Code 360
        TRB-5,Trouble,Code 361
        """);
  }

  @Test
  void aDropThatIsAsTheLastMayShip() throws Exception {
    importRun("a", "05.22", "PASSED");
    importRun("b", "05.23", "PASSED");

    assertThat(compare()).isZero();
    assertThat(out.toString()).contains("Ship: 05.23 against 05.22");
    assertThat(page().select("h1").text()).isEqualTo("Ship");
  }

  @Test
  void aDropThatBreaksACaseMustNotAndThePageNamesItWithTheEvidence() throws Exception {
    importRun("a", "05.22", "PASSED");
    importRun("b", "05.23", "FAILED");

    assertThat(compare()).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "Do not ship: 05.23 against 05.22", "1 scenario passed in the baseline and fails now.");
    Document page = page();
    assertThat(page.select("h1").text()).isEqualTo("Do not ship");
    assertThat(page.select(".finding").text())
        .contains(
            "regressed: TRB-4",
            "PX-E900FN (sv): 1 scenario.",
            "TRB-4: Code 360",
            "PX-E900FN, sv: Jobbkod 360",
            "<panel> shows 361");
    assertThat(page.select(".finding img").attr("src")).startsWith("data:image/jpeg;base64,");
    assertThat(page.select(".matrix td.bad a")).extracting(link -> link.text()).contains("✗");
    assertThat(page.select("li").eachText()).contains("TRB-5: Code 361");
    assertThat(page.select("script, link, [src^=http], [href^=http]")).isEmpty();
  }

  @Test
  void theSameForMachines() throws Exception {
    importRun("a", "05.22", "PASSED");
    importRun("b", "05.23", "FAILED");
    compare();

    JsonNode json = read("comparison.json");
    assertThat(json.path("answer").asString()).isEqualTo("do-not-ship");
    JsonNode regressed = json.path("judgements").get(0);
    assertThat(regressed.path("verdict").asString()).isEqualTo("regressed");
    assertThat(regressed.path("message").asString()).contains("Expected 360");
    assertThat(regressed.path("evidence").get(0).path("name").asString())
        .isEqualTo("Control panel");
    assertThat(json.path("statements").path("TRB-4").asString()).isEqualTo("Code 360");
    assertThat(json.path("runs").path("candidate").get(0).path("seed").asLong()).isEqualTo(42);
    JsonNode ctrf = read("comparison.ctrf.json");
    assertThat(ctrf.path("results").path("summary").path("failed").asInt()).isEqualTo(1);
    assertThat(ctrf.path("results").path("summary").path("tests").asInt()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("out/comparison.junit.xml")))
        .contains("failures=\"1\"", "type=\"regressed\"", "&lt;panel");
  }

  @Test
  void theProofOfTheScenariosIsToldWhereThereIsOne() throws Exception {
    importRun("a", "05.22", "PASSED");
    importRun("b", "05.23", "PASSED");
    new KillMatrix(
            List.of(
                new KillMatrix.Row(
                    "silent-ok", "b", "c", "TRB-4", "sv", Fate.BROKEN, "d", "e", "f")),
            List.of())
        .write(folder);

    assertThat(compare("--kill-matrix", folder.resolve(KillMatrix.DATA).toString())).isZero();
    assertThat(page().text()).contains("TRB-4, silent-ok: b. The scenario broke");
    assertThat(read("comparison.json").path("killMatrix").path("killed").asInt(7)).isZero();
    assertThat(compare("--kill-matrix", folder.resolve("none").toString())).isEqualTo(4);
    assertThat(err.toString()).contains("none does not exist. To write one: platen prove");
  }

  @Test
  void aKnownIssueLetsItShip() throws Exception {
    importRun("a", "05.22", "PASSED");
    importRun("b", "05.23", "FAILED");
    Path known =
        Files.writeString(
            folder.resolve("known.csv"),
            """
            id,case,model,language,owner,expires,text
            FW-1,TRB-4,*,*,Mail,2026-12-31,Wrong code
            """);

    assertThat(compare("--known-issues", known.toString())).isZero();
  }

  @Test
  void aKnownIssueThatIsNotWholeIsRefusedWithItsLine() throws Exception {
    importRun("a", "05.22", "PASSED");
    importRun("b", "05.23", "PASSED");
    Path known =
        Files.writeString(
            folder.resolve("known.csv"),
            """
            id,case,model,language,owner,expires,text
            FW-1,TRB-4,*,*,Mail,soon,Wrong code
            """);

    assertThat(compare("--known-issues", known.toString())).isEqualTo(4);
    assertThat(err.toString())
        .contains("known.csv, line 2: \"expires\" must be a day as 2026-12-31, not soon.");
  }

  @Test
  void aDropWithoutRunsIsNamedWithThoseThatHave() throws Exception {
    importRun("a", "05.22", "PASSED");

    assertThat(compare()).isEqualTo(4);
    assertThat(err.toString())
        .contains("there is no run with firmware 05.23. There are runs with 05.22.");
  }

  @Test
  void aRunThatIsRefusedDoesNotStopTheOthers() throws Exception {
    Path good =
        new SampleRun("a", "05.22")
            .scenario("sv", "One", "SET-1", "PASSED", "")
            .writeTo(folder.resolve("good"));
    Path bad = Files.createDirectories(folder.resolve("bad"));

    assertThat(run("import", bad.toString(), good.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("bad has no run.json", "1 of 2 runs refused");
    assertThat(out.toString()).contains("good: imported");
  }

  @Test
  void theHistoryOfACaseIsToldRunByRun() throws Exception {
    importRun("a", "05.22", "PASSED");
    importRun("b", "05.23", "FAILED");

    assertThat(run("history", "trb-4")).isZero();
    assertThat(out.toString().lines().filter(line -> line.contains("Jobbkod")))
        .satisfiesExactly(
            line -> assertThat(line).contains("05.22", "passed"),
            line -> assertThat(line).contains("05.23", "failed"));
    assertThat(run("history", "SET-99")).isEqualTo(1);
    assertThat(err.toString()).contains("no run has a scenario of the case SET-99");
  }

  @Test
  void aDropThatNobodyCanJudgeIsNeitherGoodNorBad() throws Exception {
    importRun("a", "05.22", "PASSED");
    importRun("b", "05.23", "SKIPPED");

    assertThat(compare()).isEqualTo(3);
    assertThat(out.toString()).contains("Cannot tell: 05.23 against 05.22");
  }

  @Test
  void aStoreThatIsNoneEndsTheComparisonWithACodeOfItsOwn() throws Exception {
    Files.writeString(folder.resolve("runs.db"), "x".repeat(200));

    assertThat(compare()).isEqualTo(4);
    assertThat(err.toString()).contains("platen compare: ", "cannot be used as a run store");
  }

  @Test
  void aWrongCallEndsWithTwo() {
    assertThat(run("compare", "--baseline", "05.22")).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required option: '--candidate=FIRMWARE'");
  }

  @Test
  void theHelpNamesEachExitCode() {
    assertThat(run("compare", "--help")).isZero();
    assertThat(out.toString())
        .contains(
            "0   The candidate can ship.",
            "1   It must not ship.",
            "2   The command was called wrongly.",
            "3   It cannot be told whether it can ship.",
            "4   The comparison could not be made");
  }

  @Test
  void bisectionNamesTheDropThatBrokeACase() throws Exception {
    importRun("a", "05.21", "PASSED");
    importRun("b", "05.22", "PASSED");
    importRun("c", "05.23", "FAILED");

    assertThat(run("bisect", "trb-4")).isZero();
    assertThat(out.toString())
        .contains(
            "PX-E900FN    sv  guide/sv/check.feature#Jobbkod 360: regressed in 05.23",
            "05.23 broke it in 1 of 1.");
  }

  @Test
  void bisectionSaysWhichArchivedDropToRunNext() throws Exception {
    importRun("a", "05.19", "PASSED");
    importRun("c", "05.23", "FAILED");
    Path drops =
        Files.writeString(
            folder.resolve("drops.txt"), "# archive\n05.19\n05.20\n05.21\n05.22\n05.23\n");

    assertThat(run("bisect", "TRB-4", "--drops", drops.toString())).isEqualTo(3);
    assertThat(out.toString())
        .contains("without a clear result: 05.20, 05.21, 05.22", "Run next: 05.21 on PX-E900FN");
  }

  @Test
  void bisectionOfWhatWasNeverRunSaysSo() throws Exception {
    importRun("a", "05.22", "PASSED");

    assertThat(run("bisect", "SET-99")).isEqualTo(1);
    assertThat(run("bisect", "TRB-4", "--device", "lab-2")).isEqualTo(1);
    assertThat(err.toString()).contains("no such run has a scenario of the case SET-99");
    assertThat(run("bisect", "TRB-4", "--drops", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("none does not exist.");
  }

  @Test
  void coverageTellsWhatNoRealPrinterHasShown() throws Exception {
    importRun("a", "05.22", "PASSED");

    assertThat(
            run(
                "coverage",
                "--cases",
                folder.resolve("cases.csv").toString(),
                "--out",
                folder.resolve("coverage.html").toString()))
        .isZero();
    assertThat(out.toString())
        .contains(
            "3 cases in 6 languages: 2 of 18 seen on the simulator, 0 on a real printer.",
            "Never seen on a real printer: SET-1, TRB-4, TRB-5.");
    assertThat(folder.resolve("coverage.html")).content().contains("simulator, 05.22");
  }

  private void importRun(String id, String firmware, String status) throws Exception {
    Path run =
        new SampleRun(id, firmware)
            .scenario("sv", "One", "SET-1", "PASSED", "")
            .scenario("sv", "Jobbkod 360", "TRB-4", status, "Expected 360, the <panel> shows 361")
            .writeTo(folder.resolve(id));
    assertThat(run("import", run.toString())).isZero();
  }

  private int compare(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "compare",
                "--baseline",
                "05.22",
                "--candidate",
                "05.23",
                "--cases",
                folder.resolve("cases.csv").toString(),
                "--out",
                folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(1, "--store=" + folder.resolve("runs.db"));
    CommandLine commands =
        new CommandLine(CommandLine.Model.CommandSpec.create())
            .addSubcommand(new ImportCommand(CLOCK))
            .addSubcommand(new RunsCommand(CLOCK))
            .addSubcommand(new CompareCommand(CLOCK))
            .addSubcommand(new HistoryCommand(CLOCK))
            .addSubcommand(new BisectCommand(CLOCK))
            .addSubcommand(new CoverageCommand(CLOCK));
    commands.setOut(new PrintWriter(out, true));
    commands.setErr(new PrintWriter(err, true));
    return commands.execute(all.toArray(String[]::new));
  }

  private Document page() throws Exception {
    return Jsoup.parse(folder.resolve("out/comparison.html").toFile());
  }

  private JsonNode read(String file) {
    return JsonMapper.shared().readTree(folder.resolve("out").resolve(file).toFile());
  }
}
