/**
 * Exchange Online as a device meets it: client submission on port 587 and mailboxes read over IMAP.
 * {@link dev.platen.stubs.exchange.ExchangeOnline} is the way in.
 */
@NullMarked
package dev.platen.stubs.exchange;

import org.jspecify.annotations.NullMarked;
