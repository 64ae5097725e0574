/** The control panel: the touch screen and the keys beside it. */
@NullMarked
package dev.platen.printer.panel;

import org.jspecify.annotations.NullMarked;
