/** Who is told that something changed. */
@NullMarked
package dev.platen.printer.change;

import org.jspecify.annotations.NullMarked;
