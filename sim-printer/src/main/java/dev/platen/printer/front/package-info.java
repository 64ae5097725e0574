/** What somebody who stands in front of the printer sees and does, as a web page of its own. */
@NullMarked
package dev.platen.printer.front;

import org.jspecify.annotations.NullMarked;
