package dev.platen.reports.discrepancy;

/**
 * What a check has found in a guide.
 *
 * @param says the words concerned, and no more of the guide than these
 * @param how the rule that found it, in our words
 */
record Finding(String locale, String says, String how) {}
