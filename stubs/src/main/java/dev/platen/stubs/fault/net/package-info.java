/** Carries out faults of TCP and TLS on sockets. */
@NullMarked
package dev.platen.stubs.fault.net;

import org.jspecify.annotations.NullMarked;
