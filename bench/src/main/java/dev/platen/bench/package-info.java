/**
 * The bench: cloud and printers put together on one machine. {@link dev.platen.bench.Bench} is the
 * way in from Java, the {@code platen} command from a shell.
 */
@NullMarked
package dev.platen.bench;

import org.jspecify.annotations.NullMarked;
