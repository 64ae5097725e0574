/**
 * The timeline of a scenario: what each party did when, on the bench's clock, and what came of it;
 * as a file ({@code docs/timeline.md}) and as a page of swim lanes.
 */
@NullMarked
package dev.platen.reports.timeline;

import org.jspecify.annotations.NullMarked;
