/** The bench in a browser: the start page, mailboxes, switches, and the control API. */
@NullMarked
package dev.platen.bench.console;

import org.jspecify.annotations.NullMarked;
