/** Recipients and senders whose names make something happen. */
@NullMarked
package dev.platen.stubs.exchange.magic;

import org.jspecify.annotations.NullMarked;
