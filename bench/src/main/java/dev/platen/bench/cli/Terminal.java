package dev.platen.bench.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where the command writes: the only place that prints. Plain text, readable without colour. */
final class Terminal {
  private final PrintWriter out;
  private final PrintWriter err;

  Terminal(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  static Terminal ofThisProcess() {
    return new Terminal(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Says what is wrong, on standard error. */
  void problem(@Nullable String message) {
    err.println("platen: " + message);
    err.flush();
  }
}
