/** The mails that tell a person what happens in the printer. */
@NullMarked
package dev.platen.printer.notification;

import org.jspecify.annotations.NullMarked;
