/** Time as the bench lives it: a clock that can be moved, and a scheduler that follows it. */
@NullMarked
package dev.platen.bench.time;

import org.jspecify.annotations.NullMarked;
