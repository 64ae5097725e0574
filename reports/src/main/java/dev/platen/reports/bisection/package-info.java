/** In which drop of a firmware something went wrong, told from the runs of many. */
@NullMarked
package dev.platen.reports.bisection;

import org.jspecify.annotations.NullMarked;
