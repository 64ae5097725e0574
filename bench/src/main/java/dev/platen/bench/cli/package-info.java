/** The {@code platen} command. */
@NullMarked
package dev.platen.bench.cli;

import org.jspecify.annotations.NullMarked;
