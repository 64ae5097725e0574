/** The scenarios: what runs them, and what they know about the run. */
@NullMarked
package dev.platen.features;

import org.jspecify.annotations.NullMarked;
