package dev.platen.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.reports.page.Pages;
import dev.platen.reports.run.Evidence;
import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class TimelineSectionTest {
  private static final String KEY = "0123456789abcdef".repeat(4);

  private static Result result() {
    return new Result(
        "guide/lt/check.feature#Sends",
        "Sends",
        Set.of("TRB-361"),
        "lt",
        Outcome.FAILED,
        Optional.empty(),
        Duration.ZERO,
        List.of(
            new Evidence("Control panel", "image/jpeg", "ff".repeat(32), 1),
            new Evidence("Timeline data", Timeline.MEDIA_TYPE, KEY, 1)));
  }

  private static Document section(byte[] content) {
    List<TimelineSection> sections =
        TimelineSection.of(result(), key -> Optional.of(content).filter(body -> key.equals(KEY)));
    assertThat(sections).hasSize(1);
    return Jsoup.parse(
        Pages.render("timeline/section.jte", Map.of("section", sections.getFirst())));
  }

  @Test
  void aResultUnfoldsItsTimelineUnderIdsOfItsOwn() {
    Document section = section(TimelineFile.write(SampleTimeline.ofExpiredSignIn()));

    assertThat(section.select("summary").getFirst().text()).isEqualTo("Timeline");
    assertThat(section.select("#t0123456789ab-e6").text()).contains("code 361");
    assertThat(section.select("a").eachAttr("href"))
        .isNotEmpty()
        .allMatch(href -> !section.select(href).isEmpty());
  }

  @Test
  void aTimelineThatCannotBeReadSaysWhyAndSpoilsNothing() {
    assertThat(section("{\"format\":1}".getBytes(StandardCharsets.UTF_8)).text())
        .contains("The timeline has no list \"events\"");
  }

  @Test
  void aTimelineThatWasNotKeptIsLeftOut() {
    assertThat(TimelineSection.of(result(), key -> Optional.empty())).isEmpty();
  }
}
