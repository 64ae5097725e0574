/** The certification authorities that the printer trusts. */
@NullMarked
package dev.platen.printer.trust;

import org.jspecify.annotations.NullMarked;
