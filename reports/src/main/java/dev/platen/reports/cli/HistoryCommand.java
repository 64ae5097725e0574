package dev.platen.reports.cli;

import dev.platen.reports.store.RunStore.Execution;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how a case of the guide went, run by run. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Tells how a case of the guide went in each run, the oldest first.",
    footer = {"", "For example: platen history TRB-4"})
public final class HistoryCommand implements Callable<Integer> {
  private final Clock clock;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private StoreOption store = new StoreOption();

  @Parameters(paramLabel = "CASE", description = "A case of the guide, for example SET-7.")
  private String caseId = "";

  /**
   * @param clock the machine's
   */
  public HistoryCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Execution> history = store.open(clock).history(caseId);
    if (history.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "platen history: no run has a scenario of the case " + caseId + ". See: platen runs");
      return 1;
    }
    for (Execution execution : history) {
      out.printf(
          "%s  %-12s %-16s %-12s %-3s %-14s %s%n",
          execution.run().started().truncatedTo(ChronoUnit.SECONDS),
          execution.run().subject().firmware(),
          execution.run().subject().model(),
          execution.run().subject().device(),
          execution.result().language(),
          execution.result().outcome().word(),
          execution.result().title());
    }
    return 0;
  }
}
