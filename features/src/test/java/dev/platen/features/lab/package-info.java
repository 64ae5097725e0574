/**
 * A printer of a lab, as a device file describes it: drivers that reach it by the network only, and
 * the operator who does what no network can. Scenarios do not see the difference.
 */
@NullMarked
package dev.platen.features.lab;

import org.jspecify.annotations.NullMarked;
