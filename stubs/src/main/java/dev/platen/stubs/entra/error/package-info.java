/**
 * What goes wrong, by situation. The code raises a {@link dev.platen.stubs.entra.error.Situation};
 * number, text, HTTP status and the rest are rows of {@code aadsts.yaml}, each with source and
 * mark.
 */
@NullMarked
package dev.platen.stubs.entra.error;

import org.jspecify.annotations.NullMarked;
