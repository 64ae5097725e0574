/** The steps of the scenarios, one method for all languages. */
@NullMarked
package dev.platen.features.steps;

import org.jspecify.annotations.NullMarked;
