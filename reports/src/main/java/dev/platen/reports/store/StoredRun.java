package dev.platen.reports.store;

import dev.platen.reports.run.Subject;
import java.time.Instant;

/**
 * A run without its results.
 *
 * @param scenarios how many executions it has
 */
public record StoredRun(
    String id, Instant started, Subject subject, String bench, long seed, int scenarios) {}
