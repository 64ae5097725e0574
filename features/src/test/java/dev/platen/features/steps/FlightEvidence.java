package dev.platen.features.steps;

import dev.platen.features.timeline.FlightRecorder;
import dev.platen.reports.timeline.Lane;
import dev.platen.reports.timeline.Timeline;
import dev.platen.reports.timeline.TimelineFile;
import dev.platen.reports.timeline.TimelinePage;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** Passes evidence on, has the pictures among it noted, and adds the timeline to it. */
final class FlightEvidence implements Evidence.Report {
  private static final Logger LOG = Logger.getLogger(FlightEvidence.class.getName());
  private static final Pattern CASE = Pattern.compile("@([A-Z]{2,8}-[A-Z0-9]{1,4})");
  private final FlightRecorder recorder;
  private final Evidence.Report report;
  private final Map<String, byte[]> pictures = new HashMap<>();

  FlightEvidence(FlightRecorder recorder, Evidence.Report report) {
    this.recorder = recorder;
    this.report = report;
  }

  @Override
  public void attach(byte[] content, String type, String name) {
    report.attach(content, type, name);
    if (type.startsWith("image/")) {
      pictures.put(recorder.picture(laneOf(name), name, content), content);
    }
  }

  private static Lane laneOf(String name) {
    if (name.equals("Control panel")) {
      return Lane.PANEL;
    }
    return name.contains("web-config") ? Lane.WEB_CONFIG : Lane.PERSON;
  }

  /**
   * Attaches the timeline as data, and hands its page over, with the pictures where the scenario
   * failed: that of a success names them, as they lie beside it.
   *
   * @param tags of the scenario; those of the guide's cases are told
   */
  void attachTimeline(
      String title,
      String language,
      Collection<String> tags,
      boolean passed,
      Consumer<byte[]> page) {
    try {
      List<String> cases =
          tags.stream()
              .map(CASE::matcher)
              .filter(matcher -> matcher.matches())
              .map(matcher -> matcher.group(1))
              .toList();
      Timeline timeline = recorder.end(title, language, cases, passed);
      report.attach(TimelineFile.write(timeline), Timeline.MEDIA_TYPE, "Timeline data");
      TimelinePage shown =
          new TimelinePage(
              timeline,
              "",
              passed
                  ? TimelinePage.WITHOUT_PICTURES
                  : key -> Optional.ofNullable(pictures.get(key)));
      page.accept(shown.html().getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "No timeline for the report", e);
    }
  }
}
