package dev.platen.reports.cli;

import dev.platen.reports.store.StoredRun;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the runs of the store. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "Lists the runs of the run store, the newest first.")
public final class RunsCommand implements Callable<Integer> {
  private final Clock clock;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private StoreOption store = new StoreOption();

  /**
   * @param clock the machine's
   */
  public RunsCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<StoredRun> runs = store.open(clock).runs();
    if (runs.isEmpty()) {
      out.println("No runs yet: mvn verify leaves one, platen import takes it in.");
    }
    for (StoredRun run : runs) {
      out.printf(
          "%s  %-12s %-16s %-12s %4d  %s%n",
          run.started().truncatedTo(ChronoUnit.SECONDS),
          run.subject().firmware(),
          run.subject().model(),
          run.subject().device(),
          run.scenarios(),
          run.id());
    }
    return 0;
  }
}
