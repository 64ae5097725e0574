package dev.platen.reports.discrepancy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What most guides say. */
final class Majority {
  private Majority() {}

  /** The locales that differ from what more than half of at least three say; else nobody. */
  static <T> List<String> dissenters(Map<String, T> readings) {
    Optional<T> most =
        readings.values().stream()
            .filter(reading -> 2 * count(reading, readings.values()) > readings.size())
            .findFirst();
    if (readings.size() < 3 || most.isEmpty()) {
      return List.of();
    }
    return readings.entrySet().stream()
        .filter(entry -> !Objects.equals(entry.getValue(), most.get()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static <T> long count(T reading, Collection<T> all) {
    return all.stream().filter(reading::equals).count();
  }
}
