package dev.platen.reports.timeline;

import java.util.List;
import java.util.Optional;

/**
 * What happened in one execution of a scenario.
 *
 * @param title the scenario's
 * @param language language tag of the guide that it follows
 * @param cases ids of the guide's cases that it proves
 * @param passed whether it ended as the guide says
 * @param events in the order of their times
 */
public record Timeline(
    String title, String language, List<String> cases, boolean passed, List<TimelineEvent> events) {
  /** How an attachment of a run says that it is a timeline. */
  public static final String MEDIA_TYPE = "application/vnd.platen.timeline+json";

  public Timeline {
    cases = List.copyOf(cases);
    events = List.copyOf(events);
  }

  /** The event with this id. */
  public Optional<TimelineEvent> event(String id) {
    return events.stream().filter(event -> event.id().equals(id)).findFirst();
  }
}
