package dev.platen.reports.cli;

import dev.platen.reports.bisection.Bisection;
import dev.platen.reports.bisection.Finding;
import dev.platen.reports.bisection.FirmwareOrder;
import dev.platen.reports.comparison.Tally;
import dev.platen.reports.store.RunStore;
import dev.platen.reports.store.RunStore.Execution;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells which drop broke a case of the guide, or which drop to run to find out. */
@Command(
    name = "bisect",
    mixinStandardHelpOptions = true,
    description =
        "Tells which drop of the firmware broke a case of the guide; or, where the drops between"
            + " have not been run, which one to run next.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Told, as far as it can ever be.",
      "1:No run has a scenario of the case.",
      "2:The command was called wrongly.",
      "3:A drop has to be run first."
    },
    footer = {"", "For example: platen bisect TRB-4 --model PX-E900FN"})
public final class BisectCommand implements Callable<Integer> {
  private static final int RUN_FIRST = 3;
  private final Clock clock;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private StoreOption store = new StoreOption();

  @Parameters(paramLabel = "CASE", description = "A case of the guide, for example SET-7.")
  private String caseId = "";

  @Option(names = "--model", paramLabel = "MODEL", description = "On this model only.")
  private Optional<String> model = Optional.empty();

  @Option(names = "--language", paramLabel = "TAG", description = "In this language only.")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "On this device only: simulator, or the lab's name of a printer.")
  private Optional<String> device = Optional.empty();

  @Option(
      names = "--drops",
      paramLabel = "FILE",
      description =
          "Versions that are archived, a line for each: so that one without any run is known too.")
  private Optional<Path> archived = Optional.empty();

  /**
   * @param clock the machine's
   */
  public BisectCommand(Clock clock) {
    this.clock = clock;
  }

  private record Where(String model, String language, String scenario) {}

  @Override
  public Integer call() {
    try {
      RunStore opened = store.open(clock);
      SortedSet<String> drops = drops(opened);
      SortedMap<Where, Map<String, Tally>> results = results(opened);
      if (results.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println(
                "platen bisect: no such run has a scenario of the case "
                    + caseId
                    + ". See: platen runs");
        return 1;
      }
      return tell(drops, results);
    } catch (IOException e) {
      spec.commandLine().getErr().println("platen bisect: " + e.getMessage());
      return 1;
    }
  }

  private SortedSet<String> drops(RunStore opened) throws IOException {
    SortedSet<String> drops = new TreeSet<>(new FirmwareOrder());
    drops.addAll(opened.firmwares());
    if (archived.isPresent()) {
      if (!Files.isRegularFile(archived.get())) {
        throw new IOException(archived.get() + " does not exist.");
      }
      drops.addAll(
          Files.readAllLines(archived.get()).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .toList());
    }
    return drops;
  }

  private SortedMap<Where, Map<String, Tally>> results(RunStore opened) {
    SortedMap<Where, Map<String, Tally>> results =
        new TreeMap<>(
            Comparator.comparing(Where::model)
                .thenComparing(Where::language)
                .thenComparing(Where::scenario));
    for (Execution execution : opened.history(caseId)) {
      if (matches(model, execution.run().subject().model())
          && matches(language, execution.result().language())
          && matches(device, execution.run().subject().device())) {
        results
            .computeIfAbsent(
                new Where(
                    execution.run().subject().model(),
                    execution.result().language(),
                    execution.result().scenario()),
                where -> new HashMap<>())
            .merge(
                execution.run().subject().firmware(),
                Tally.of(List.of(execution.result().outcome())),
                Tally::plus);
      }
    }
    return results;
  }

  private static boolean matches(Optional<String> wanted, String value) {
    return wanted.isEmpty() || wanted.get().equalsIgnoreCase(value);
  }

  private int tell(SortedSet<String> drops, SortedMap<Where, Map<String, Tally>> results) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> culprits = new ArrayList<>();
    SortedSet<String> next = new TreeSet<>();
    results.forEach(
        (where, tallies) -> {
          Finding finding = Bisection.of(drops, tallies);
          out.printf(
              "%-12s %-3s %s: %s%n",
              where.model(), where.language(), where.scenario(), finding.words());
          finding.culprit().ifPresent(culprits::add);
          finding.next().ifPresent(drop -> next.add(drop + " on " + where.model()));
        });
    culprits.stream()
        .distinct()
        .sorted(new FirmwareOrder())
        .forEach(
            drop ->
                out.printf(
                    "%s broke it in %d of %d.%n",
                    drop, culprits.stream().filter(drop::equals).count(), results.size()));
    next.forEach(drop -> out.println("Run next: " + drop));
    return next.isEmpty() ? 0 : RUN_FIRST;
  }
}
