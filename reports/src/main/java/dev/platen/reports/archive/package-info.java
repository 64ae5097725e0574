/**
 * What a run leaves behind: {@code run.json}, which says what was tested, and {@code
 * messages.ndjson}, Cucumber's own messages. They come from other machines, so nothing in them is
 * believed before it is checked.
 */
@NullMarked
package dev.platen.reports.archive;

import org.jspecify.annotations.NullMarked;
