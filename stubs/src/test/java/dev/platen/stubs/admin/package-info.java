@NullMarked
package dev.platen.stubs.admin;

import org.jspecify.annotations.NullMarked;
