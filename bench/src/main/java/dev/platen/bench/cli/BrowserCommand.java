package dev.platen.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code platen browser}: a Chromium in which Microsoft's names lead to the bench. */
@Command(
    name = "browser",
    mixinStandardHelpOptions = true,
    description = {
      "Opens a Chromium or Chrome in which Microsoft's names lead to the running bench, and nothing"
          + " else leads out. Its profile is its own and is forgotten with the bench's state."
    })
final class BrowserCommand implements Runnable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private final Terminal terminal;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "State folder of the running bench (default: .platen beside the command).")
  private @Nullable Path stateDir;

  @Option(names = "--browser", paramLabel = "FILE", description = "The browser to open.")
  private @Nullable Path browser;

  @Option(names = "--print", description = "Only print the command that would open it.")
  private boolean print;

  BrowserCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Path folder =
        stateDir != null ? stateDir : UpCommand.usualStateFolder().orElse(Path.of(".platen"));
    Path wiring = folder.resolve("browser-arguments");
    if (!Files.isRegularFile(wiring)) {
      throw new UsersProblem(
          "No bench has run with the state folder "
              + folder
              + ". Start it first: platen up (or say where it is with --state-dir).");
    }
    try {
      List<String> command = new ArrayList<>();
      command.add(
          Optional.ofNullable(browser)
              .or(BrowserCommand::installed)
              .map(Path::toString)
              .orElseThrow(
                  () ->
                      new UsersProblem(
                          "I found no Chromium or Chrome on the PATH. Install one (package"
                              + " chromium), or name it with --browser FILE.")));
      command.add("--user-data-dir=" + folder.toAbsolutePath().resolve("browser-profile"));
      command.addAll(Files.readAllLines(wiring));
      if (print) {
        terminal.say(String.join(" ", command.stream().map(BrowserCommand::quoted).toList()));
      } else {
        new ProcessBuilder(command).inheritIO().start();
      }
    } catch (IOException e) {
      throw new UsersProblem("The browser did not start: " + e.getMessage(), e);
    }
  }

  private static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String quoted(String argument) {
    return argument.contains(" ") || argument.contains("*")
        ? "'" + argument.replace("'", "'\\''") + "'"
        : argument;
  }
}
