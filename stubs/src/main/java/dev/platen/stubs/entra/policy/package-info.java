/**
 * Conditional access: what an organization demands of a sign-in (reference entra 4.1, 8). Policies
 * are read and written in Microsoft Graph's JSON; {@link
 * dev.platen.stubs.entra.policy.ConditionalAccess} decides, and knows nothing of how a sign-in
 * comes about.
 */
@NullMarked
package dev.platen.stubs.entra.policy;

import org.jspecify.annotations.NullMarked;
