/** Firmware defects: what a bad drop brings, as data and by name. */
@NullMarked
package dev.platen.printer.defect;

import org.jspecify.annotations.NullMarked;
