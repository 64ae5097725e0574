/** The second factor: codes of an authenticator app, and the picture that sets one up. */
@NullMarked
package dev.platen.stubs.entra.factor;

import org.jspecify.annotations.NullMarked;
