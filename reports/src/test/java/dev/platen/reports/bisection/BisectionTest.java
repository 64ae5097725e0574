package dev.platen.reports.bisection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.reports.comparison.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BisectionTest {
  /** P passed, F failed, ~ both, - not run; one letter for each of 05.1, 05.2 and so on. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "PPF  | regressed in 05.3 (0 of 1 passed); in 05.2 1 of 1 passed",
        "PFF  | regressed in 05.2 (0 of 1 passed); in 05.1 1 of 1 passed",
        "PFPF | regressed in 05.4 (0 of 1 passed); in 05.3 1 of 1 passed",
        "P-F  | regressed after 05.1, in 05.3 at the latest; without a clear result: 05.2",
        "P~F  | regressed after 05.1, in 05.3 at the latest; without a clear result: 05.2",
        "PF-F | regressed in 05.2 (0 of 1 passed); in 05.1 1 of 1 passed",
        "PF-- | regressed in 05.2 (0 of 1 passed); in 05.1 1 of 1 passed",
        "FF   | failed in 05.1 already, the first drop that there is",
        "-F   | failed in 05.2 already; earlier drops have no clear result: 05.1",
        "PP   | passes in 05.2, the newest drop with a result",
        "FP-  | passes in 05.2, the newest drop with a result",
        "P~   | unstable in 05.2 (1 of 2 passed): more executions would tell",
        "~    | unstable in 05.1 (1 of 2 passed): more executions would tell",
        "--   | no drop has a result",
      })
  void tellsWhatTheRunsSay(String results, String words) {
    assertThat(of(results.strip()).words()).isEqualTo(words);
  }

  @Test
  void halvesWhatIsLeftToBeRun() {
    assertThat(of("P-----F").next()).hasValue("05.4");
    assertThat(of("P--F---F").next()).hasValue("05.2");
    assertThat(of("--F").next()).hasValue("05.2");
    assertThat(of("P~").next()).hasValue("05.2");
    assertThat(of("PF").next()).isEmpty();
    assertThat(of("FP").next()).isEmpty();
  }

  @Test
  void followingItsAdviceEndsAtTheDropThatBrokeIt() {
    for (int culprit = 2; culprit <= 40; culprit++) {
      StringBuilder results = new StringBuilder("P" + "-".repeat(38) + "F");
      int runs = 0;
      while (of(results.toString()).next().isPresent()) {
        int drop = Integer.parseInt(of(results.toString()).next().orElseThrow().substring(3));
        results.setCharAt(drop - 1, drop >= culprit ? 'F' : 'P');
        runs++;
      }
      assertThat(of(results.toString()).culprit()).hasValue("05." + culprit);
      assertThat(runs).isLessThanOrEqualTo(6);
    }
  }

  @Test
  void versionsComeInTheirOrder() {
    SortedSet<String> order = new TreeSet<>(new FirmwareOrder());
    List<String> versions =
        List.of("05.9", "05.10", "05.10.FA2", "05.10.FA11", "05.10.XF08P2", "05.11", "6", "10.1");
    order.addAll(versions.reversed());

    assertThat(order).containsExactlyElementsOf(versions);
    assertThat(new FirmwareOrder().compare("05.1", "5.1")).isNotZero();
  }

  private static Finding of(String results) {
    SortedSet<String> drops = new TreeSet<>(new FirmwareOrder());
    Map<String, Tally> tallies = new HashMap<>();
    for (int i = 0; i < results.length(); i++) {
      String drop = "05." + (i + 1);
      drops.add(drop);
      switch (results.charAt(i)) {
        case 'P' -> tallies.put(drop, new Tally(1, 0, 0, 0));
        case 'F' -> tallies.put(drop, new Tally(0, 1, 0, 0));
        case '~' -> tallies.put(drop, new Tally(1, 1, 0, 0));
        default -> {
          // Not run.
        }
      }
    }
    return Bisection.of(drops, tallies);
  }
}
