/**
 * The simulated printer, from its settings to its pages. {@link dev.platen.printer.Device} is what
 * its user interfaces see of it.
 */
@NullMarked
package dev.platen.printer;

import org.jspecify.annotations.NullMarked;
