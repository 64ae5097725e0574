package dev.platen.reports.comparison;

import java.time.LocalDate;

/**
 * A failure that somebody owns for a while.
 *
 * @param id the number in the team's tracker
 * @param caseId the guide's case, or a scenario's identity
 * @param model a model, or {@code *}
 * @param language a language tag, or {@code *}
 * @param owner who answers for it
 * @param expires the last day on which it counts
 * @param text what is wrong, for the page
 */
public record KnownIssue(
    String id,
    String caseId,
    String model,
    String language,
    String owner,
    LocalDate expires,
    String text) {
  static final String ANY = "*";

  boolean covers(Cell cell) {
    return (caseId.equals(cell.scenario()) || cell.cases().contains(caseId))
        && matches(model, cell.model())
        && matches(language, cell.language());
  }

  boolean expired(LocalDate today) {
    return today.isAfter(expires);
  }

  private static boolean matches(String pattern, String value) {
    return pattern.equals(ANY) || pattern.equalsIgnoreCase(value);
  }
}
