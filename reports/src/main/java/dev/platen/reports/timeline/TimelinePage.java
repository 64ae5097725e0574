package dev.platen.reports.timeline;

import dev.platen.reports.page.Pages;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A timeline as swim lanes: a table whose rows are events, so that it can be heard, printed and
 * walked through with the keyboard; arrows run from lane to lane.
 *
 * @param prefix before each id, so that a page can hold several timelines
 * @param contents gives a picture by its key, where the page is to hold it
 */
public record TimelinePage(
    Timeline timeline, String prefix, Function<String, Optional<byte[]>> contents) {
  /** For a page that shows the pictures elsewhere, or names them only. */
  public static final Function<String, Optional<byte[]>> WITHOUT_PICTURES = key -> Optional.empty();

  /** In the order of the page. */
  private static final List<Lane> LANES = List.of(Lane.values());

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /**
   * A row of the table.
   *
   * @param event the first of those that it stands for
   * @param times how often it happened in a row
   * @param last when it happened last
   * @param day what to say before it where another day begins
   * @param effects the events that link to it
   */
  public record Row(
      TimelineEvent event,
      int times,
      Instant last,
      Optional<String> day,
      List<TimelineEvent> effects) {
    /** Where its line begins: the number of a lane, from 0. */
    public int from() {
      return LANES.indexOf(event.lane());
    }

    /** Where its line ends. */
    public int to() {
      return LANES.indexOf(event.to().orElse(event.lane()));
    }

    /** The first lane of its text, which stands in the middle over its arrow. */
    public int textFrom() {
      return isShort() && hasRoom() ? left() - 1 : left();
    }

    /** How many lanes its text may take. */
    public int textLanes() {
      return isShort() && hasRoom() ? 4 : Math.max(2, Math.abs(to() - from()) + 1);
    }

    private int left() {
      return Math.min(from(), to());
    }

    private boolean isShort() {
      return Math.abs(to() - from()) == 1;
    }

    private boolean hasRoom() {
      return left() > 0 && left() + 2 < LANES.size();
    }

    /** Who does it to whom, for those who do not see the lanes. */
    public String parties() {
      return event.lane().word() + event.to().map(to -> " to " + to.word()).orElse("");
    }

    /** A class for the style sheet. */
    public String line() {
      return event.to().isEmpty() || from() == to() ? "dot" : from() < to() ? "right" : "left";
    }

    /** {@code 22:51:04.250}, UTC. */
    public String time() {
      return TIME.format(event.at());
    }

    /** How often, where that was not once. */
    public Optional<String> count() {
      return times == 1
          ? Optional.empty()
          : Optional.of("%d times, the last at %s".formatted(times, TIME.format(last)));
    }
  }

  /** One self-contained file, HTML. */
  public String html() {
    return Pages.render("timeline/page.jte", Map.of("page", this));
  }

  /** The rows: what repeats itself without anything between is one row. */
  public List<Row> rows() {
    Map<String, List<TimelineEvent>> effects = new HashMap<>();
    timeline
        .events()
        .forEach(
            event ->
                event
                    .links()
                    .forEach(
                        link ->
                            effects
                                .computeIfAbsent(link.to(), to -> new ArrayList<>())
                                .add(event)));
    List<Row> rows = new ArrayList<>();
    Optional<LocalDate> day = Optional.empty();
    for (TimelineEvent event : timeline.events()) {
      LocalDate today = LocalDate.ofInstant(event.at(), ZoneOffset.UTC);
      List<TimelineEvent> caused = effects.getOrDefault(event.id(), List.of());
      boolean sameDay = day.filter(today::equals).isPresent();
      if (sameDay
          && caused.isEmpty()
          && event.repeats(rows.getLast().event())
          && rows.getLast().effects().isEmpty()) {
        Row first = rows.removeLast();
        rows.add(
            new Row(first.event(), first.times() + 1, event.at(), first.day(), first.effects()));
      } else {
        rows.add(
            new Row(
                event,
                1,
                event.at(),
                sameDay ? Optional.empty() : Optional.of(DAY.format(today)),
                caused));
      }
      day = Optional.of(today);
    }
    return rows;
  }

  /** The failures, the first thing that a reader wants to know. */
  public List<TimelineEvent> failures() {
    return timeline.events().stream()
        .filter(event -> event.failed() && (event.kind() == Kind.JOB || event.kind() == Kind.STEP))
        .toList();
  }

  /** How long it took on the bench's clock, in words. */
  public String span() {
    if (timeline.events().isEmpty()) {
      return "Nothing was recorded.";
    }
    Duration span =
        Duration.between(timeline.events().getFirst().at(), timeline.events().getLast().at());
    String words =
        span.toDays() > 0
            ? "%d d %d h".formatted(span.toDays(), span.toHoursPart())
            : span.toHours() > 0
                ? "%d h %d min".formatted(span.toHours(), span.toMinutesPart())
                : span.toMinutes() > 0
                    ? "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart())
                    : "%.1f s".formatted(span.toMillis() / 1000.0);
    return "%d events in %s of the bench's clock (UTC).".formatted(timeline.events().size(), words);
  }

  /** A picture that the page holds, as a data URL. */
  public Optional<String> picture(TimelineEvent event) {
    return event
        .picture()
        .flatMap(picture -> contents.apply(picture.key()))
        .map(body -> "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(body));
  }
}
