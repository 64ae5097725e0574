/** What administrators can look up: the message trace, and who authenticated over SMTP. */
@NullMarked
package dev.platen.stubs.exchange.trace;

import org.jspecify.annotations.NullMarked;
