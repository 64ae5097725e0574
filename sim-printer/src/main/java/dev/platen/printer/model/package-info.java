/** What a printer is, as data: its model and its firmware. */
@NullMarked
package dev.platen.printer.model;

import org.jspecify.annotations.NullMarked;
