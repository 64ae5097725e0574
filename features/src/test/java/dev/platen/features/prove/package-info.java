/** The harness proves itself: every firmware defect must turn a scenario red. */
@NullMarked
package dev.platen.features.prove;

import org.jspecify.annotations.NullMarked;
