package dev.platen.reports.comparison;

import java.util.Optional;

/**
 * The verdict on a cell, with what it rests on.
 *
 * @param confidence where the verdict rests on repeated executions: the probability, 0 to 1, that
 *     chance alone would not have made the difference
 * @param known the entry that covers the cell, expired or not
 * @param reason in a person's words
 */
public record Judgement(
    Cell cell,
    Verdict verdict,
    Tally baseline,
    Tally candidate,
    Optional<Double> confidence,
    Optional<KnownIssue> known,
    String reason) {}
