package dev.platen.reports.coverage;

import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When each case of the guide was last seen to hold or to fail: on the simulator, and on each real
 * model. Only an execution that judges the firmware is a sight of it.
 *
 * @param cases in the guide's order
 * @param languages language tags, English first
 * @param sights by case id and language; the newest for the simulator and for each real model
 */
public record Witnesses(
    List<GuideCase> cases,
    List<String> languages,
    Map<String, Map<String, Collection<Sight>>> sights) {

  /**
   * How a case went in one run.
   *
   * @param outcome {@link Outcome#FAILED} where any of the case's scenarios failed, else passed
   */
  public record Sight(String run, Instant when, Subject subject, Outcome outcome) {
    /** For a person: the day, UTC. */
    public LocalDate day() {
      return LocalDate.ofInstant(when, ZoneOffset.UTC);
    }

    private Sight and(Sight later) {
      if (!run.equals(later.run)) {
        return later;
      }
      return outcome == Outcome.FAILED ? this : later;
    }
  }

  /** Takes executions run by run, the oldest run first. */
  public static final class Collector {
    private final Map<String, Map<String, Map<String, Sight>>> sights = new HashMap<>();

    /** An execution of the run. */
    public void add(String run, Instant started, Subject subject, Result result) {
      if (result.outcome() != Outcome.PASSED && result.outcome() != Outcome.FAILED) {
        return;
      }
      Sight sight = new Sight(run, started, subject, result.outcome());
      String device = subject.simulated() ? "" : subject.model();
      for (String id : result.cases()) {
        sights
            .computeIfAbsent(id, key -> new HashMap<>())
            .computeIfAbsent(result.language(), key -> new TreeMap<>())
            .merge(device, sight, Sight::and);
      }
    }

    /** What was seen, of these cases. */
    public Witnesses of(List<GuideCase> cases) {
      Map<String, Map<String, Collection<Sight>>> seen = new HashMap<>();
      sights.forEach(
          (id, languages) ->
              languages.forEach(
                  (language, devices) ->
                      seen.computeIfAbsent(id, key -> new HashMap<>())
                          .put(language, List.copyOf(devices.values()))));
      return new Witnesses(List.copyOf(cases), Coverage.LANGUAGES, seen);
    }
  }

  private Collection<Sight> at(String caseId, String language) {
    return sights.getOrDefault(caseId, Map.of()).getOrDefault(language, List.of());
  }

  /** The newest sight on the simulator. */
  public Optional<Sight> simulator(String caseId, String language) {
    return at(caseId, language).stream().filter(sight -> sight.subject().simulated()).findFirst();
  }

  /** The newest sight on each real model, by model. */
  public List<Sight> hardware(String caseId, String language) {
    return at(caseId, language).stream().filter(sight -> !sight.subject().simulated()).toList();
  }

  /** Whether any language of a case was ever seen on a real printer. */
  public boolean onHardware(String caseId) {
    return languages.stream().anyMatch(language -> !hardware(caseId, language).isEmpty());
  }

  /** Cases that no real printer has ever been seen with. */
  public List<GuideCase> neverOnHardware() {
    return cases.stream().filter(guideCase -> !onHardware(guideCase.id())).toList();
  }

  /** The real models of any sight, in order. */
  public List<String> models() {
    return sights.values().stream()
        .flatMap(languages -> languages.values().stream())
        .flatMap(Collection::stream)
        .map(Sight::subject)
        .filter(subject -> !subject.simulated())
        .map(Subject::model)
        .distinct()
        .sorted()
        .toList();
  }

  /** Lines for a terminal. */
  public List<String> summary() {
    long simulated = 0;
    long real = 0;
    for (GuideCase guideCase : cases) {
      for (String language : languages) {
        simulated += simulator(guideCase.id(), language).isPresent() ? 1 : 0;
        real += hardware(guideCase.id(), language).isEmpty() ? 0 : 1;
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d cases in %d languages: %d of %d seen on the simulator, %d on a real printer."
            .formatted(
                cases.size(),
                languages.size(),
                simulated,
                (long) cases.size() * languages.size(),
                real));
    List<String> never = neverOnHardware().stream().map(GuideCase::id).toList();
    lines.add(
        never.isEmpty()
            ? "Each case was seen on a real printer."
            : "Never seen on a real printer: " + String.join(", ", never) + ".");
    return lines;
  }
}
