package dev.platen.reports.discrepancy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The defects of the guides.
 *
 * @param defects in the checks' order
 * @param notMade a line for each check that could not be made, or not for each locale, with the
 *     reason
 */
public record GuideDefects(List<GuideDefect> defects, List<String> notMade) {

  public GuideDefects {
    defects = List.copyOf(defects);
    notMade = List.copyOf(notMade);
  }

  /**
   * Looks for them.
   *
   * @param labels {@code labels.csv}
   * @param guides folder with the texts, {@code guide-<locale>.txt}; an empty path where there are
   *     none
   * @throws IOException where a file cannot be read; the message names it
   */
  public static GuideDefects find(Path labels, Path guides) throws IOException {
    return find(Guides.read(labels, guides));
  }

  static GuideDefects find(Guides guides) throws IOException {
    List<GuideDefect> defects = new ArrayList<>();
    List<String> notMade = new ArrayList<>();
    Set<String> missing = new TreeSet<>(Guides.LOCALES);
    missing.removeAll(guides.texts().keySet());
    for (Check check : Checks.all()) {
      if (check.needsText() && !missing.isEmpty()) {
        notMade.add(
            "%s, %s: no text of the guide in %s"
                .formatted(check.id(), check.about(), String.join(", ", missing)));
      }
      for (Finding finding : check.rule().apply(guides)) {
        defects.add(
            new GuideDefect(
                check.id(),
                finding.locale(),
                check.cases(),
                check.about(),
                finding.says(),
                check.others(),
                check.reading(),
                finding.how()));
      }
    }
    return new GuideDefects(defects, notMade);
  }

  /** One line for the end of a build. */
  public String summary() {
    return "Defects of the guides: %d found%s"
        .formatted(
            defects.size(),
            notMade.isEmpty() ? "" : ", " + notMade.size() + " checks not made for every guide");
  }

  /** The table, with a header line. */
  public String csv() {
    StringBuilder table =
        new StringBuilder(
            Table.line(
                List.of(
                    "id",
                    "locale",
                    "cases",
                    "about",
                    "what the guide says",
                    "the others",
                    "reading to test",
                    "how it was found")));
    for (GuideDefect defect : defects) {
      table.append(
          Table.line(
              List.of(
                  defect.id(),
                  defect.locale(),
                  defect.cases(),
                  defect.about(),
                  defect.says(),
                  defect.others(),
                  defect.reading(),
                  defect.how())));
    }
    return table.toString();
  }
}
