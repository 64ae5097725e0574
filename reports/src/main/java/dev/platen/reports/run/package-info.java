/**
 * What a run of the scenarios has found: on which device, with which firmware, with which outcomes.
 */
@NullMarked
package dev.platen.reports.run;

import org.jspecify.annotations.NullMarked;
