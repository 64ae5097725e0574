package dev.platen.reports.timeline;

/**
 * A picture among the evidence of the same scenario.
 *
 * @param name as the evidence is called, for example {@code Control panel}
 * @param key SHA-256 of its content, lower-case hex
 */
public record Picture(String name, String key) {}
