package dev.platen.reports.difference;

import dev.platen.reports.timeline.Kind;
import dev.platen.reports.timeline.Lane;
import dev.platen.reports.timeline.Timeline;
import dev.platen.reports.timeline.TimelineEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where a device behaved differently in two runs of one scenario: the order of its requests, how
 * often it asked again, what came back, what it sent with them, and what it showed.
 */
public final class TimelineDifferences {
  private static final Set<Kind> TEXTS = EnumSet.of(Kind.SHOWN, Kind.HAPPENED, Kind.JOB, Kind.MAIL);

  /** Less is the work of the machine that the scenario ran on. */
  private static final Duration NOTICEABLE = Duration.ofMillis(1500);

  private TimelineDifferences() {}

  /** A request, with those that repeat it at once. */
  private record Request(String name, List<TimelineEvent> events) {
    static List<Request> of(Timeline timeline) {
      List<Request> requests = new ArrayList<>();
      for (TimelineEvent event : timeline.events()) {
        if (event.kind() != Kind.EXCHANGE || event.lane() != Lane.PRINTER) {
          continue;
        }
        String name =
            "%s: %s"
                .formatted(event.to().map(Lane::word).orElse(""), Varying.without(event.what()));
        if (requests.isEmpty() || !requests.getLast().name().equals(name)) {
          requests.add(new Request(name, new ArrayList<>()));
        }
        requests.getLast().events().add(event);
      }
      return requests;
    }

    /** The last: how often a device has to wait is up to the person whom it waits for. */
    String answer() {
      return Varying.without(events.getLast().answer().orElse(Difference.NOTHING));
    }

    List<String> sent() {
      return events.getFirst().detail().stream()
          .filter(line -> !Varying.isForeign(line))
          .map(Varying::without)
          .toList();
    }

    /** The median of the pauses between repetitions; zero for a request that is not repeated. */
    Duration interval() {
      List<Duration> pauses = new ArrayList<>();
      for (int i = 1; i < events.size(); i++) {
        pauses.add(Duration.between(events.get(i - 1).at(), events.get(i).at()));
      }
      pauses.sort(null);
      return pauses.isEmpty() ? Duration.ZERO : pauses.get(pauses.size() / 2);
    }
  }

  /** What differs, in the order of the scenario within each part. */
  public static List<Difference> between(Timeline a, Timeline b) {
    List<Difference> differences = new ArrayList<>();
    if (a.passed() != b.passed()) {
      differences.add(new Difference("scenario", "outcome", outcome(a), outcome(b)));
    }
    requests(Request.of(a), Request.of(b), differences);
    for (Lane lane : List.of(Lane.PANEL, Lane.WEB_CONFIG, Lane.PRINTER, Lane.MAILBOX)) {
      differences.addAll(
          Sequences.differences("texts", lane.word(), texts(a, lane), texts(b, lane)));
    }
    return differences;
  }

  private static String outcome(Timeline timeline) {
    return timeline.passed() ? "passed" : "failed";
  }

  private static void requests(List<Request> a, List<Request> b, List<Difference> differences) {
    List<String> namesOfA = a.stream().map(Request::name).toList();
    List<String> namesOfB = b.stream().map(Request::name).toList();
    differences.addAll(Sequences.differences("requests", "request", namesOfA, namesOfB));
    for (Sequences.Pair pair : Sequences.common(namesOfA, namesOfB)) {
      Request one = a.get(pair.a());
      Request other = b.get(pair.b());
      if (!one.answer().equals(other.answer())) {
        differences.add(new Difference("answers", one.name(), one.answer(), other.answer()));
      }
      differences.addAll(
          Sequences.differences(
              "request lines", "line of " + one.name(), one.sent(), other.sent()));
      interval(one, other, differences);
    }
  }

  /** A clock that was moved ahead, or a slow machine, is no other interval: a fifth is. */
  private static void interval(Request one, Request other, List<Difference> differences) {
    Duration a = one.interval();
    Duration b = other.interval();
    if (a.isZero() || b.isZero()) {
      return;
    }
    Duration apart = a.minus(b).abs();
    Duration fifth = (a.compareTo(b) < 0 ? a : b).dividedBy(5);
    if (apart.compareTo(NOTICEABLE) > 0 && apart.compareTo(fifth) > 0) {
      differences.add(
          new Difference("intervals", "pause between: " + one.name(), seconds(a), seconds(b)));
    }
  }

  private static String seconds(Duration duration) {
    return "%d.%d s".formatted(duration.toSeconds(), duration.toMillisPart() / 100);
  }

  private static List<String> texts(Timeline timeline, Lane lane) {
    return timeline.events().stream()
        .filter(event -> event.lane() == lane && TEXTS.contains(event.kind()))
        .map(
            event ->
                Varying.without(
                    event.what() + event.answer().map(answer -> " (" + answer + ")").orElse("")))
        .toList();
  }
}
