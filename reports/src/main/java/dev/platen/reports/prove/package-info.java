/** The kill matrix: which firmware defects the scenarios have found. */
@NullMarked
package dev.platen.reports.prove;

import org.jspecify.annotations.NullMarked;
