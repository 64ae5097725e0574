/**
 * The printer's sign-in to its mail service: device authorization, tokens, and when they are saved.
 */
@NullMarked
package dev.platen.printer.signin;

import org.jspecify.annotations.NullMarked;
