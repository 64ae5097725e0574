/** What a scenario costs beside the bare commands to the browser; not part of the build. */
@NullMarked
package dev.platen.features.benchmark;

import org.jspecify.annotations.NullMarked;
