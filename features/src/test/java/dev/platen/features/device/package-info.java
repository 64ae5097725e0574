/**
 * The capabilities of a printer under test and of the cloud around it, as steps see them. A driver
 * binds them: the simulator, a lab printer, or a person who is asked.
 */
@NullMarked
package dev.platen.features.device;

import org.jspecify.annotations.NullMarked;
