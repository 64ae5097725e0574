/** What the printer's web servers share: threads, certificate, forms, replies, templates. */
@NullMarked
package dev.platen.printer.http;

import org.jspecify.annotations.NullMarked;
