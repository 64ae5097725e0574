/** What the printer remembers without power: one database, and a key for its secrets. */
@NullMarked
package dev.platen.printer.store;

import org.jspecify.annotations.NullMarked;
