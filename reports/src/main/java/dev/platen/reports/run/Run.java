package dev.platen.reports.run;

import java.time.Instant;
import java.util.List;

/**
 * One run of the scenarios.
 *
 * @param id a name that no other run has
 * @param started when it began
 * @param bench version of the bench
 * @param seed of the order of the scenarios; 0 where none is known
 */
public record Run(
    String id, Instant started, Subject subject, String bench, long seed, List<Result> results) {
  public Run {
    results = List.copyOf(results);
  }
}
