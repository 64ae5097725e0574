/** Reports of delivery that come back to the sender (RFC 3461, 3464, 6522). */
@NullMarked
package dev.platen.stubs.exchange.report;

import org.jspecify.annotations.NullMarked;
