package dev.platen.reports.difference;

import dev.platen.reports.run.Evidence;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Run;
import dev.platen.reports.store.RunStore;
import dev.platen.reports.store.StoredRun;
import dev.platen.reports.timeline.Timeline;
import dev.platen.reports.timeline.TimelineException;
import dev.platen.reports.timeline.TimelineFile;
import java.io.IOException;
import java.util.List;

/** Finds the timelines of scenarios in the runs of a store. */
public final class StoredTimelines {
  private final RunStore store;

  public StoredTimelines(RunStore store) {
    this.store = store;
  }

  /**
   * The timeline of a scenario.
   *
   * @param run the run's id, or as much of its beginning as is its alone
   * @param scenario the title, or the scenario's identity (feature file and title)
   * @throws IOException where there is none; the message says what to do
   */
  public Timeline find(String run, String scenario) throws IOException {
    Result result = result(run(run), scenario);
    Evidence evidence =
        result.evidence().stream()
            .filter(piece -> piece.mediaType().equals(Timeline.MEDIA_TYPE))
            .findFirst()
            .orElseThrow(() -> notKept(run, scenario));
    byte[] content = store.content(evidence.key()).orElseThrow(() -> notKept(run, scenario));
    try {
      return TimelineFile.read(content);
    } catch (TimelineException e) {
      throw new IOException("run %s, \"%s\": %s".formatted(run, scenario, e.getMessage()), e);
    }
  }

  private static IOException notKept(String run, String scenario) {
    return new IOException(
        "run %s has no timeline of \"%s\". Timelines of scenarios that pass are kept when the run is imported with --evidence all."
            .formatted(run, scenario));
  }

  private Run run(String id) throws IOException {
    List<StoredRun> found =
        store.runs().stream().filter(stored -> stored.id().startsWith(id)).toList();
    List<StoredRun> exact = found.stream().filter(stored -> stored.id().equals(id)).toList();
    StoredRun one =
        exact.isEmpty() && found.size() == 1 ? found.getFirst() : first(exact, id, found);
    return store.runsOf(one.subject().firmware()).stream()
        .filter(run -> run.id().equals(one.id()))
        .findFirst()
        .orElseThrow(() -> new IOException("run " + id + " was just removed from the store"));
  }

  private static StoredRun first(List<StoredRun> exact, String id, List<StoredRun> similar)
      throws IOException {
    if (exact.isEmpty()) {
      throw new IOException(
          similar.isEmpty()
              ? "there is no run " + id + ". See: platen runs"
              : "several runs begin with " + id + ": name more of the id. See: platen runs");
    }
    return exact.getFirst();
  }

  private static Result result(Run run, String scenario) throws IOException {
    List<Result> found =
        run.results().stream()
            .filter(result -> result.title().equals(scenario) || result.scenario().equals(scenario))
            .toList();
    if (found.isEmpty()) {
      throw new IOException(
          "run %s has no scenario \"%s\". It takes a title as the report shows it."
              .formatted(run.id(), scenario));
    }
    if (found.stream().map(Result::scenario).distinct().count() > 1) {
      throw new IOException(
          "run %s has several scenarios with this title; name one of: %s"
              .formatted(
                  run.id(), String.join("; ", found.stream().map(Result::scenario).toList())));
    }
    return found.getFirst();
  }
}
