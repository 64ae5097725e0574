/** Organizations as the bench makes them. */
@NullMarked
package dev.platen.bench.tenant;

import org.jspecify.annotations.NullMarked;
