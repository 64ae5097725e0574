package dev.platen.printer.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that is not ours, by which the printer is looked at as others look at printers. */
public record LabTool(int exitCode, String output) {
  private static final long LONGEST_SECONDS = 60;

  /**
   * Runs a program to its end; a test without it is skipped with the reason.
   *
   * @param debian name of the package that has it
   */
  public static LabTool run(String debian, Path home, Map<String, String> more, String... command)
      throws IOException, InterruptedException {
    assumeTrue(
        isThere(command[0]),
        () ->
            "The program %s is not on this machine: apt-get install %s"
                .formatted(command[0], debian));
    Path output = Files.createTempFile(home, command[0], ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(more);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command[0] + " does not end: " + Files.readString(output));
    }
    return new LabTool(
        process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
