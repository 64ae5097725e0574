/**
 * The authorization code flow (RFC 6749 section 4.1 with PKCE, RFC 7636) and admin consent as Entra
 * ID does them (reference entra 1.5, 1.6): what an application asks of a browser, where the browser
 * is sent afterwards, and the codes.
 */
@NullMarked
package dev.platen.stubs.entra.authorize;

import org.jspecify.annotations.NullMarked;
