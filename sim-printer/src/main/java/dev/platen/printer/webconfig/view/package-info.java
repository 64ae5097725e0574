/** What the templates of Web Config show: texts that are ready, in the reader's language. */
@NullMarked
package dev.platen.printer.webconfig.view;

import org.jspecify.annotations.NullMarked;
