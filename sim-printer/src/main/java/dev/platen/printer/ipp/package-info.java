/** A client of the Internet Printing Protocol (RFC 8010, RFC 8011), for sheets on real paper. */
@NullMarked
package dev.platen.printer.ipp;

import org.jspecify.annotations.NullMarked;
