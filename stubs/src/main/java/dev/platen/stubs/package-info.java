/**
 * The cloud that a printer signs in to, on one machine: Entra ID, Exchange Online, DNS and the
 * certificate authority that vouches for Microsoft's names.
 */
@NullMarked
package dev.platen.stubs;

import org.jspecify.annotations.NullMarked;
