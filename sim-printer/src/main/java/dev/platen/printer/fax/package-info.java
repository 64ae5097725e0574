/** The fax unit: sending through a fax server, receiving, and mailing received faxes on. */
@NullMarked
package dev.platen.printer.fax;

import org.jspecify.annotations.NullMarked;
