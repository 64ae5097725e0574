/** The runs that were imported, in one file beside the project or in a team's PostgreSQL. */
@NullMarked
package dev.platen.reports.store;

import org.jspecify.annotations.NullMarked;
