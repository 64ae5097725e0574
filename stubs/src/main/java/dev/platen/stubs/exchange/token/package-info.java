/** Whether an access token opens the door to client submission, and whose it is. */
@NullMarked
package dev.platen.stubs.exchange.token;

import org.jspecify.annotations.NullMarked;
