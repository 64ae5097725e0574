/**
 * The printer as computers print on it: IPP/1.1 and 2.0 (RFC 8010, RFC 8011), plain and over TLS.
 */
@NullMarked
package dev.platen.printer.ippserver;

import org.jspecify.annotations.NullMarked;
