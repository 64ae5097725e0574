/** Whether the scenarios of the guide are whole, and the same in each of its languages. */
@NullMarked
package dev.platen.features.guide;

import org.jspecify.annotations.NullMarked;
