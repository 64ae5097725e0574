/** The printer as computers scan on it: eSCL, the HTTP protocol of Mopria and AirScan. */
@NullMarked
package dev.platen.printer.escl;

import org.jspecify.annotations.NullMarked;
