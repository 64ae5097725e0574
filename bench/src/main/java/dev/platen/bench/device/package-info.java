/** The file that describes a printer of a lab: what it is, how it is reached, what is allowed. */
@NullMarked
package dev.platen.bench.device;

import org.jspecify.annotations.NullMarked;
