/** The words that a person reads, in each language. */
@NullMarked
package dev.platen.printer.text;

import org.jspecify.annotations.NullMarked;
