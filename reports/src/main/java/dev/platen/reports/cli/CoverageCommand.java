package dev.platen.reports.cli;

import dev.platen.reports.coverage.Coverage;
import dev.platen.reports.coverage.GuideCase;
import dev.platen.reports.coverage.Witnesses;
import dev.platen.reports.page.Pages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells when each case of the guide was last seen, and on what. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description =
        "Writes a page that tells, for each case of the guide and each language, when it last ran"
            + " on the simulator and on which real models, and how it went.",
    footer = {"", "For example: platen coverage --out coverage.html"})
public final class CoverageCommand implements Callable<Integer> {
  private final Clock clock;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private StoreOption store = new StoreOption();

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      defaultValue = "features/guide/cases.csv",
      description = "The guide's cases. Default: ${DEFAULT-VALUE}.")
  private Path cases = Path.of("features/guide/cases.csv");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "coverage.html",
      description = "The page. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("coverage.html");

  /**
   * @param clock the machine's
   */
  public CoverageCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try {
      List<GuideCase> guide = Coverage.cases(cases);
      Witnesses.Collector collector = new Witnesses.Collector();
      store
          .open(clock)
          .eachExecution(
              execution ->
                  collector.add(
                      execution.run().id(),
                      execution.run().started(),
                      execution.run().subject(),
                      execution.result()));
      Witnesses witnesses = collector.of(guide);
      Pages.write(out, Pages.render("coverage/witnesses.jte", Map.of("witnesses", witnesses)));
      PrintWriter lines = spec.commandLine().getOut();
      witnesses.summary().forEach(lines::println);
      lines.println("See " + out);
      return 0;
    } catch (IOException e) {
      spec.commandLine().getErr().println("platen coverage: " + e.getMessage());
      return 1;
    }
  }
}
