/** Which cases of the guide a run has proved, in which languages. */
@NullMarked
package dev.platen.reports.coverage;

import org.jspecify.annotations.NullMarked;
