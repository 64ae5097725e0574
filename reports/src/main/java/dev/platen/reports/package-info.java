/**
 * Pages that people read, made from the files that a run leaves behind. Depends on no other module.
 */
@NullMarked
package dev.platen.reports;

import org.jspecify.annotations.NullMarked;
