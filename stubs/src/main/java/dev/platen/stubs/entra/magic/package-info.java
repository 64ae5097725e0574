/**
 * Accounts that every organization has by their names alone, so that whoever stands at a printer
 * can meet each refusal without an administrator.
 */
@NullMarked
package dev.platen.stubs.entra.magic;

import org.jspecify.annotations.NullMarked;
