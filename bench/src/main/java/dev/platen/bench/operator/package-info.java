/** A page for the person who stands beside a printer and does what no program can do there. */
@NullMarked
package dev.platen.bench.operator;

import org.jspecify.annotations.NullMarked;
