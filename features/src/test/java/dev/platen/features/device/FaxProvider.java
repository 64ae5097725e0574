package dev.platen.features.device;

/**
 * An Internet fax provider.
 *
 * @param domain faxes are mailed to number@domain
 * @param number of a subscriber, whose faxes end up in {@code mailbox}
 */
public record FaxProvider(String domain, String number, Mailbox mailbox) {}
