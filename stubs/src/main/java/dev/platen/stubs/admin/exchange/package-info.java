/** The Exchange admin center. */
@NullMarked
package dev.platen.stubs.admin.exchange;

import org.jspecify.annotations.NullMarked;
