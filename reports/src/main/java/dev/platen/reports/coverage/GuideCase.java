package dev.platen.reports.coverage;

/**
 * A testable statement of the guide, a row of {@code cases.csv}.
 *
 * @param id for example {@code SET-7}
 * @param statement what the guide says, in our words
 */
public record GuideCase(String id, String section, String statement) {}
