package dev.platen.reports.coverage;

import dev.platen.reports.page.Pages;
import dev.platen.reports.prove.KillMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
  /** What a report may hold, in the order in which it is offered. */
  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put("index.html", "Each scenario");
    PAGES.put("guide-defects.html", "Defects of the guides");
    PAGES.put(KillMatrix.PAGE, "Kill matrix: which defects of a firmware the scenarios find");
  }

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

  @Option(
      names = "--kill-matrix",
      paramLabel = "FILE",
      description = "Which defects of a firmware the scenarios find, to be shown beside the page.")
  private Optional<Path> killMatrix = Optional.empty();

  public static void main(String[] args) {
    System.exit(new CommandLine(new CoverageReport()).execute(args));
  }

  @Override
  public Integer call() {
    try {
      Coverage coverage = Coverage.of(results, cases);
      if (killMatrix.isPresent() && Files.exists(killMatrix.get())) {
        Pages.write(out.resolveSibling(KillMatrix.PAGE), KillMatrix.read(killMatrix.get()).page());
      }
      Pages.write(out, page(coverage, beside(out)));
      System.out.println(coverage.summary());
      return 0;
    } catch (IOException e) {
      System.err.println("coverage: " + e.getMessage());
      return 1;
    }
  }

  /** The other pages of a report that lie beside this one, by file name. */
  private static Map<String, String> beside(Path page) {
    Map<String, String> there = new LinkedHashMap<>();
    PAGES.forEach(
        (file, title) -> {
          if (Files.exists(page.resolveSibling(file))) {
            there.put(file, title);
          }
        });
    return there;
  }

  /**
   * The page, HTML.
   *
   * @param beside other pages, title by file name
   */
  static String page(Coverage coverage, Map<String, String> beside) {
    return Pages.render("coverage/page.jte", Map.of("coverage", coverage, "beside", beside));
  }
}
