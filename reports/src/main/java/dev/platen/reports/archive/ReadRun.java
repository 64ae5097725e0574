package dev.platen.reports.archive;

import dev.platen.reports.run.Run;

/**
 * A run as read.
 *
 * @param digest SHA-256 of its messages, lower-case hex: two runs of one id and one digest are the
 *     same run
 */
public record ReadRun(Run run, String digest) {}
