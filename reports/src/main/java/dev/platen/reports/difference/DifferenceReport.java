package dev.platen.reports.difference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Differences as a person and as a program reads them.
 *
 * @param a what A is, in a line
 * @param b what B is, in a line
 */
public record DifferenceReport(String a, String b, List<Difference> differences) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public DifferenceReport {
    differences = List.copyOf(differences);
  }

  /** 0 where there are none, 1 otherwise. */
  public int exitCode() {
    return differences.isEmpty() ? 0 : 1;
  }

  /** Lines, readable without colour, grouped by part. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("A: ").append(a).append("\nB: ").append(b).append("\n\n");
    String part = "";
    for (Difference difference : differences) {
      if (!difference.part().equals(part)) {
        part = difference.part();
        text.append(part).append('\n');
      }
      text.append("  ").append(difference.what()).append('\n');
      text.append("    A: ").append(difference.a()).append('\n');
      text.append("    B: ").append(difference.b()).append('\n');
    }
    return text.append(
            switch (differences.size()) {
              case 0 -> "No differences.";
              case 1 -> "\n1 difference.";
              default -> "\n" + differences.size() + " differences.";
            })
        .append('\n')
        .toString();
  }

  /** The same as JSON: {@code same}, {@code a}, {@code b}, {@code differences}. */
  public String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("same", differences.isEmpty());
    json.put("a", a);
    json.put("b", b);
    json.put("differences", differences);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }
}
