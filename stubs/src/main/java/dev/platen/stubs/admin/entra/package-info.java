/** The Microsoft Entra admin center. */
@NullMarked
package dev.platen.stubs.admin.entra;

import org.jspecify.annotations.NullMarked;
