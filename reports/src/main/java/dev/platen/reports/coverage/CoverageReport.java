package dev.platen.reports.coverage;

import dev.platen.reports.page.Pages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the page of guide coverage: one file, nothing fetched, readable without colour. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = "Writes a page that shows which cases of the guide a run has proved.")
public final class CoverageReport implements Callable<Integer> {
  @Option(
      names = "--results",
      required = true,
      paramLabel = "DIR",
      description = "The Allure results of a run.")
  private Path results = Path.of("");

  @Option(
      names = "--cases",
      required = true,
      paramLabel = "FILE",
      description = "The table of the guide's cases.")
  private Path cases = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The page.")
  private Path out = Path.of("");

  public static void main(String[] args) {
    System.exit(new CommandLine(new CoverageReport()).execute(args));
  }

  @Override
  public Integer call() {
    try {
      Coverage coverage = Coverage.of(results, cases);
      Pages.write(out, page(coverage));
      System.out.println(coverage.summary());
      return 0;
    } catch (IOException e) {
      System.err.println("coverage: " + e.getMessage());
      return 1;
    }
  }

  /** The page, HTML. */
  static String page(Coverage coverage) {
    return Pages.render("coverage/page.jte", Map.of("coverage", coverage));
  }
}
