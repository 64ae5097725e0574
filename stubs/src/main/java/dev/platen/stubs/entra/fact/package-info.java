/**
 * Reads the facts about the service, which live in YAML files beside their source and mark, not in
 * code.
 */
@NullMarked
package dev.platen.stubs.entra.fact;

import org.jspecify.annotations.NullMarked;
