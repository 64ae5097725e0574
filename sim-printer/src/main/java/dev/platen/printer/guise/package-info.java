/**
 * What a simulated printer tells computers in place of its own, as it was recorded of a real one.
 */
@NullMarked
package dev.platen.printer.guise;

import org.jspecify.annotations.NullMarked;
