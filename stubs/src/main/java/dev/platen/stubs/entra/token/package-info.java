/**
 * The token endpoint and what it gives out (reference entra 1.4, 2.2, 4.5, 5): access tokens for
 * Exchange in the v1 form, ID tokens, refresh tokens that need no store. {@link
 * dev.platen.stubs.entra.token.SigningKeys#publicKeys} is what others verify them with.
 */
@NullMarked
package dev.platen.stubs.entra.token;

import org.jspecify.annotations.NullMarked;
