package dev.platen.reports.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.reports.run.Outcome;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Run;
import dev.platen.reports.run.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of any two drops, whatever their results. */
final class ComparisonPropertiesTest {
  private static final Judge JUDGE = new Judge(List.of(), LocalDate.of(2026, 11, 21));

  @Property(tries = 300)
  void aDropDoesNotDifferFromItself(@ForAll("drops") List<Run> drop) {
    assertThat(compare(drop, drop).differs()).isFalse();
  }

  @Property(tries = 300)
  void swappingTheDropsSwapsRegressedAndFixed(
      @ForAll("drops") List<Run> one, @ForAll("drops") List<Run> other) {
    Comparison there = compare(one, other);
    Comparison back = compare(other, one);

    assertThat(cells(there, Verdict.REGRESSED)).isEqualTo(cells(back, Verdict.FIXED));
    assertThat(cells(there, Verdict.FIXED)).isEqualTo(cells(back, Verdict.REGRESSED));
  }

  @Property(tries = 300)
  void everyScenarioOfEitherDropIsJudgedOnce(
      @ForAll("drops") List<Run> one, @ForAll("drops") List<Run> other) {
    Comparison comparison = compare(one, other);

    List<String> expected =
        Stream.concat(one.stream(), other.stream())
            .flatMap(
                run ->
                    run.results().stream()
                        .map(
                            result ->
                                result.scenario() + run.subject().model() + result.language()))
            .distinct()
            .toList();
    assertThat(comparison.judgements())
        .extracting(
            judgement ->
                judgement.cell().scenario()
                    + judgement.cell().model()
                    + judgement.cell().language())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Property(tries = 300)
  void theOrderOfExecutionsDoesNotMatter(
      @ForAll("drops") List<Run> one, @ForAll("drops") List<Run> other) {
    assertThat(verdicts(compare(one.reversed(), other.reversed())))
        .isEqualTo(verdicts(compare(one, other)));
  }

  @Property(tries = 300)
  void aFailureOfTheLabNeverMakesTheFirmwareWorse(
      @ForAll("drops") List<Run> one, @ForAll("drops") List<Run> other) {
    List<Run> without = keeping(other, outcome -> outcome != Outcome.INFRASTRUCTURE);

    assertThat(blocking(compare(one, other))).isEqualTo(blocking(compare(one, without)));
  }

  @Property(tries = 300)
  void aDropShipsOnlyWhereNothingFailsAndNothingIsOpen(
      @ForAll("drops") List<Run> one, @ForAll("drops") List<Run> other) {
    Comparison comparison = compare(one, other);
    boolean clean =
        comparison.judgements().stream()
            .allMatch(
                judgement ->
                    judgement.candidate().passed() > 0 && judgement.candidate().failed() == 0);

    assertThat(Release.of(comparison).answer() == Release.Answer.SHIP)
        .isEqualTo(clean && !comparison.judgements().isEmpty());
  }

  @Provide
  static Arbitrary<List<Run>> drops() {
    Arbitrary<Result> result =
        Combinators.combine(
                Arbitraries.of("a", "b", "c"),
                Arbitraries.of("sv", "lt"),
                Arbitraries.of(Outcome.class))
            .as(
                (scenario, language, outcome) ->
                    new Result(
                        scenario,
                        scenario,
                        Set.of("SET-1"),
                        language,
                        outcome,
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        List.of()));
    return Combinators.combine(
            Arbitraries.of("PX-A", "PX-B"), result.list().ofMinSize(1).ofMaxSize(12))
        .as(ComparisonPropertiesTest::run)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static Run run(String model, List<Result> results) {
    return new Run(
        model, Instant.EPOCH, new Subject(model, "1", Subject.SIMULATOR), "0.1.0", 1, results);
  }

  private static List<Run> keeping(List<Run> runs, Predicate<Outcome> kept) {
    List<Run> rest = new ArrayList<>();
    for (Run run : runs) {
      rest.add(
          run(
              run.subject().model(),
              run.results().stream().filter(result -> kept.test(result.outcome())).toList()));
    }
    return rest;
  }

  private static Comparison compare(List<Run> before, List<Run> after) {
    return Comparison.of("05.22", before, "05.23", after, JUDGE);
  }

  private static List<Cell> cells(Comparison comparison, Verdict verdict) {
    return comparison.with(verdict).stream().map(Judgement::cell).toList();
  }

  private static List<String> verdicts(Comparison comparison) {
    return comparison.judgements().stream()
        .map(judgement -> judgement.verdict() + " " + judgement.cell())
        .toList();
  }

  private static List<Cell> blocking(Comparison comparison) {
    return comparison.judgements().stream()
        .filter(judgement -> judgement.verdict().blocks())
        .map(Judgement::cell)
        .toList();
  }
}
