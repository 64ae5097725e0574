/**
 * Where two things that should be the same are not: two recorded devices, two runs of a scenario.
 */
@NullMarked
package dev.platen.reports.difference;

import org.jspecify.annotations.NullMarked;
