package dev.platen.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineFileTest {
  private static String sample() {
    return new String(TimelineFile.write(SampleTimeline.ofExpiredSignIn()), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsWrittenIsReadBack() throws TimelineException {
    Timeline timeline = SampleTimeline.ofExpiredSignIn();

    assertThat(TimelineFile.read(TimelineFile.write(timeline))).isEqualTo(timeline);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\":1 | \"format\":2 | later version of Platen (format 2): use that",
        "\"format\":1 | \"form\":1 | does not say \"format\": 1",
        "\"events\":[ | \"other\":[ | no list \"events\"",
        "\"lane\":\"person\" | \"lane\":\"kitchen\" | must be one of person, panel, web-config",
        "\"to\":\"panel\" | \"to\":\"roof\" | Event 2 of the timeline: \"to\" must be one of",
        "\"kind\":\"step\" | \"kind\":\"dance\" | Event 1 of the timeline: \"kind\" must be one of",
        "\"id\":\"e2\" | \"id\":\"e1\" | another has the id e1",
        "\"id\":\"e2\" | \"id\":\"<b>\" | must be e and a number",
        "\"to\":\"e5\" | \"to\":\"e77\" | links to an event that is not there",
        "\"at\":\"2026-11-21T19:00:01Z\" | \"at\":\"noon\" | Event 2 of the timeline: \"at\" must"
            + " be",
        "\"what\":\"Scans the page\" | \"what\":7 | Event 2 of the timeline: \"what\" must be a"
            + " text",
        "\"key\":\"abab | \"key\":\"../../ | must be a SHA-256",
        "\"title\": | \"titel\": | \"title\" must be a text"
      })
  void whatIsDamagedIsRefusedWithWhereAndWhat(String sound, String damaged, String error) {
    String json = sample();
    assertThat(json).contains(sound);

    assertThatThrownBy(() -> TimelineFile.read(bytes(json.replace(sound, damaged))))
        .isInstanceOf(TimelineException.class)
        .hasMessageContaining(error);
  }

  @Test
  void whatWasCutIsRefused() {
    String json = sample();

    assertThatThrownBy(() -> TimelineFile.read(bytes(json.substring(0, json.length() / 2))))
        .isInstanceOf(TimelineException.class)
        .hasMessageStartingWith("The timeline is not JSON");
  }

  @Test
  void whatIsTooMuchIsRefused() {
    assertThatThrownBy(() -> TimelineFile.read(new byte[TimelineFile.LARGEST + 1]))
        .hasMessageContaining("larger than 8 MiB");
    String events = "{},".repeat(TimelineFile.MOST_EVENTS) + "{}";
    assertThatThrownBy(() -> TimelineFile.read(bytes("{\"format\":1,\"events\":[" + events + "]}")))
        .isInstanceOf(TimelineException.class);
    assertThatThrownBy(
            () -> TimelineFile.read(bytes(sample().replace("Scans the page", "x".repeat(4_001)))))
        .hasMessageContaining("at most 4000 characters");
  }

  @Test
  void aLongTextIsCutSoThatItCanBeRead() throws TimelineException {
    TimelineEvent event =
        new TimelineEvent(
            "e1",
            Instant.EPOCH,
            Lane.SMTP,
            Optional.empty(),
            Kind.HAPPENED,
            "x".repeat(9_000),
            Optional.empty(),
            false,
            IntStream.range(0, 900).mapToObj(i -> "line " + i).toList(),
            List.of(),
            Optional.empty());

    Timeline read =
        TimelineFile.read(
            TimelineFile.write(new Timeline("t", "en", List.of(), true, List.of(event))));

    assertThat(read.events().getFirst().what()).hasSize(4_000).endsWith(" (cut)");
    assertThat(read.events().getFirst().detail()).hasSize(500);
  }
}
