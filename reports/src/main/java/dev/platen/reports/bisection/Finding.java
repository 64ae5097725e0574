package dev.platen.reports.bisection;

import dev.platen.reports.comparison.Tally;
import java.util.List;
import java.util.Optional;

/** What the runs of many drops say of one scenario on one model in one language. */
public sealed interface Finding {
  /** In a person's words. */
  String words();

  /** The drop to be run for more to be said. */
  default Optional<String> next() {
    return Optional.empty();
  }

  /** The first drop in which it fails, if that is settled. */
  default Optional<String> culprit() {
    return Optional.empty();
  }

  /** Passed in the drop right before the one that fails. */
  record Regressed(String good, String bad, Tally inGood, Tally inBad) implements Finding {
    @Override
    public String words() {
      return "regressed in %s (%s); in %s %s".formatted(bad, inBad.words(), good, inGood.words());
    }

    @Override
    public Optional<String> culprit() {
      return Optional.of(bad);
    }
  }

  /**
   * Regressed somewhere between two drops; those between have no clear result.
   *
   * @param open in order, at least one; half of them are ruled out by a run of the middle one
   */
  record Between(String good, String bad, List<String> open) implements Finding {
    @Override
    public String words() {
      return "regressed after %s, in %s at the latest; without a clear result: %s"
          .formatted(good, bad, String.join(", ", open));
    }

    @Override
    public Optional<String> next() {
      return Optional.of(open.get((open.size() - 1) / 2));
    }
  }

  /**
   * Fails as far back as there are results.
   *
   * @param first the earliest drop in which it fails
   * @param open earlier drops without a clear result, in order
   */
  record NeverPassed(String first, List<String> open) implements Finding {
    @Override
    public String words() {
      return open.isEmpty()
          ? "failed in %s already, the first drop that there is".formatted(first)
          : "failed in %s already; earlier drops have no clear result: %s"
              .formatted(first, String.join(", ", open));
    }

    @Override
    public Optional<String> next() {
      return open.isEmpty() ? Optional.empty() : Optional.of(open.getLast());
    }
  }

  /** Passes and fails in the newest drop that has a result, and fails for certain in none. */
  record Unstable(String newest, Tally tally) implements Finding {
    @Override
    public String words() {
      return "unstable in %s (%s): more executions would tell".formatted(newest, tally.words());
    }

    @Override
    public Optional<String> next() {
      return Optional.of(newest);
    }
  }

  /** Passes in the newest drop that has a result. */
  record Passes(String newest) implements Finding {
    @Override
    public String words() {
      return "passes in %s, the newest drop with a result".formatted(newest);
    }
  }

  /** No drop has a result. */
  record NotJudged() implements Finding {
    @Override
    public String words() {
      return "no drop has a result";
    }
  }
}
