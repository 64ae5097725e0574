package dev.platen.stubs.exchange;

import dev.platen.stubs.benchmark.Rounds;

/** Compares the rate of messages with that of GreenMail's own SMTP server. */
public final class SmtpSpeed {
  private SmtpSpeed() {}

  public static void main(String[] arguments) throws Exception {
    Rounds rounds =
        Rounds.of(
            SmtpBenchmark.class,
            "connectionEach 1",
            "greenMailConnectionEach 1",
            "oneConnection 1",
            "greenMailOneConnection 1",
            "connectionEach 8",
            "greenMailConnectionEach 8",
            "oneConnection 8",
            "greenMailOneConnection 8");
    Rounds.row("| messages a second | clients | Platen | GreenMail | ratio |");
    Rounds.row("|---|---|---|---|---|");
    for (int threads : new int[] {1, 8}) {
      row("a connection for each", threads, rounds, "connectionEach", "greenMailConnectionEach");
      row("on one connection", threads, rounds, "oneConnection", "greenMailOneConnection");
    }
    System.exit(0);
  }

  private static void row(String what, int threads, Rounds rounds, String own, String other) {
    double ours = rounds.rate(own + " " + threads);
    double theirs = rounds.rate(other + " " + threads);
    Rounds.row("| %s | %d | %.0f | %.0f | %.1f |", what, threads, ours, theirs, ours / theirs);
  }
}
