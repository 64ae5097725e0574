/** How computers find the printer: multicast DNS (RFC 6762) and DNS-SD (RFC 6763). */
@NullMarked
package dev.platen.printer.mdns;

import org.jspecify.annotations.NullMarked;
