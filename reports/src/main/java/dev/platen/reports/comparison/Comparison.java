package dev.platen.reports.comparison;

import dev.platen.reports.run.Result;
import dev.platen.reports.run.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two drops against one another, per scenario, model and language.
 *
 * @param baseline the firmware version that the candidate is compared with
 * @param candidate the firmware version in question
 * @param judgements the gravest first, then by scenario, model and language
 */
public record Comparison(String baseline, String candidate, List<Judgement> judgements) {
  private static final Comparator<Judgement> ORDER =
      Comparator.comparing(Judgement::verdict)
          .thenComparing(judgement -> judgement.cell().scenario())
          .thenComparing(judgement -> judgement.cell().model())
          .thenComparing(judgement -> judgement.cell().language());

  public Comparison {
    judgements = judgements.stream().sorted(ORDER).toList();
  }

  /**
   * Compares all executions of the two drops. A model that only one of the two was run on is
   * compared too: its scenarios are added or removed.
   *
   * @param baseline version of the baseline's firmware
   * @param before its runs, at least one
   * @param candidate version of the candidate's firmware
   * @param after its runs, at least one
   */
  public static Comparison of(
      String baseline,
      Collection<Run> before,
      String candidate,
      Collection<Run> after,
      Judge judge) {
    Map<Key, Executions> cells = new HashMap<>();
    before.forEach(run -> collect(run, cells, Executions::baseline));
    after.forEach(run -> collect(run, cells, Executions::candidate));
    List<Judgement> judgements = new ArrayList<>();
    cells.forEach(
        (key, executions) ->
            judgements.add(
                judge.judge(
                    new Cell(
                        key.scenario(),
                        executions.title,
                        new TreeSet<>(executions.cases),
                        key.model(),
                        key.language()),
                    executions.before,
                    executions.after)));
    return new Comparison(baseline, candidate, judgements);
  }

  private record Key(String scenario, String model, String language) {}

  private static final class Executions {
    private String title = "";
    private Set<String> cases = Set.of();
    private Tally before = Tally.ABSENT;
    private Tally after = Tally.ABSENT;

    private void baseline(Result result) {
      before = before.plus(Tally.of(List.of(result.outcome())));
      if (after.absent()) {
        describe(result);
      }
    }

    private void candidate(Result result) {
      after = after.plus(Tally.of(List.of(result.outcome())));
      describe(result);
    }

    /** A scenario's tags and title are those of the newer drop. */
    private void describe(Result result) {
      title = result.title();
      cases = result.cases();
    }
  }

  private interface Collector {
    void add(Executions executions, Result result);
  }

  private static void collect(Run run, Map<Key, Executions> cells, Collector side) {
    for (Result result : run.results()) {
      Key key = new Key(result.scenario(), run.subject().model(), result.language());
      side.add(cells.computeIfAbsent(key, any -> new Executions()), result);
    }
  }

  /** The judgements with this verdict, in order. */
  public List<Judgement> with(Verdict verdict) {
    return judgements.stream().filter(judgement -> judgement.verdict() == verdict).toList();
  }

  /** How many cells have each verdict; those that none has are left out. */
  public Map<Verdict, Long> counts() {
    Map<Verdict, Long> counts = new TreeMap<>();
    judgements.forEach(judgement -> counts.merge(judgement.verdict(), 1L, Long::sum));
    return counts;
  }

  /** Whether the two drops differ anywhere. */
  public boolean differs() {
    return judgements.stream().anyMatch(judgement -> judgement.verdict().isDifference());
  }

  /** The models that either drop was run on, in order. */
  public List<String> models() {
    return judgements.stream()
        .map(judgement -> judgement.cell().model())
        .distinct()
        .sorted()
        .toList();
  }

  /** The languages that either drop was run in, in order. */
  public List<String> languages() {
    return judgements.stream()
        .map(judgement -> judgement.cell().language())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * How a case of the guide stands on a model in a language: as the gravest of its scenarios.
   *
   * @return empty where no scenario of the case is in either drop
   */
  public Optional<Judgement> ofCase(String caseId, String model, String language) {
    return judgements.stream()
        .filter(
            judgement ->
                judgement.cell().cases().contains(caseId)
                    && judgement.cell().model().equals(model)
                    && judgement.cell().language().equals(language))
        .min(Comparator.comparing(Judgement::verdict));
  }

  /** The judgements of each case, by its id; scenarios beyond the guide under the empty id. */
  public Map<String, List<Judgement>> byCase() {
    Map<String, List<Judgement>> cases = new TreeMap<>();
    for (Judgement judgement : judgements) {
      Collection<String> ids =
          judgement.cell().cases().isEmpty() ? List.of("") : judgement.cell().cases();
      ids.forEach(id -> cases.computeIfAbsent(id, any -> new ArrayList<>()).add(judgement));
    }
    return new LinkedHashMap<>(cases);
  }
}
