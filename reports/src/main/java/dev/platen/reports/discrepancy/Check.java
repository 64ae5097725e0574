package dev.platen.reports.discrepancy;

import java.util.List;
import java.util.function.Function;

/**
 * A kind of discrepancy, and the rule that finds it.
 *
 * @param needsText whether the labels alone do not tell
 */
record Check(
    String id,
    String cases,
    String about,
    String others,
    String reading,
    boolean needsText,
    Function<Guides, List<Finding>> rule) {}
