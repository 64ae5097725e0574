/** A name server that answers for the names of the cloud. */
@NullMarked
package dev.platen.stubs.dns;

import org.jspecify.annotations.NullMarked;
