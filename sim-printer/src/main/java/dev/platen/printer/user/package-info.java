/**
 * The printer's users (Epson Print Admin Serverless): who may log in at the panel and how, and the
 * mail that they send to themselves (guide cases EPAS-0 to EPAS-U).
 */
@NullMarked
package dev.platen.printer.user;

import org.jspecify.annotations.NullMarked;
