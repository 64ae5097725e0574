/** What a bench keeps between two runs: its folder, its tenants, its clock. */
@NullMarked
package dev.platen.bench.state;

import org.jspecify.annotations.NullMarked;
