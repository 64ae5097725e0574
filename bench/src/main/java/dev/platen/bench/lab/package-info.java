/**
 * What a bench needs beyond itself to be Microsoft for the printers of a lab: names answered or
 * forwarded, the time, its certificate authority for whoever has to import it.
 */
@NullMarked
package dev.platen.bench.lab;

import org.jspecify.annotations.NullMarked;
