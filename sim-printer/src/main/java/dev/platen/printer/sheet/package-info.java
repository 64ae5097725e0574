/** The network status sheet as a PDF file. */
@NullMarked
package dev.platen.printer.sheet;

import org.jspecify.annotations.NullMarked;
