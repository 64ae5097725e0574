package dev.platen.bench.cli;

import dev.platen.bench.profile.Profile;
import dev.platen.bench.profile.ProfileDifferences;
import dev.platen.bench.profile.ProfileException;
import dev.platen.bench.profile.ProfileFile;
import dev.platen.reports.cli.StoreOption;
import dev.platen.reports.difference.DifferenceReport;
import dev.platen.reports.difference.StoredTimelines;
import dev.platen.reports.difference.TimelineDifferences;
import dev.platen.reports.store.StoreException;
import dev.platen.reports.timeline.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code platen differences}: where two printers, or two runs of a scenario, are not the same. */
@Command(
    name = "differences",
    mixinStandardHelpOptions = true,
    description = {
      "List where two recorded printers tell different things,",
      "or where a device behaved differently in two imported runs of a scenario."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:There are no differences.",
      "1:There are some.",
      "2:The command was called wrongly.",
      "4:They could not be compared: an unreadable file, no such run or scenario."
    },
    footer = {
      "",
      "For example: platen differences printer.json simulator.json",
      "             platen differences --scenario \"Signing in works\" --run a1 --run b2"
    })
final class DifferencesCommand implements Callable<Integer> {
  private static final int NOT_COMPARED = 4;
  private final Terminal terminal;
  private final Clock clock;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private StoreOption store = new StoreOption();

  @Parameters(
      arity = "0..2",
      paramLabel = "PROFILE",
      description = "Two files that platen record has written.")
  private List<Path> profiles = List.of();

  @Option(
      names = "--scenario",
      paramLabel = "TITLE",
      description = "Title of a scenario, instead of two files.")
  private Optional<String> scenario = Optional.empty();

  @Option(
      names = "--run",
      paramLabel = "ID",
      description = "A run that has the scenario; given twice. See: platen runs")
  private List<String> runs = List.of();

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  DifferencesCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    boolean ofProfiles = profiles.size() == 2 && scenario.isEmpty() && runs.isEmpty();
    boolean ofRuns = profiles.isEmpty() && scenario.isPresent() && runs.size() == 2;
    if (!ofProfiles && !ofRuns) {
      throw new ParameterException(
          spec.commandLine(), "It takes two profiles, or --scenario and --run twice");
    }
    try {
      DifferenceReport report = ofProfiles ? ofProfiles() : ofRuns(scenario.orElseThrow());
      terminal.out().print(json ? report.json() : report.text());
      terminal.out().flush();
      return report.exitCode();
    } catch (IOException | ProfileException | StoreException | UncheckedIOException e) {
      terminal.problem(e.getMessage());
      return NOT_COMPARED;
    }
  }

  private DifferenceReport ofProfiles() {
    Profile a = ProfileFile.read(profiles.getFirst());
    Profile b = ProfileFile.read(profiles.getLast());
    return new DifferenceReport(
        profiles.getFirst() + " (" + a.summary() + ")",
        profiles.getLast() + " (" + b.summary() + ")",
        ProfileDifferences.between(a, b));
  }

  private DifferenceReport ofRuns(String title) throws IOException {
    StoredTimelines timelines = new StoredTimelines(store.open(clock));
    Timeline a = timelines.find(runs.getFirst(), title);
    Timeline b = timelines.find(runs.getLast(), title);
    return new DifferenceReport(
        "\"%s\", run %s".formatted(a.title(), runs.getFirst()),
        "\"%s\", run %s".formatted(b.title(), runs.getLast()),
        TimelineDifferences.between(a, b));
  }
}
