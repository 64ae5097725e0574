package dev.platen.reports.release;

import dev.platen.reports.comparison.Cell;
import dev.platen.reports.run.Result;
import dev.platen.reports.run.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The executions of a drop by their cell, for a page that asks for each of them. */
final class Executions {
  private final Map<Key, List<Result>> byCell = new HashMap<>();

  private record Key(String scenario, String model, String language) {}

  Executions(Collection<Run> runs) {
    for (Run run : runs) {
      for (Result result : run.results()) {
        byCell
            .computeIfAbsent(
                new Key(result.scenario(), run.subject().model(), result.language()),
                key -> new ArrayList<>(2))
            .add(result);
      }
    }
  }

  /** In the order of the runs. */
  List<Result> of(Cell cell) {
    return byCell.getOrDefault(new Key(cell.scenario(), cell.model(), cell.language()), List.of());
  }
}
