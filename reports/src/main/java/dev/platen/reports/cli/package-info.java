/** The commands about runs and drops, which {@code platen} offers. */
@NullMarked
package dev.platen.reports.cli;

import org.jspecify.annotations.NullMarked;
