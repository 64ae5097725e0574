package dev.platen.printer.fax;

import java.time.Instant;

/**
 * A fax in the inbox.
 *
 * @param job receipt number of the job that took it in
 * @param from the sender's number, empty where withheld
 */
public record ReceivedFax(long job, Instant receivedAt, String from, FaxDocument document) {}
