package dev.platen.reports.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One execution of a scenario.
 *
 * @param scenario the feature file and the scenario's title, the same in each run: its identity
 * @param title what a person reads
 * @param cases ids of the guide's cases that it proves; none for a scenario beyond the guide
 * @param language language tag of the guide that it follows
 * @param message why it did not pass: what was expected, what was shown
 * @param evidence in the order in which it was taken
 */
public record Result(
    String scenario,
    String title,
    Set<String> cases,
    String language,
    Outcome outcome,
    Optional<String> message,
    Duration duration,
    List<Evidence> evidence) {
  public Result {
    cases = Set.copyOf(cases);
    evidence = List.copyOf(evidence);
  }
}
