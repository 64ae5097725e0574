/** What administrators see of mail flow: the message trace and the SMTP AUTH clients report. */
@NullMarked
package dev.platen.stubs.exchange.trace;

import org.jspecify.annotations.NullMarked;
