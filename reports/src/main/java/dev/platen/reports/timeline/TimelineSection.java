package dev.platen.reports.timeline;

import dev.platen.reports.run.Evidence;
import dev.platen.reports.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A timeline within another page, which shows the pictures itself.
 *
 * @param page empty where the timeline cannot be shown
 * @param problem why it cannot, empty where it can
 */
public record TimelineSection(Optional<TimelinePage> page, String problem) {
  /** More than this is not unfolded within a page that is to be mailed. */
  private static final int MOST_EVENTS = 1_000;

  /**
   * The timelines among the evidence of a result; one that was not kept is left out.
   *
   * @param contents gives a piece of evidence by its key, if it was kept
   */
  public static List<TimelineSection> of(
      Result result, Function<String, Optional<byte[]>> contents) {
    List<TimelineSection> sections = new ArrayList<>();
    for (Evidence piece : result.evidence()) {
      if (piece.mediaType().equals(Timeline.MEDIA_TYPE)) {
        contents.apply(piece.key()).ifPresent(body -> sections.add(read(piece.key(), body)));
      }
    }
    return sections;
  }

  private static TimelineSection read(String key, byte[] body) {
    try {
      Timeline timeline = TimelineFile.read(body);
      if (timeline.events().size() > MOST_EVENTS) {
        return new TimelineSection(
            Optional.empty(), "The timeline has too many events to be shown here.");
      }
      // Ids begin with the content's key, as a page holds many timelines.
      String prefix = "t" + key.substring(0, Math.min(12, key.length())) + "-";
      return new TimelineSection(
          Optional.of(new TimelinePage(timeline, prefix, TimelinePage.WITHOUT_PICTURES)), "");
    } catch (TimelineException e) {
      return new TimelineSection(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }
}
