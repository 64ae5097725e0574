/** The flight recorder: what happens in a scenario, written down while it happens. */
@NullMarked
package dev.platen.features.timeline;

import org.jspecify.annotations.NullMarked;
