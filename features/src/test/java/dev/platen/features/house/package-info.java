/** The rules of the house, checked over the classes of all modules. */
@NullMarked
package dev.platen.features.house;

import org.jspecify.annotations.NullMarked;
