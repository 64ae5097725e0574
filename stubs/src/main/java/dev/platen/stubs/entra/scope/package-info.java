/**
 * Scopes and the resources they are for: Exchange Online, Microsoft Graph (reference entra 5.4). A
 * scope without a resource's name is one of Graph's, which is why a mailer that asks for plain
 * {@code SMTP.Send} gets a token that Exchange refuses.
 */
@NullMarked
package dev.platen.stubs.entra.scope;

import org.jspecify.annotations.NullMarked;
