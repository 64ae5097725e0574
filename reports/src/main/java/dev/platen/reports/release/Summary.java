package dev.platen.reports.release;

import java.util.List;

/** A comparison as plain text: for a terminal, a log, the body of a mail. */
public final class Summary {
  private static final int MOST = 12;

  private Summary() {}

  /** The answer, its reasons, and each thing that fails; a line each. */
  public static String of(ReleaseReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s against %s%n"
            .formatted(
                report.release().answer().words(),
                report.comparison().candidate(),
                report.comparison().baseline()));
    report.release().reasons().forEach(reason -> line(text, "  " + reason));
    List<FindingGroup> failing = report.failing();
    failing.stream()
        .limit(MOST)
        .forEach(
            group -> {
              line(
                  text,
                  "  %s: %s on %s".formatted(group.verdict().word(), group.name(), group.where()));
              report.firstMessage(group).ifPresent(message -> line(text, "    " + message));
            });
    if (failing.size() > MOST) {
      line(text, "  and " + (failing.size() - MOST) + " more");
    }
    return text.toString();
  }

  /** What a device said may hold anything; on a terminal only its letters count. */
  private static void line(StringBuilder text, String line) {
    text.append(line.replaceAll("\\p{Cntrl}", " ")).append(System.lineSeparator());
  }
}
