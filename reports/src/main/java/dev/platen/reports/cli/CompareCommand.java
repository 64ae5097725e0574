package dev.platen.reports.cli;

import dev.platen.reports.comparison.Comparison;
import dev.platen.reports.comparison.Judge;
import dev.platen.reports.comparison.KnownIssue;
import dev.platen.reports.comparison.KnownIssues;
import dev.platen.reports.comparison.Release;
import dev.platen.reports.coverage.Coverage;
import dev.platen.reports.coverage.GuideCase;
import dev.platen.reports.discrepancy.GuideDefects;
import dev.platen.reports.page.Pages;
import dev.platen.reports.prove.KillMatrix;
import dev.platen.reports.release.Aside;
import dev.platen.reports.release.MachineReports;
import dev.platen.reports.release.ReleaseReport;
import dev.platen.reports.release.Summary;
import dev.platen.reports.run.Run;
import dev.platen.reports.store.RunStore;
import dev.platen.reports.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares two drops, and says whether the candidate can ship. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Compares two drops of a firmware and says whether the candidate can ship.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The candidate can ship.",
      "1:It must not ship.",
      "2:The command was called wrongly.",
      "3:It cannot be told whether it can ship.",
      "4:The comparison could not be made: no runs, an unreadable file, no store."
    },
    exitCodeOnExecutionException = CompareCommand.NOT_MADE,
    footer = {"", "For example: platen compare --baseline 05.22 --candidate 05.23"})
public final class CompareCommand implements Callable<Integer> {
  /** Apart from 1, so that a pipeline fails on a drop that must not ship only. */
  static final int NOT_MADE = 4;

  private static final Path USUAL_LABELS = Path.of("features/guide/labels.csv");
  private static final Path USUAL_KILL_MATRIX = Path.of("features/target/prove", KillMatrix.DATA);
  private final Clock clock;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private StoreOption store = new StoreOption();

  @Option(
      names = "--baseline",
      required = true,
      paramLabel = "FIRMWARE",
      description = "The last released version, or its beginning up to a dot.")
  private String baseline = "";

  @Option(
      names = "--candidate",
      required = true,
      paramLabel = "FIRMWARE",
      description = "The version in question.")
  private String candidate = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "comparison",
      description =
          "Folder for comparison.html, .txt, .json, .junit.xml and .ctrf.json. Default:"
              + " ${DEFAULT-VALUE}.")
  private Path out = Path.of("comparison");

  @Option(
      names = "--known-issues",
      paramLabel = "FILE",
      description = "Failures that somebody owns: docs/verdicts.md.")
  private Optional<Path> knownIssues = Optional.empty();

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      defaultValue = "features/guide/cases.csv",
      description = "The guide's cases. Default: ${DEFAULT-VALUE}.")
  private Path cases = Path.of("features/guide/cases.csv");

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "The labels that the guides print, to look for defects of the guides. Default:"
              + " features/guide/labels.csv, where it is there.")
  private Optional<Path> labels = Optional.empty();

  @Option(
      names = "--kill-matrix",
      paramLabel = "FILE",
      description =
          "Which defects of a firmware the scenarios find, as platen prove has written it. Default:"
              + " features/target/prove/kill-matrix.json, where it is there.")
  private Optional<Path> killMatrix = Optional.empty();

  /**
   * @param clock the machine's
   */
  public CompareCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try {
      RunStore opened = store.open(clock);
      List<Run> before = runs(opened, baseline);
      List<Run> after = runs(opened, candidate);
      List<KnownIssue> known =
          knownIssues.isPresent() ? KnownIssues.read(knownIssues.get()) : List.of();
      List<GuideCase> guide = Coverage.cases(cases);
      Comparison comparison =
          Comparison.of(baseline, before, candidate, after, new Judge(known, LocalDate.now(clock)));
      ReleaseReport report =
          new ReleaseReport(
              comparison,
              Release.of(comparison),
              clock.instant(),
              guide,
              before,
              after,
              new Aside(guideDefects(), killMatrix()),
              opened::content);
      Pages.write(out.resolve("comparison.html"), report.html());
      Pages.write(out.resolve("comparison.txt"), Summary.of(report));
      Pages.write(out.resolve("comparison.json"), MachineReports.json(report));
      Pages.write(out.resolve("comparison.junit.xml"), MachineReports.junit(report));
      Pages.write(out.resolve("comparison.ctrf.json"), MachineReports.ctrf(report));
      PrintWriter lines = spec.commandLine().getOut();
      lines.print(Summary.of(report));
      lines.println("See " + out.resolve("comparison.html"));
      return report.release().answer().exitCode();
    } catch (IOException | StoreException | UncheckedIOException e) {
      spec.commandLine().getErr().println("platen compare: " + e.getMessage());
      return NOT_MADE;
    }
  }

  private Optional<GuideDefects> guideDefects() throws IOException {
    Optional<Path> file = labels.or(() -> Optional.of(USUAL_LABELS).filter(Files::exists));
    return file.isPresent()
        ? Optional.of(GuideDefects.find(file.get(), Path.of("")))
        : Optional.empty();
  }

  private Optional<KillMatrix> killMatrix() throws IOException {
    Optional<Path> file = killMatrix.or(() -> Optional.of(USUAL_KILL_MATRIX).filter(Files::exists));
    return file.isPresent() ? Optional.of(KillMatrix.read(file.get())) : Optional.empty();
  }

  private static List<Run> runs(RunStore store, String firmware) throws IOException {
    List<Run> runs = store.runsOf(firmware);
    if (runs.isEmpty()) {
      List<String> there = store.firmwares();
      throw new IOException(
          "there is no run with firmware "
              + firmware
              + (there.isEmpty()
                  ? "; the store is empty. Import runs first: platen import DIR"
                  : ". There are runs with " + String.join(", ", there) + "."));
    }
    return runs;
  }
}
