/** Jobs, their queue, their history and their result codes. */
@NullMarked
package dev.platen.printer.job;

import org.jspecify.annotations.NullMarked;
