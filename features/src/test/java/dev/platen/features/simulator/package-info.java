/**
 * The driver that binds the capabilities to a site of the bench: a simulated printer and a tenant
 * of its own.
 */
@NullMarked
package dev.platen.features.simulator;

import org.jspecify.annotations.NullMarked;
