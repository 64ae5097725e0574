/** The printer's own way to the network: its resolver, its connections, its trust in TLS. */
@NullMarked
package dev.platen.printer.network;

import org.jspecify.annotations.NullMarked;
