package dev.platen.reports.bisection;

import dev.platen.reports.comparison.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Finds the drop that broke a scenario. */
public final class Bisection {
  private Bisection() {}

  /**
   * @param drops all versions that there are, in their order ({@link FirmwareOrder}), with those
   *     that no run was made with
   * @param results how the scenario went in each; a version that is missing was not run
   */
  public static Finding of(SortedSet<String> drops, Map<String, Tally> results) {
    Optional<String> good = Optional.empty();
    Optional<String> bad = Optional.empty();
    Optional<String> newest = Optional.empty();
    List<String> open = new ArrayList<>();
    for (String drop : drops.reversed()) {
      Tally tally = results.getOrDefault(drop, Tally.ABSENT);
      boolean passed = tally.passed() > 0 && tally.failed() == 0;
      boolean failed = tally.failed() > 0 && tally.passed() == 0;
      if (newest.isEmpty() && tally.passed() + tally.failed() > 0) {
        newest = Optional.of(drop);
      }
      if (passed) {
        good = Optional.of(drop);
        break;
      }
      if (failed) {
        bad = Optional.of(drop);
        open.clear();
      } else if (newest.isPresent()) {
        open.addFirst(drop);
      }
    }
    if (newest.isEmpty()) {
      return new Finding.NotJudged();
    }
    if (bad.isEmpty()) {
      return good.equals(newest)
          ? new Finding.Passes(newest.get())
          : new Finding.Unstable(newest.get(), results.getOrDefault(newest.get(), Tally.ABSENT));
    }
    if (good.isEmpty()) {
      return new Finding.NeverPassed(bad.get(), open);
    }
    return open.isEmpty()
        ? new Finding.Regressed(
            good.get(),
            bad.get(),
            results.getOrDefault(good.get(), Tally.ABSENT),
            results.getOrDefault(bad.get(), Tally.ABSENT))
        : new Finding.Between(good.get(), bad.get(), open);
  }
}
