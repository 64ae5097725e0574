package dev.platen.reports.timeline;

/**
 * Leads from an event to what caused it.
 *
 * @param to id of the cause
 * @param why in plain words, a sentence
 */
public record Link(String to, String why) {}
