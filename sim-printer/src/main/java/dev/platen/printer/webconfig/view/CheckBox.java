package dev.platen.printer.webconfig.view;

/**
 * A box to tick.
 *
 * @param name control name, also its id
 */
public record CheckBox(String name, String label, boolean checked) {}
