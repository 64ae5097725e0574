package dev.platen.reports.cli;

import dev.platen.reports.archive.ArchiveException;
import dev.platen.reports.archive.RunArchive;
import dev.platen.reports.store.Import;
import dev.platen.reports.store.Keep;
import dev.platen.reports.store.RunStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports runs; each whole or not at all. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Imports runs into the run store. A run that is there already is left as it is.",
    footer = {"", "For example: platen import features/target/run"})
public final class ImportCommand implements Callable<Integer> {
  private final Clock clock;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private StoreOption store = new StoreOption();

  @Option(
      names = "--evidence",
      defaultValue = "FAILURES",
      description =
          "Whose screenshots and transcripts are kept: ${COMPLETION-CANDIDATES}. Default:"
              + " ${DEFAULT-VALUE}.")
  private Keep keep = Keep.FAILURES;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "The folder or zip file of a run: run.json and messages.ndjson.")
  private List<Path> runs = List.of();

  /**
   * @param clock the machine's
   */
  public ImportCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    RunStore opened = store.open(clock);
    int refused = 0;
    for (Path run : runs) {
      try {
        Import how = opened.importRun(RunArchive.at(run), keep);
        out.println(run + (how == Import.IMPORTED ? ": imported" : ": was there already"));
      } catch (ArchiveException e) {
        refused++;
        spec.commandLine().getErr().println("platen import: " + e.getMessage());
      }
    }
    if (refused > 0) {
      spec.commandLine()
          .getErr()
          .println("platen import: %d of %d runs refused.".formatted(refused, runs.size()));
    }
    return refused == 0 ? 0 : 1;
  }
}
