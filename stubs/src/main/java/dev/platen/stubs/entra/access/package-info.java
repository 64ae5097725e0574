/**
 * Conditional access where sign-ins happen: asks the policies of a tenant, says no with the right
 * AADSTS number, and keeps the sign-in log.
 */
@NullMarked
package dev.platen.stubs.entra.access;

import org.jspecify.annotations.NullMarked;
