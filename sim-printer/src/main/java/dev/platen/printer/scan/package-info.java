/** The glass, and the file that a scan becomes. */
@NullMarked
package dev.platen.printer.scan;

import org.jspecify.annotations.NullMarked;
