/** Settings that are taken out of a printer in a file, and into another. */
@NullMarked
package dev.platen.printer.transfer;

import org.jspecify.annotations.NullMarked;
