package dev.platen.features.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command, run as a process of its own. */
final class PlatenProcess implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("platen.root", "..")).normalize();
  private final Process process;
  private final Path output;

  private PlatenProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Runs {@code ./platen} with its output in a file. */
  static PlatenProcess run(Path folder, String... arguments) {
    try {
      List<String> command = new ArrayList<>();
      command.add(ROOT.resolve("platen").toString());
      command.addAll(List.of(arguments));
      Path output = Files.createTempFile(folder, "output", ".txt");
      return new PlatenProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start(),
          output);
    } catch (IOException e) {
      throw new UncheckedIOException("The command did not start", e);
    }
  }

  /** Runs {@code platen up} on free ports. */
  static PlatenProcess up(Path folder, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "up",
                "--state-dir=" + folder.resolve("state"),
                "--state-file=" + folder.resolve("state.json"),
                "--console-port=0",
                "--web-config-port=0",
                "--web-config-http-port=0",
                "--entra-port=0",
                "--smtp-port=0",
                "--imap-port=0",
                "--dns-port=0"));
    arguments.addAll(List.of(more));
    try {
      Files.deleteIfExists(folder.resolve("state.json"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot clear the state file", e);
    }
    return run(folder, arguments.toArray(String[]::new));
  }

  /** Waits until it has written its state file, and reads it. */
  JsonNode awaitState(Path folder) {
    Path file = folder.resolve("state.json");
    Awaitility.await("platen up writes its state file")
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new AssertionError("platen up ended:\n" + output());
              }
              return Files.exists(file);
            });
    return JsonMapper.shared().readTree(file.toFile());
  }

  /** Waits for its end; returns the exit code. */
  int awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("platen does not end. It said:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException("The output is gone", e);
    }
  }

  /** SIGTERM. */
  void stop() {
    process.destroy();
  }

  /** SIGKILL, and nothing is asked. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
