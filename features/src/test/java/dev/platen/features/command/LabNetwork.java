package dev.platen.features.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * Two machines on a cable, as the kernel can pretend them: the bench's and another, which has the
 * bench as its name server. Nothing else of this machine's network is seen in them.
 */
final class LabNetwork implements AutoCloseable {
  static final String BENCH = "10.20.0.1";

  static final String PRINTER = "10.20.0.20";

  /** Tests of one process may have a network each at the same time. */
  private static final AtomicInteger LAID = new AtomicInteger();

  private final String benchSide;
  private final String otherSide;
  private final Path resolver;
  private final List<String> made = new ArrayList<>();

  private LabNetwork(String name) {
    this.benchSide = name + "-bench";
    this.otherSide = name + "-other";
    this.resolver = Path.of("/etc/netns", otherSide);
  }

  /** Lays the cable; skips the test, with the reason, where this machine does not allow it. */
  static LabNetwork lay() {
    LabNetwork network =
        new LabNetwork(
            "platen%d-%d".formatted(ProcessHandle.current().pid(), LAID.incrementAndGet()));
    try {
      network.build();
      return network;
    } catch (IOException | IllegalStateException e) {
      network.close();
      Assumptions.abort("No network namespaces here: " + e.getMessage());
      throw new AssertionError("not reached", e);
    }
  }

  private void build() throws IOException {
    String cable = "cable"; // each end is in a namespace of its own
    for (String tool : List.of("ip", "setpriv", "sysctl", "curl", "openssl", "getent")) {
      must("sh", "-c", "command -v " + tool);
    }
    for (String side : List.of(benchSide, otherSide)) {
      must("ip", "netns", "add", side);
      made.add(side);
    }
    must(
        "ip", "link", "add", cable, "netns", benchSide, "type", "veth", "peer", "name", cable,
        "netns", otherSide);
    for (String side : List.of(benchSide, otherSide)) {
      String address = side.equals(benchSide) ? BENCH : PRINTER;
      must("ip", "-n", side, "addr", "add", address + "/24", "dev", cable);
      must("ip", "-n", side, "link", "set", "lo", "up");
      must("ip", "-n", side, "link", "set", cable, "up");
    }
    Files.createDirectories(resolver);
    Files.writeString(resolver.resolve("resolv.conf"), "nameserver " + BENCH + "\n");
  }

  private static void must(String... command) throws IOException {
    Result result = Result.of(new ProcessBuilder(command).redirectErrorStream(true).start());
    if (result.code() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + result.said().strip());
    }
  }

  /** A command and what came of it. */
  record Result(int code, String said) {
    private static Result of(Process process) throws IOException {
      try {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IOException("no end in 60 s: " + said);
        }
        return new Result(process.exitValue(), said);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  /** The words that run a command on the bench's machine, to be put before it. */
  List<String> onBench() {
    return List.of("ip", "netns", "exec", benchSide);
  }

  /** The words that run a command on the other machine, to be put before it. */
  List<String> onOther() {
    return List.of("ip", "netns", "exec", otherSide);
  }

  /** Runs lines of a shell on the bench's machine. */
  Result onBench(Path folder, String lines, Map<String, String> environment) {
    return shell(benchSide, folder, lines, environment);
  }

  /** Runs lines of a shell on the other machine, which asks the bench for names. */
  Result onOther(Path folder, String lines) {
    return shell(otherSide, folder, lines, Map.of());
  }

  private static Result shell(
      String side, Path folder, String lines, Map<String, String> environment) {
    try {
      List<String> command =
          new ArrayList<>(List.of("ip", "netns", "exec", side, "sh", "-e", "-c", lines));
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().putAll(environment);
      return Result.of(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(lines, e);
    }
  }

  @Override
  public void close() {
    try {
      for (String side : made) {
        Result.of(new ProcessBuilder("ip", "netns", "del", side).redirectErrorStream(true).start());
      }
      Files.deleteIfExists(resolver.resolve("resolv.conf"));
      Files.deleteIfExists(resolver);
    } catch (IOException e) {
      throw new UncheckedIOException("The namespaces could not be removed", e);
    }
  }
}
