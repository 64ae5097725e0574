package dev.platen.printer.webconfig.view;

/**
 * A label and its value.
 *
 * @param key stable name, the same in each language
 */
public record Row(String key, String label, String value) {}
