@NullMarked
package dev.platen.stubs.entra.factor;

import org.jspecify.annotations.NullMarked;
