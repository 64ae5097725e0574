package dev.platen.reports.run;

/**
 * What a scenario left for a reader: a screenshot, a transcript, a sheet.
 *
 * @param name what a person reads, for example {@code Control panel}
 * @param mediaType for example {@code image/jpeg}
 * @param key SHA-256 of the content, lower-case hex
 * @param size in bytes
 */
public record Evidence(String name, String mediaType, String key, long size) {}
