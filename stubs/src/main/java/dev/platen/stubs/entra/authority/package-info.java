/**
 * The authority that a client speaks to: under which address, and for which tenants ({@code
 * common}, {@code organizations}, {@code consumers} or one tenant by id or domain; reference entra
 * 1.1).
 */
@NullMarked
package dev.platen.stubs.entra.authority;

import org.jspecify.annotations.NullMarked;
