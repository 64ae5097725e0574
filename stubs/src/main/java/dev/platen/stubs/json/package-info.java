/** Reads JSON that people wrote, and says where it is wrong. */
@NullMarked
package dev.platen.stubs.json;

import org.jspecify.annotations.NullMarked;
