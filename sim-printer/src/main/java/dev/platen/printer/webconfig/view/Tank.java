package dev.platen.printer.webconfig.view;

/**
 * Something that is used up.
 *
 * @param key stable name, the same in each language
 * @param part the vendor's number of a new one
 * @param percent how much remains
 */
public record Tank(String key, String name, String part, int percent) {}
