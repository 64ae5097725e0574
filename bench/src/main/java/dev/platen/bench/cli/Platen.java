package dev.platen.bench.cli;

import dev.platen.bench.BenchVersion;
import dev.platen.bench.state.StateException;
import dev.platen.bench.time.BenchClock;
import dev.platen.reports.cli.BisectCommand;
import dev.platen.reports.cli.CompareCommand;
import dev.platen.reports.cli.CoverageCommand;
import dev.platen.reports.cli.HistoryCommand;
import dev.platen.reports.cli.ImportCommand;
import dev.platen.reports.cli.RunsCommand;
import dev.platen.reports.store.StoreException;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code platen} command. */
@Command(
    name = "platen",
    mixinStandardHelpOptions = true,
    description = "A bench for the people who test and release printer firmware.",
    subcommands = {
      UpCommand.class,
      PrinterCommand.class,
      BrowserCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "To begin: platen up",
      "Help on a command: platen help <command>",
      "To prove the scenarios against firmware defects: platen prove --help"
    })
public final class Platen implements Runnable {
  private final Terminal terminal;

  Platen(Terminal terminal) {
    this.terminal = terminal;
  }

  public static void main(String[] args) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(commandLine(Terminal.ofThisProcess()).execute(args));
  }

  static CommandLine commandLine(Terminal terminal) {
    CommandLine.IFactory factory =
        new CommandLine.IFactory() {
          @Override
          public <K> K create(Class<K> type) throws Exception {
            return type == UpCommand.class
                ? type.cast(new UpCommand(terminal))
                : type == PrinterCommand.class
                    ? type.cast(new PrinterCommand(terminal))
                    : type == BrowserCommand.class
                        ? type.cast(new BrowserCommand(terminal))
                        : CommandLine.defaultFactory().create(type);
          }
        };
    CommandLine commandLine = new CommandLine(new Platen(terminal), factory);
    BenchClock clock = BenchClock.atRealTime();
    commandLine.addSubcommand(new DoctorCommand(terminal, clock));
    commandLine.addSubcommand(new LeaseCommand(terminal, clock));
    commandLine.addSubcommand(new RecordCommand(terminal, clock, System.getenv()));
    commandLine.addSubcommand(new DifferencesCommand(terminal, clock));
    commandLine.addSubcommand(new ImportCommand(clock));
    commandLine.addSubcommand(new RunsCommand(clock));
    commandLine.addSubcommand(new CompareCommand(clock));
    commandLine.addSubcommand(new HistoryCommand(clock));
    commandLine.addSubcommand(new BisectCommand(clock));
    commandLine.addSubcommand(new CoverageCommand(clock));
    tellVersion(commandLine);
    commandLine.setOut(terminal.out());
    commandLine.setErr(terminal.err());
    commandLine.setUsageHelpWidth(100);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setOverwrittenOptionsAllowed(true);
    commandLine.setParameterExceptionHandler(
        (problem, parsed) -> {
          terminal.problem(problem.getMessage());
          CommandLine.UnmatchedArgumentException.printSuggestions(problem, terminal.err());
          terminal.problem(
              "see: " + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help");
          return CommandLine.ExitCode.USAGE;
        });
    commandLine.setExecutionExceptionHandler(
        (problem, command, parsed) -> {
          if (problem instanceof UsersProblem
              || problem instanceof StateException
              || problem instanceof StoreException) {
            terminal.problem(problem.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
          }
          throw problem;
        });
    return commandLine;
  }

  private static void tellVersion(CommandLine command) {
    command.getCommandSpec().versionProvider(() -> new String[] {"platen " + BenchVersion.TEXT});
    command.getSubcommands().values().forEach(Platen::tellVersion);
  }

  @Override
  public void run() {
    commandLine(terminal).usage(terminal.out());
  }
}
