package dev.platen.reports.comparison;

/**
 * How likely a difference is by chance: Fisher's exact test, one-sided. With both drops equally
 * reliable, and the number of failures given, it is the probability that at least as many of them
 * fall on the worse side as did.
 */
final class Chance {
  /**
   * A difference that chance makes more often than this is none. Of the comparisons between two
   * equally reliable drops at most this share is called a regression or a fix though it is neither.
   */
  static final double ERROR_RATE = 0.05;

  private Chance() {}

  /**
   * The probability that {@code worse} has its failures, or more, by chance alone.
   *
   * @return 0 to 1; 1 where a side has no executions
   */
  static double ofBeingWorse(Tally worse, Tally better) {
    int failures = worse.failed() + better.failed();
    int executions = worse.judged() + better.judged();
    double all = logChoose(executions, failures);
    double chance = 0;
    int most = Math.min(worse.judged(), failures);
    for (int failed = worse.failed(); failed <= most; failed++) {
      if (failures - failed <= better.judged()) {
        chance +=
            Math.exp(
                logChoose(worse.judged(), failed)
                    + logChoose(better.judged(), failures - failed)
                    - all);
      }
    }
    return Math.min(1, chance);
  }

  private static double logChoose(int n, int k) {
    double sum = 0;
    for (int i = 1; i <= k; i++) {
      sum += Math.log(n - k + i) - Math.log(i);
    }
    return sum;
  }
}
