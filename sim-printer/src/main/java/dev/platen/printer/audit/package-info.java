/** The record of who did what with the printer. */
@NullMarked
package dev.platen.printer.audit;

import org.jspecify.annotations.NullMarked;
