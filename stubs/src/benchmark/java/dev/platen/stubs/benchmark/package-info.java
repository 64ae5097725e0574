/**
 * Measures speed: see docs/performance.md. {@link dev.platen.stubs.benchmark.Benchmarks} is the way
 * in.
 */
@NullMarked
package dev.platen.stubs.benchmark;

import org.jspecify.annotations.NullMarked;
