/**
 * Two drops of a firmware against one another: what is worse, what is better, what cannot be told.
 * {@code docs/verdicts.md} has the rules with an example each.
 */
@NullMarked
package dev.platen.reports.comparison;

import org.jspecify.annotations.NullMarked;
