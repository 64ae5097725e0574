package dev.platen.reports.discrepancy;

import dev.platen.reports.page.Pages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the page of the guides' defects, and beside it the same as a table. */
@Command(
    name = "guide-defects",
    mixinStandardHelpOptions = true,
    description = "Writes a page that shows where the guides disagree: defects of the guides.")
public final class GuideDefectReport implements Callable<Integer> {
  @Option(
      names = "--labels",
      required = true,
      paramLabel = "FILE",
      description = "The table of the labels that the guides print.")
  private Path labels = Path.of("");

  @Option(
      names = "--guides",
      paramLabel = "DIR",
      description = "Folder with the guides' texts, guide-<locale>.txt. Without it, labels only.")
  private Path guides = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The page; the table is written beside it, with the ending .csv.")
  private Path out = Path.of("");

  public static void main(String[] args) {
    System.exit(new CommandLine(new GuideDefectReport()).execute(args));
  }

  @Override
  public Integer call() {
    try {
      GuideDefects found = GuideDefects.find(labels, guides);
      Pages.write(out, page(found));
      String name = String.valueOf(out.getFileName());
      Pages.write(out.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".csv"), found.csv());
      System.out.println(found.summary());
      return 0;
    } catch (IOException e) {
      System.err.println("guide-defects: " + e.getMessage());
      return 1;
    }
  }

  /** The page, HTML. */
  static String page(GuideDefects found) {
    return Pages.render("discrepancy/page.jte", Map.of("found", found));
  }
}
