/** What clients read before they sign anybody in (reference entra 2.5 to 2.7). */
@NullMarked
package dev.platen.stubs.entra.discovery;

import org.jspecify.annotations.NullMarked;
