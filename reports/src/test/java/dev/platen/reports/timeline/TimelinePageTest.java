package dev.platen.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class TimelinePageTest {
  private static Document page(Function<String, Optional<byte[]>> contents) {
    return Jsoup.parse(new TimelinePage(SampleTimeline.ofExpiredSignIn(), "", contents).html());
  }

  private static Document page() {
    return page(TimelinePage.WITHOUT_PICTURES);
  }

  private static Element row(Document page, String id) {
    return page.select("#" + id).getFirst();
  }

  @Test
  void itNeedsNothingButItself() {
    String html =
        new TimelinePage(
                SampleTimeline.ofExpiredSignIn(), "", key -> Optional.of(new byte[] {1, 2, 3}))
            .html();

    assertThat(html).doesNotContain("http:", "https:", "<script", "@import", "<link");
    assertThat(Jsoup.parse(html).select("*").stream())
        .noneMatch(
            element ->
                element.attributes().asList().stream()
                    .anyMatch(attribute -> attribute.getKey().startsWith("on")));
  }

  @Test
  void aJobCodeLeadsToWhatCausedItInPlainWordsAndBack() {
    Document page = page();
    Element job = row(page, "e6");

    assertThat(job.text())
        .contains("✗ failed: Job 1 failed with code 361", "The saved sign-in is no longer good.");
    Element because = job.select("a").getFirst();
    assertThat(because.text()).isEqualTo("Entra ID answered “400 invalid_grant”");
    assertThat(row(page, because.attr("href").substring(1)).text())
        .contains("Renews", "Led to: Job 1 failed with code 361");
    assertThat(page.select("ul a").getFirst().attr("href")).isEqualTo("#e6");
  }

  @Test
  void eachRowSaysInWordsWhoDoesItToWhom() {
    assertThat(row(page(), "e2").text()).contains("Person to Control panel: Scans");
    assertThat(page().select(".heads span").eachText())
        .containsExactly(
            "Person",
            "Control panel",
            "Web Config",
            "Printer",
            "Entra ID",
            "Mail server",
            "Mailbox");
  }

  @Test
  void whatRepeatsItselfIsOneRowThatSaysHowOften() {
    Document page = page();

    assertThat(row(page, "e3").text()).contains("2 times, the last at 19:00:07.000");
    assertThat(page.select("#e4")).isEmpty();
  }

  @Test
  void anotherDayIsAnnounced() {
    assertThat(page().select("tr.day").eachText())
        .containsExactly("21 November 2026", "22 November 2026");
  }

  @Test
  void whatComesFromOutsideIsEscaped() {
    assertThat(page().select("script")).isEmpty();
    assertThat(page().select("h1").text()).isEqualTo("The sign-in expires <after> a while");
    assertThat(page().select("pre").text()).contains("<script>alert(1)</script>");
  }

  @Test
  void aPictureIsShownWhereThePageHoldsItAndNamedOtherwise() {
    assertThat(row(page(), "e6").text()).contains("See “Control panel”");
    assertThat(page(key -> Optional.of(new byte[] {1})).select("img").eachAttr("src"))
        .containsExactly("data:image/jpeg;base64,AQ==");
  }

  @Test
  void aTimelineWithoutEventsSaysSo() {
    Timeline empty = new Timeline("Nothing", "en", List.of(), true, List.of());

    assertThat(new TimelinePage(empty, "", TimelinePage.WITHOUT_PICTURES).html())
        .contains("Nothing was recorded.");
  }
}
