package dev.platen.stubs.entra;

import dev.platen.stubs.benchmark.Rounds;

/** Compares what Entra ID costs with one signature, and its rate with that of another server. */
public final class EntraSpeed {
  private EntraSpeed() {}

  /** Server and yardstick sign by the same provider; TLS, client and other server are the JDK's. */
  public static void main(String[] arguments) throws Exception {
    System.out.println("RSA by " + TokenBenchmark.PROVIDER.getInfo());
    Rounds rounds =
        Rounds.of(
            TokenBenchmark.class,
            "signature 1",
            "core 1",
            "https 1",
            "httpsBehindGate 1",
            "printer 1",
            "daemon 1",
            "navikt 1",
            "daemon 8",
            "navikt 8",
            "deviceFlow 1");
    double signature = rounds.client("signature 1");
    Rounds.row("| what | CPU | against a signature |");
    Rounds.row("|---|---|---|");
    Rounds.row("| one RS256 signature | %.0f us | 1 |", signature);
    for (String name : new String[] {"core 1", "https 1", "httpsBehindGate 1"}) {
      double cpu = name.equals("core 1") ? rounds.client(name) : rounds.others(name);
      Rounds.row("| token, alone in its reply, %s | %.0f us | %.2f |", name, cpu, cpu / signature);
    }
    // Two of the tokens of such a reply are signed: the access token and the ID token.
    double ofPrinter = rounds.others("printer 1") / 2;
    Rounds.row(
        "| token, as a printer asks, behind the gate | %.0f us | %.2f |",
        ofPrinter, ofPrinter / signature);
    Rounds.row("| what | replies a second | ratio |");
    Rounds.row("|---|---|---|");
    for (int threads : new int[] {1, 8}) {
      double own = rounds.rate("daemon " + threads);
      double other = rounds.rate("navikt " + threads);
      Rounds.row("| mock-oauth2-server, %d connections | %.0f | 1 |", threads, other);
      Rounds.row("| Platen, %d connections | %.0f | %.1f |", threads, own, own / other);
    }
    Rounds.row(
        "| device flow | %.2f ms of server CPU | %.2f ms in all |",
        rounds.others("deviceFlow 1") / 1000, 1000 / rounds.rate("deviceFlow 1"));
    System.exit(0); // the other server's threads go on
  }
}
