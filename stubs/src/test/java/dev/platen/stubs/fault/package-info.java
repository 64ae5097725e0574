@NullMarked
package dev.platen.stubs.fault;

import org.jspecify.annotations.NullMarked;
