/**
 * Looks at every page and screen that there is, whatever it is for: can everybody use it, does its
 * text fit, does it withstand hostile input. What is added later is found by following the links
 * and pressing the buttons, so nothing has to be added here.
 */
@NullMarked
package dev.platen.features.inspection;

import org.jspecify.annotations.NullMarked;
