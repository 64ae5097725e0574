/** A real browser, and the pages of printer and Microsoft in it. */
@NullMarked
package dev.platen.features.browser;

import org.jspecify.annotations.NullMarked;
