/** Measures what the run store costs: docs/performance.md. */
@NullMarked
package dev.platen.reports.benchmark;

import org.jspecify.annotations.NullMarked;
