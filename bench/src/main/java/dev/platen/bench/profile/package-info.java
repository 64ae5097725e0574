/** What a printer tells of itself, recorded into a file, taken on by another, and compared. */
@NullMarked
package dev.platen.bench.profile;

import org.jspecify.annotations.NullMarked;
