/** How much mailboxes have sent, and how often log-ins have failed. */
@NullMarked
package dev.platen.stubs.exchange.limit;

import org.jspecify.annotations.NullMarked;
