@NullMarked
package dev.platen.stubs.entra.policy;

import org.jspecify.annotations.NullMarked;
