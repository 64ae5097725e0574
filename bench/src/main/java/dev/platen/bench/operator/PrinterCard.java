package dev.platen.bench.operator;

/**
 * A printer in the list.
 *
 * @param path its name in addresses
 * @param version of its page
 * @param asks headline of the instruction that shows; empty where none does
 */
public record PrinterCard(String printer, String path, String version, String asks) {}
