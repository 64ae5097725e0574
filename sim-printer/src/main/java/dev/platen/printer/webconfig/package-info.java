/** Web Config: the printer's own web pages, for its administrator. */
@NullMarked
package dev.platen.printer.webconfig;

import org.jspecify.annotations.NullMarked;
