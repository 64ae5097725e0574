/** What an administrator looks after a printer with. */
@NullMarked
package dev.platen.printer.management;

import org.jspecify.annotations.NullMarked;
