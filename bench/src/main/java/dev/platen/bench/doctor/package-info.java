/**
 * Looks at a lab before and while a bench runs in it, and says what is wrong and what to do: {@code
 * platen doctor}.
 */
@NullMarked
package dev.platen.bench.doctor;

import org.jspecify.annotations.NullMarked;
