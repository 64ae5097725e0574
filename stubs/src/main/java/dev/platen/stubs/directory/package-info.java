/**
 * Tenants, their users, applications, consent and mail switches: what Entra ID and Exchange share.
 */
@NullMarked
package dev.platen.stubs.directory;

import org.jspecify.annotations.NullMarked;
