/** The {@code platen} command as a person at a shell meets it, and real clients against it. */
@NullMarked
package dev.platen.features.command;

import org.jspecify.annotations.NullMarked;
