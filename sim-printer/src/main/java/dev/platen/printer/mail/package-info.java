/** The mail server settings and the printer's mail client. */
@NullMarked
package dev.platen.printer.mail;

import org.jspecify.annotations.NullMarked;
