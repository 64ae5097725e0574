/** What the printer tells a manager by SNMP (RFC 1157, RFC 1901): read only, community public. */
@NullMarked
package dev.platen.printer.snmp;

import org.jspecify.annotations.NullMarked;
