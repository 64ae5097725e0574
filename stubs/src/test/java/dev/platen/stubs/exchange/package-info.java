@NullMarked
package dev.platen.stubs.exchange;

import org.jspecify.annotations.NullMarked;
