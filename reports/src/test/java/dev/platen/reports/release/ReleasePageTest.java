package dev.platen.reports.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.reports.prove.KillMatrix;
import dev.platen.reports.prove.KillMatrix.Control;
import dev.platen.reports.prove.KillMatrix.Fate;
import dev.platen.reports.prove.KillMatrix.Row;
import dev.platen.reports.run.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReleasePageTest {
  @ParameterizedTest(name = "a drop whose only defect breaks C-{0}")
  @ValueSource(ints = {1, 7, 23, 30})
  void isRightAboutADropThatItHasNeverSeen(int broken) {
    String caseId = "C-" + broken;
    Document page =
        page(
            new SampleDrop()
                .withCases(30)
                .replace(caseId, Outcome.FAILED, "Expected 36" + broken + "\n but it was 0"));

    assertThat(page.select("h1").text()).isEqualTo("Do not ship");
    assertThat(page.select(".answer li").eachText())
        .containsExactly("12 scenarios passed in the baseline and fail now.");
    assertThat(page.select(".answer p").text()).isEqualTo("It is about " + caseId + ".");
    Element finding = page.select(".finding").getFirst();
    assertThat(page.select(".finding")).hasSize(1);
    assertThat(finding.select("h3").text()).isEqualTo("✗ regressed: " + caseId);
    assertThat(finding.text())
        .contains(
            "Statement " + broken + " holds",
            "PX-B600F (ca, en, it, lt, pt, sv), PX-E900FN (ca, en, it, lt, pt, sv): 12 scenarios",
            "Seen: Expected 36" + broken,
            "S: 535 5.7.3 " + caseId);
    assertThat(finding.select("img")).hasSize(12);
    for (Element row : page.select(".matrix tbody tr")) {
      assertThat(row.select("td").eachText())
          .as(row.select("th").text())
          .hasSize(12)
          .containsOnly(row.select("th").text().equals(caseId) ? "✗" : "✓");
    }
    assertThat(page.select("table").get(0).text()).contains("✗ regressed " + caseId);
  }

  @Test
  void whatTheLabHasFailedNeverCountsAgainstTheFirmware() {
    Document page =
        page(
            new SampleDrop()
                .withCases(5)
                .replace("C-2", Outcome.INFRASTRUCTURE, "The relay of rack 2 does not answer"));

    assertThat(page.select("h1").text()).isEqualTo("Cannot tell");
    assertThat(page.select(".bad")).isEmpty();
    assertThat(page.text())
        .contains(
            "What fails Nothing that is not known and owned.",
            "Where the bench or the lab failed Nothing of this counts against the firmware",
            "The relay of rack 2 does not answer");
    assertThat(page.select("h2:contains(What was not tested) + ul li").eachText())
        .contains("C-2: Statement 2 holds");
  }

  @Test
  void tellsWhatChangedAndWhatWasNotTested() {
    SampleDrop drop =
        new SampleDrop()
            .withCases(3)
            .both("C-4", Outcome.FAILED, Outcome.PASSED, "")
            .both("C-5", Outcome.PASSED, Outcome.NOT_RUN, "The model has no fax")
            .onlyIn(true, "C-6", Outcome.PASSED)
            .onlyIn(false, "C-7", Outcome.PASSED)
            .onlyIn(true, "", Outcome.PASSED);
    Document page = page(drop);

    assertThat(page.select("h2:contains(What changed) + .wrap tbody tr").eachText())
        .containsExactly(
            "gone removed C-7 PX-B600F (en), PX-E900FN (en) 2",
            "✓ fixed C-4 PX-B600F (ca, en, it, lt, pt, sv), PX-E900FN (ca, en, it, lt, pt, sv) 12",
            "✓ added About in en PX-B600F (en), PX-E900FN (en) 2",
            "✓ added C-6 PX-B600F (en), PX-E900FN (en) 2");
    assertThat(page.text()).contains("– not run: C-5", "The model has no fax");
    assertThat(page.select("h2:contains(What was not tested) + ul li").eachText())
        .contains("C-5:", "C-7:", "PX-B600F: on the simulator only, never on a real printer.");
    assertThat(page.select(".matrix tbody th").eachText())
        .containsExactly("C-1", "C-2", "C-3", "C-4", "C-5", "C-6", "C-7", "beyond the guide");
  }

  @Test
  void aModelAndLanguageThatTheCandidateLacksIsMissed() {
    ReleaseReport report = new SampleDrop().withCases(1).report();
    ReleaseReport lacking =
        new ReleaseReport(
            report.comparison(),
            report.release(),
            report.made(),
            report.cases(),
            report.baselineRuns(),
            report.candidateRuns().subList(1, 2),
            Aside.NONE,
            key -> Optional.empty());

    assertThat(lacking.missing())
        .hasSize(6)
        .contains("PX-B600F, lt")
        .noneMatch(column -> column.startsWith("PX-E900FN"));
  }

  @Test
  void tellsWhichDefectsTheScenariosWouldNotNotice() {
    Row survivor =
        new Row("sends-twice", "Twice", "Harm", "C-1", "en", Fate.SURVIVED, "", "", "Unseen");
    Row killed = new Row("silent-ok", "Silent", "Harm", "C-2", "en", Fate.KILLED, "s", "w", "m");
    Document page =
        page(
            new SampleDrop()
                .withCases(2)
                .withAside(
                    new Aside(
                        Optional.empty(),
                        Optional.of(
                            new KillMatrix(
                                List.of(killed, survivor), List.of(new Control("s", true, "")))))));

    assertThat(page.text())
        .contains(
            "The scenarios found 1 of 2, and failed nowhere without a defect.",
            "C-1, sends-twice: Twice. No scenario noticed it.")
        .doesNotContain("C-2, silent-ok");
    assertThat(page.select("details:contains(Each defect) tbody tr").eachAttr("id"))
        .containsExactly("sends-twice", "silent-ok");
    assertThat(page(new SampleDrop().withCases(2)).text())
        .contains("That was not proved before this comparison (platen prove).");
  }

  @Test
  void ofALongMessageTheBeginningAndTheEndAreToldFirst() {
    Document page =
        page(
            new SampleDrop()
                .withCases(2)
                .replace(
                    "C-2",
                    Outcome.FAILED,
                    "\nExpecting actual:\n  \""
                        + "Menu\n".repeat(200)
                        + "\"\nto contain:\n  \"Done\""));

    assertThat(page.select(".finding > p:contains(Seen)").text())
        .startsWith("Seen: Expecting actual: \"Menu Menu")
        .endsWith("Menu \" to contain: \"Done\"")
        .hasSizeLessThan(320);
  }

  @Test
  void onePageHoldsAllAndItsLinksLeadSomewhere() {
    String html = everything().report().html();
    Document page = Jsoup.parse(html);
    Set<String> ids = new HashSet<>();
    page.select("[id]").forEach(element -> assertThat(ids.add(element.id())).isTrue());

    assertThat(page.select("a[href]")).hasSizeGreaterThan(10);
    for (Element link : page.select("a[href]")) {
      assertThat(link.attr("href")).startsWith("#");
      assertThat(ids).contains(link.attr("href").substring(1));
    }
    assertThat(page.select("script, link, iframe, object, [src]:not([src^=data:image/])"))
        .isEmpty();
    assertThat(html).doesNotContain("http://", "https://", "@import", "url(");
  }

  @Test
  void whatRunsSayOfThemselvesStaysText() {
    String evil = "</pre></style><script>alert(1)</script><img src=x onerror=alert(2)>\u001b[2J";
    ReleaseReport report =
        new SampleDrop().withCases(2).both(evil, Outcome.PASSED, Outcome.FAILED, evil).report();
    Document page = Jsoup.parse(report.html());

    assertThat(page.select("script, [onerror], img:not([src^=data:image/png;base64,])")).isEmpty();
    assertThat(page.select(".finding h3").text()).contains("<script>alert(1)</script>");
    assertThat(Summary.of(report)).contains("<script>").doesNotContain("\u001b");
  }

  @Test
  void readsWithoutColourAndInOneOrder() {
    Document page = page(everything());

    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("main > section").getFirst().hasClass("answer")).isTrue();
    for (Element cell : page.select("td.bad, td.open, td.good, h3 span")) {
      assertThat(cell.text()).isNotBlank();
    }
    assertThat(page.select("th:not([scope])")).isEmpty();
    assertThat(page.select("img:not([alt])")).isEmpty();
  }

  @Test
  void theSameInPlainText() {
    String text = Summary.of(everything().report());

    assertThat(text.lines())
        .startsWith("Do not ship: 05.23 against 05.22")
        .contains(
            "  regressed: C-3 on PX-B600F (ca, en, it, lt, pt, sv), PX-E900FN (ca, en, it, lt, pt,"
                + " sv)",
            "    Code 361");
  }

  private static SampleDrop everything() {
    return new SampleDrop()
        .withCases(4)
        .replace("C-3", Outcome.FAILED, "Code 361")
        .both("C-5", Outcome.FAILED, Outcome.FAILED, "Still so")
        .both("C-6", Outcome.PASSED, Outcome.INFRASTRUCTURE, "No power")
        .both("C-7", Outcome.PASSED, Outcome.NOT_RUN, "No fax")
        .both("C-8", Outcome.FAILED, Outcome.PASSED, "")
        .both("", Outcome.PASSED, Outcome.FAILED, "Beyond");
  }

  private static Document page(SampleDrop drop) {
    return Jsoup.parse(drop.report().html());
  }
}
