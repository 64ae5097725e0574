/** Mailboxes: accepted messages, on disk before they are acknowledged, read over IMAP. */
@NullMarked
package dev.platen.stubs.exchange.mailbox;

import org.jspecify.annotations.NullMarked;
