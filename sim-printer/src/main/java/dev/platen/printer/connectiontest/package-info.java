/** The connection test of the mail server (reference printer 1.3). */
@NullMarked
package dev.platen.printer.connectiontest;

import org.jspecify.annotations.NullMarked;
