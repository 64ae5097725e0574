/** Sockets and TLS under the SMTP protocol. */
@NullMarked
package dev.platen.stubs.exchange.net;

import org.jspecify.annotations.NullMarked;
