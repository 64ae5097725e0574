/** What happens in a printer, and who is told. */
@NullMarked
package dev.platen.printer.event;

import org.jspecify.annotations.NullMarked;
