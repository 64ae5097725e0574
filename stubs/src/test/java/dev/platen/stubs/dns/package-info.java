@NullMarked
package dev.platen.stubs.dns;

import org.jspecify.annotations.NullMarked;
