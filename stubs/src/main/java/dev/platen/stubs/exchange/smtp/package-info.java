/**
 * The SMTP protocol of client submission without a transport: bytes in, {@link
 * dev.platen.stubs.exchange.smtp.Action actions} out. Sockets are an adapter beside it.
 */
@NullMarked
package dev.platen.stubs.exchange.smtp;

import org.jspecify.annotations.NullMarked;
