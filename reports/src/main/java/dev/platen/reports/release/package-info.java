/** The page that says whether a drop can ship, and the same for machines. */
@NullMarked
package dev.platen.reports.release;

import org.jspecify.annotations.NullMarked;
