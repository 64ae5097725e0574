package dev.platen.bench.cli;

import dev.platen.bench.lease.Holder;
import dev.platen.bench.lease.InUseException;
import dev.platen.bench.lease.LeaseException;
import dev.platen.bench.lease.Leases;
import dev.platen.bench.time.BenchClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code platen lease}: who uses which printer of the lab. */
@Command(
    name = "lease",
    mixinStandardHelpOptions = true,
    description = {
      "Tells who uses which printer of the lab, takes one, and releases it. All who share the"
          + " printers name the same folder."
    },
    footer = {"", "Exit codes: 0 done, 1 not possible, 3 somebody else has the printer."})
final class LeaseCommand implements Runnable {
  /** Somebody else has the printer. */
  static final int IN_USE = 3;

  private final Terminal terminal;
  private final BenchClock clock;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      scope = picocli.CommandLine.ScopeType.INHERIT,
      description =
          "The folder with the leases (default: $PLATEN_LEASES, or leases beside the command).")
  private @Nullable Path folder;

  LeaseCommand(Terminal terminal, BenchClock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public void run() {
    list();
  }

  private Leases leases() {
    Path place = Optional.ofNullable(folder).orElseGet(() -> Leases.usualFolder(System.getenv()));
    return Leases.in(place, clock, clock.scheduler());
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Tells who uses what.")
  int list() {
    try {
      List<Holder> all = leases().list();
      if (all.isEmpty()) {
        terminal.say("No printer is in use.");
      }
      all.forEach(holder -> terminal.say(holder.inWords() + "."));
      return 0;
    } catch (LeaseException e) {
      throw new UsersProblem(String.valueOf(e.getMessage()), e);
    }
  }

  @Command(
      name = "take",
      mixinStandardHelpOptions = true,
      description = {
        "Takes a printer. Taken again by the same, it is theirs for longer. After the time it is"
            + " free again by itself."
      })
  int take(
      @Parameters(paramLabel = "PRINTER", description = "Its name in the lab.") String printer,
      @Option(
              names = "--for",
              paramLabel = "DURATION",
              defaultValue = "PT1H",
              description = "How long, as ISO 8601 writes it (default: ${DEFAULT-VALUE}).")
          Duration duration,
      @Option(
              names = "--who",
              paramLabel = "NAME",
              description = "What others are told (default: $PLATEN_WHO, or user at machine).")
          @Nullable String who) {
    return attempt(
        () ->
            terminal.say(
                "Taken: " + leases().hold(printer, orUsual(who), duration, true).inWords() + "."));
  }

  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description = "Lets others have a printer.")
  int release(
      @Parameters(paramLabel = "PRINTER", description = "Its name in the lab.") String printer,
      @Option(
              names = "--who",
              paramLabel = "NAME",
              description = "Who has it (default: $PLATEN_WHO, or user at machine).")
          @Nullable String who,
      @Option(names = "--force", description = "Release it, whoever has it.") boolean force) {
    return attempt(
        () -> {
          Optional<String> whose = force ? Optional.empty() : Optional.of(orUsual(who));
          terminal.say(
              leases()
                  .release(printer, whose)
                  .map(holder -> "Released " + printer + ", which " + holder.who() + " had.")
                  .orElse(printer + " was free already."));
        });
  }

  private int attempt(Runnable action) {
    try {
      action.run();
      return 0;
    } catch (InUseException e) {
      terminal.problem(e.getMessage());
      return IN_USE;
    } catch (LeaseException | IllegalArgumentException e) {
      throw new UsersProblem(String.valueOf(e.getMessage()), e);
    }
  }

  private static String orUsual(@Nullable String who) {
    return who == null ? Leases.usualWho(System.getenv()) : who;
  }
}
