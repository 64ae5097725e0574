/** The Microsoft 365 admin center. */
@NullMarked
package dev.platen.stubs.admin.office;

import org.jspecify.annotations.NullMarked;
