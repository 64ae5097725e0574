/** What tests put around a printer: time, certificates, and the servers it meets. */
@NullMarked
package dev.platen.printer.lab;

import org.jspecify.annotations.NullMarked;
